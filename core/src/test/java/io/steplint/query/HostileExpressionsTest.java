package io.steplint.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.steplint.query.intrinsic.IntrinsicParser;
import io.steplint.query.jsonata.JsonataParser;
import io.steplint.query.jsonata.StepFunctionsJsonata;
import io.steplint.query.path.PathParser;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileExpressionsTest {

  private static final Duration BOUND = Duration.ofSeconds(20);

  @ParameterizedTest
  @ValueSource(
      strings = {"(", "[", "{", "-", "$f(", "a[", "a^(", "function($x){", "|", "a?", "a:="})
  void jsonata_nested_10_000_deep_is_refused(String opening) {
    assertTimeoutPreemptively(
        BOUND, () -> assertThat(JsonataParser.parse(opening.repeat(10_000)).isValid()).isFalse());
  }

  @ParameterizedTest
  @ValueSource(strings = {"$[?(", "$.a[", "$.sum(", "$[?(!", "$[?(@.a==[", "$[?(@["})
  void paths_nested_10_000_deep_are_refused(String opening) {
    String text = "$" + opening.substring(1).repeat(10_000);
    assertTimeoutPreemptively(BOUND, () -> assertThat(PathParser.parse(text).isValid()).isFalse());
  }

  @Test
  void calls_nested_deeper_than_10_are_refused() {
    String eleven = "States.Array(".repeat(11) + ")".repeat(11);
    String ten = "States.Array(".repeat(10) + ")".repeat(10);

    assertThat(IntrinsicParser.parse(ten).isValid()).isTrue();
    assertThat(IntrinsicParser.parse(eleven).problem())
        .hasValueSatisfying(
            problem -> assertThat(problem.message()).contains("deeper than 10 levels"));
    assertThat(IntrinsicParser.parse("States.Array(".repeat(10_000)).isValid()).isFalse();
  }

  @Test
  void long_chains_of_operators_are_refused_not_fatal() {
    assertThat(JsonataParser.parse("1" + "+1".repeat(50_000)).problem())
        .hasValueSatisfying(
            problem -> assertThat(problem.code()).isEqualTo(JsonataParser.TOO_DEEP));
    assertThat(JsonataParser.parse("1" + "+1".repeat(400)).isValid()).isTrue();
  }

  @Test
  void long_texts_take_linear_time() {
    assertTimeoutPreemptively(
        BOUND,
        () -> {
          assertThat(PathParser.parse("$" + ".a".repeat(50_000)).isValid()).isTrue();
          assertThat(PathParser.parse("$" + ".*".repeat(50_000)).isValid()).isTrue();
          assertThat(JsonataParser.parse("[" + "1,".repeat(50_000) + "1]").isValid()).isTrue();
          assertThat(JsonataParser.parse("'" + "x".repeat(100_000)).isValid()).isFalse();
          assertThat(JsonataParser.parse("/*".repeat(50_000)).isValid()).isFalse();
          assertThat(IntrinsicParser.parse("States.Array(" + "1,".repeat(50_000) + "1)").isValid())
              .isTrue();
        });
  }

  @Test
  void offsets_count_utf_16_units_whatever_the_text_holds() {
    assertThat(JsonataParser.parse("'\ud83d\ude00\ud800' + ").problem())
        .hasValueSatisfying(problem -> assertThat(problem.start()).isEqualTo(8));
    assertThat(PathParser.parse("$['\udc00'][").problem())
        .hasValueSatisfying(problem -> assertThat(problem.start()).isEqualTo(7));
  }

  @Test
  void no_text_makes_a_parser_throw() {
    List<String> pieces =
        List.of(
            "$",
            "$$",
            ".",
            "..",
            "[",
            "]",
            "(",
            ")",
            "{",
            "}",
            "?",
            "@",
            "'",
            "\"",
            "\\",
            "/",
            "*",
            "**",
            "%",
            ",",
            ":",
            ":=",
            ";",
            "|",
            "^",
            "<",
            ">",
            "=",
            "~>",
            "!",
            "&&",
            "#",
            "a",
            "and",
            "in",
            "true",
            "1",
            "-1",
            "1.5e3",
            " ",
            "\n",
            "`",
            "States.",
            "Format",
            "function",
            "$states",
            "input",
            "\ud800",
            "/*",
            "*/",
            "=~",
            "{%",
            "%}");
    Random random = new Random(42);
    for (int i = 0; i < 10_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = 1 + random.nextInt(12); length > 0; length--) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      }
      String made = text.toString();
      within(made, PathParser.parse(made));
      within(made, PathParser.parse("$" + made));
      within(made, IntrinsicParser.parse("States.Format(" + made));
      within(made, JsonataParser.parse(made));
      within(made, StepFunctionsJsonata.parse("{%" + made + "%}"));
    }
  }

  private static void within(String text, ParseResult<?> result) {
    result
        .problem()
        .ifPresent(
            problem -> {
              assertThat(problem.message()).isNotBlank();
              assertThat(problem.start()).as(text).isBetween(0, problem.end());
              assertThat(problem.end()).as(text).isLessThanOrEqualTo(text.length() + 20);
            });
  }
}
