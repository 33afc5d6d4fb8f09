package io.steplint.type;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.steplint.query.path.Path;
import io.steplint.query.path.PathParser;
import io.steplint.typing.Happens;
import io.steplint.typing.path.Narrowing;
import io.steplint.typing.path.PathTyping;
import io.steplint.typing.path.Selection;
import io.steplint.typing.path.Update;
import io.steplint.typing.path.Updates;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Holds the operations on types against values, many of them, the same ones in every run. */
class SoundnessTest {

  private static final int ROUNDS = 2_000;

  private final RandomTypes random = new RandomTypes(20240501);

  @Test
  void joinAndWideningHoldTheValuesOfBoth() {
    for (int i = 0; i < ROUNDS; i++) {
      Object value = random.value(3);
      Type type = Types.of(value);
      Type other = random.type(3);
      assertThat(type.contains(value)).as("%s", value).isTrue();
      assertThat(type.join(other).contains(value)).as("%s | %s", type, other).isTrue();
      assertThat(other.join(type)).as("%s | %s", other, type).matches(t -> t.contains(value));
      assertThat(other.widen(type, Thresholds.standard()).contains(value))
          .as("%s widened by %s", other, type)
          .isTrue();
      assertThat(type.widen(other, Thresholds.standard()).contains(value))
          .as("%s widened by %s", type, other)
          .isTrue();
    }
  }

  @Test
  void meetHoldsTheCommonValues() {
    for (int i = 0; i < ROUNDS; i++) {
      Object value = random.value(3);
      Type one = Types.of(value).join(random.type(3));
      Type other = Types.of(value).join(random.type(2));
      assertThat(one.meet(other).contains(value)).as("%s in %s & %s", value, one, other).isTrue();
    }
  }

  @Test
  void inclusionIsNeverClaimedWrongly() {
    int included = 0;
    for (int i = 0; i < ROUNDS; i++) {
      Object value = random.value(2);
      Type one = Types.of(value).join(random.type(2));
      Type other = random.type(2);
      if (one.isSubtypeOf(other)) {
        included++;
        assertThat(other.contains(value)).as("%s in %s, %s", value, one, other).isTrue();
      }
      assertThat(one.isSubtypeOf(one)).as("%s", one).isTrue();
    }
    assertThat(included).isPositive();
  }

  @Test
  void joiningIsCommutativeAndIdempotent() {
    for (int i = 0; i < ROUNDS; i++) {
      Type one = random.type(2);
      Type other = random.type(2);
      Type joined = one.join(other);
      assertThat(joined.join(joined)).isEqualTo(joined);
      assertThat(one.isSubtypeOf(joined)).as("%s in %s", one, joined).isTrue();
    }
  }

  @Test
  void everyChainOfWideningsEnds() {
    for (int i = 0; i < 60; i++) {
      Type at = random.type(3);
      int changes = 0;
      for (int step = 0; step < 400; step++) {
        Type next = at.widen(grow(at), Thresholds.standard());
        if (!next.equals(at)) {
          changes++;
        }
        at = next;
      }
      assertThat(changes).as("%s", at).isLessThan(150);
    }
  }

  private Type grow(Type type) {
    return switch (random.below(5)) {
      case 0 -> Types.object().required(random.name(), type).closed();
      case 1 -> Types.array(type, 1, random.below(9) + 1);
      case 2 -> Types.jsonText(type);
      case 3 -> Type.literal(random.below(100_000));
      default -> random.type(4);
    };
  }

  @Test
  void aDefinitePathSelectsWhatItSelectsFromTheValue() {
    for (int i = 0; i < ROUNDS; i++) {
      Object value = random.value(4);
      Type type = Types.of(value).join(random.type(3));
      Path path = PathParser.parse(path()).get();
      Object[] found = {value};
      boolean there = walk(found, path);
      Selection selection = PathTyping.select(type, path.segments());
      if (there) {
        assertThat(selection.missing()).isNotEqualTo(Happens.MUST);
        assertThat(selection.type().contains(found[0])).as("%s of %s", path, type).isTrue();
        assertThat(Narrowing.present(type, path.segments()).contains(value)).isTrue();
      } else {
        assertThat(selection.missing()).as("%s of %s", path, type).isNotEqualTo(Happens.NO);
        assertThat(Narrowing.absent(type, path.segments()).contains(value))
            .as("%s without %s", type, path)
            .isTrue();
      }
    }
  }

  private String path() {
    StringBuilder path = new StringBuilder("$");
    for (int i = random.below(3) + 1; i > 0; i--) {
      path.append(random.below(4) == 0 ? "[" + random.below(3) + "]" : "." + random.name());
    }
    return path.toString();
  }

  private static boolean walk(@Nullable Object[] at, Path path) {
    for (var segment : path.segments()) {
      if (segment instanceof io.steplint.query.path.Segment.Field field) {
        if (!(at[0] instanceof Map<?, ?> map) || !map.containsKey(field.name())) {
          return false;
        }
        at[0] = map.get(field.name());
      } else if (segment instanceof io.steplint.query.path.Segment.Index index) {
        if (!(at[0] instanceof List<?> list) || index.index() >= list.size()) {
          return false;
        }
        at[0] = list.get(index.index());
      }
    }
    return true;
  }

  @Test
  void puttingGivesWhatItGivesForTheValue() {
    for (int i = 0; i < ROUNDS; i++) {
      Object value = random.value(3);
      Object added = random.value(1);
      Type type = Types.of(value).join(random.type(2));
      String one = random.name();
      String two = random.name();
      Path path = PathParser.parse("$." + one + "." + two).get();
      Update update = Updates.put(type, path.segments(), Types.of(added));
      Object result = put(value, List.of(one, two), added);
      if (result == null) {
        assertThat(update.failure()).as("%s in %s", path, type).isNotEqualTo(Happens.NO);
      } else {
        assertThat(update.type().contains(result)).as("%s in %s", path, type).isTrue();
        assertThat(update.failure()).isNotEqualTo(Happens.MUST);
      }
    }
  }

  private static @Nullable Object put(
      @Nullable Object target, List<String> path, @Nullable Object value) {
    if (!(target instanceof Map<?, ?> map)) {
      return null;
    }
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    map.forEach((key, item) -> copy.put((String) key, item));
    if (path.size() == 1) {
      copy.put(path.get(0), value);
      return copy;
    }
    Object inner = copy.containsKey(path.get(0)) ? copy.get(path.get(0)) : Map.of();
    Object changed = put(inner, path.subList(1, path.size()), value);
    if (changed == null) {
      return null;
    }
    copy.put(path.get(0), changed);
    return copy;
  }

  @Test
  void theSchemaOfATypeAcceptsItsValues() {
    SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    for (int i = 0; i < 400; i++) {
      Object value = random.value(3);
      Type type = Types.of(value).join(random.type(2));
      String schema = schema(type);
      List<String> errors = new ArrayList<>();
      registry
          .getSchema(schema)
          .validate(json(value), InputFormat.JSON)
          .forEach(error -> errors.add(error.toString()));
      assertThat(errors).as("%s against %s", value, schema).isEmpty();
    }
  }

  static String schema(Type type) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
      JsonSchemaWriter.write(type, out);
    }
    return text.toString();
  }

  private static String json(@Nullable Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
      write(value, out);
    }
    return text.toString();
  }

  private static void write(@Nullable Object value, JsonGenerator out) {
    if (value instanceof Map<?, ?> map) {
      out.writeStartObject();
      map.forEach(
          (key, item) -> {
            out.writeName((String) key);
            write(item, out);
          });
      out.writeEndObject();
    } else if (value instanceof List<?> list) {
      out.writeStartArray();
      list.forEach(item -> write(item, out));
      out.writeEndArray();
    } else if (value instanceof String text) {
      out.writeString(text);
    } else if (value instanceof Boolean flag) {
      out.writeBoolean(flag);
    } else if (value instanceof java.math.BigDecimal number) {
      out.writeNumber(number);
    } else {
      out.writeNull();
    }
  }
}
