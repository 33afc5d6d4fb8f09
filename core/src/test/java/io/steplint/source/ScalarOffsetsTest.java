package io.steplint.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.ScalarStyle;

class ScalarOffsetsTest {

  /** Each marks the letter Q of its value, wherever it is spelled. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: \"x \\\n  Q\"",
        "a: \"x\\\n\n  y Q\"",
        "a: \"x\\\r\n    \\  y\\\r\n  Q\"",
        "a: \"x\n  \\n Q\"",
        "a: \"x   \n\n\n  y Q z\"",
        "a: \"\\x41\\u00e4\\U0001F600 \\_\\N Q\"",
        "a: \"\\ud83d\\ude00Q\"",
        "a: 'it''s\n  \n  so Q'",
        "a: x\n  y\n\n  Q",
        "a: >\n  x\n  y\n\n    z\n  Q\n",
        "a: >2-\n    x\n  Q\n",
        "a: |\n\n   x\n    y Q\n",
        "a: |+\r\n  x\r\n\r\n  Q\r\n\r\n",
      })
  void aLetterIsFoundWhereItIsSpelled(String text) {
    ScalarNode a = value(text);
    int at = a.string().indexOf('Q');
    assertThat(a.location(at, at + 1)).isEqualTo(placeOf(text));
  }

  @ParameterizedTest
  @EnumSource(
      value = ScalarStyle.class,
      names = {"DOUBLE_QUOTED", "SINGLE_QUOTED", "PLAIN", "LITERAL"})
  void everyLetterIsFoundHoweverLinesAreFolded(ScalarStyle style) {
    Random random = new Random(42);
    for (int i = 0; i < 300; i++) {
      String value = words(random);
      String text = dump(value, style, 10 + random.nextInt(30));
      ScalarNode a = value(text);
      assertThat(a.string()).as(text).isEqualTo(value);
      int[] map = a.offsetMap();
      for (int at = 0; at < value.length(); at++) {
        if (Character.isLetterOrDigit(value.charAt(at))) {
          assertThat(text.substring(map[2 * at], map[2 * at + 1]))
              .as("%s of %s", at, text)
              .isEqualTo(value.substring(at, at + 1));
        }
      }
    }
  }

  @Test
  void jsonHasNoFolding() {
    ScalarNode a =
        Objects.requireNonNull(
            Objects.requireNonNull(
                    Objects.requireNonNull(
                            JsonReader.read(new FileSource("a.json", "{\"a\": \"x\n  Q\"}")).root())
                        .asObject())
                .string("a"));
    assertThat(a.location(4, 5)).isEqualTo(new Location("a.json", 2, 3, 2, 4));
  }

  private static String words(Random random) {
    String[] words = {
      "a", "it's", "\"so\"", "x\\y", "tab\there", "line\nfeed", "\u00e4", "b c", "\n"
    };
    StringBuilder value = new StringBuilder("w");
    int count = random.nextInt(12);
    for (int i = 0; i < count; i++) {
      value.append(random.nextInt(3) == 0 ? "" : " ").append(words[random.nextInt(words.length)]);
    }
    return value.append("z").toString();
  }

  private static String dump(String value, ScalarStyle style, int width) {
    DumpSettings settings =
        DumpSettings.builder()
            .setDefaultScalarStyle(style)
            .setWidth(width)
            .setMultiLineFlow(true)
            .build();
    return new Dump(settings).dumpToString(java.util.Map.of("a", value));
  }

  private static Location placeOf(String text) {
    int offset = text.indexOf('Q');
    return new FileSource("a.yaml", text).location(offset, offset + 1);
  }

  private static ScalarNode value(String text) {
    Document document = YamlReader.read(new FileSource("a.yaml", text));
    assertThat(document.problems()).as(text).isEmpty();
    return Objects.requireNonNull(
        Objects.requireNonNull(Objects.requireNonNull(document.root()).asObject()).string("a"));
  }
}
