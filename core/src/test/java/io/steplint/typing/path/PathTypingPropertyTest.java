package io.steplint.typing.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.query.path.Path;
import io.steplint.query.path.PathParser;
import io.steplint.testing.PathEngine;
import io.steplint.type.RandomTypes;
import io.steplint.type.Type;
import io.steplint.type.Types;
import io.steplint.typing.Happens;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Holds types of paths against the engine that the service's answers fit: json-path 2.0.0. */
class PathTypingPropertyTest {

  private static final int ROUNDS = 4_000;

  private final RandomTypes random = new RandomTypes(20_261_129);

  @Test
  void a_field_reads_as_the_engine_does_on_nodes() {
    holds(PathEngine.FIELD, ReadBy.FIELD);
  }

  @Test
  void an_argument_reads_as_the_engine_does_on_maps() {
    holds(PathEngine.ARGUMENT, ReadBy.ARGUMENT);
  }

  private void holds(PathEngine engine, ReadBy by) {
    int values = 0;
    int failures = 0;
    for (int i = 0; i < ROUNDS; i++) {
      Object document = document();
      Type type = Types.of(document).join(i % 3 == 0 ? Type.never() : random.type(3));
      String text = path();
      Path path = PathParser.parse(text).get();
      Selection selection = PathTyping.select(type, path.segments(), by);
      try {
        Object found = engine.read(document, text);
        values++;
        assertThat(selection.missing())
            .as("%s of %s as %s gives %s", text, document, type, found)
            .isNotEqualTo(Happens.MUST);
        assertThat(selection.type().contains(found))
            .as("%s of %s as %s: %s in %s", text, document, type, found, selection.type())
            .isTrue();
      } catch (PathEngine.Fails fails) {
        failures++;
        assertThat(selection.missing())
            .as("%s of %s as %s", text, document, type)
            .isNotEqualTo(Happens.NO);
      }
    }
    assertThat(values).isGreaterThan(ROUNDS / 5);
    assertThat(failures).isGreaterThan(ROUNDS / 5);
  }

  /** An object, for the engine takes no null for a document. */
  private Object document() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < 3; i++) {
      fields.put(random.name(), random.value(3));
    }
    return fields;
  }

  private String path() {
    StringBuilder path = new StringBuilder("$");
    for (int i = random.below(4) + 1; i > 0; i--) {
      path.append(step());
    }
    return path.toString();
  }

  private String step() {
    int n = random.below(5) - 1;
    return switch (random.below(18)) {
      case 0, 1 -> "[" + n + "]";
      case 2 -> "[" + n + "," + random.below(3) + "]";
      case 3 -> "[" + n + ":]";
      case 4 -> "[:" + n + "]";
      case 5 -> "[" + n + ":" + (random.below(5) - 2) + "]";
      case 6, 7 -> "[*]";
      case 8 -> "[?(" + test() + ")]";
      case 9 -> "[?(" + test() + (random.below(2) == 0 ? "&&" : "||") + test() + ")]";
      case 10 -> ".." + random.name();
      case 11 -> random.below(2) == 0 ? "..*" : "..[" + n + "]";
      case 12 -> "['" + random.name() + "','" + random.name() + "']";
      case 13 -> "[(@.length-" + random.below(3) + ")]";
      default -> "." + random.name();
    };
  }

  private String test() {
    String left = "@." + random.name();
    return switch (random.below(7)) {
      case 0 -> left;
      case 1 -> "!" + left;
      case 2 -> left + "==" + constant();
      case 3 -> left + "!=" + constant();
      case 4 -> left + ">" + constant();
      case 5 -> left + "==@." + random.name();
      default -> left + "<=" + constant();
    };
  }

  private String constant() {
    return switch (random.below(6)) {
      case 0 -> "'x'";
      case 1 -> "true";
      case 2 -> "null";
      case 3 -> "\"x\"";
      case 4 -> "'12'";
      default -> String.valueOf(random.below(5) - 2);
    };
  }
}
