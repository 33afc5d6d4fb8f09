package io.steplint.query.intrinsic;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.query.ExpressionProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntrinsicParserTest {

  @Test
  void a_path_among_the_arguments_keeps_its_place_in_the_whole_text() {
    String text = "States.Format('{}-{}', $.a[?(@.b == ',')].c, $$.Execution.Id )";

    Intrinsic.Call call = IntrinsicParser.parse(text).get();

    Intrinsic filtered = call.arguments().get(1);
    Intrinsic context = call.arguments().get(2);
    assertThat(text.substring(filtered.start(), filtered.end())).isEqualTo("$.a[?(@.b == ',')].c");
    assertThat(text.substring(context.start(), context.end())).isEqualTo("$$.Execution.Id");
    assertThat(((Intrinsic.PathValue) context).path().segments().get(1).end())
        .isEqualTo(context.end());
  }

  @Test
  void a_template_falls_apart_at_its_placeholders() {
    Intrinsic.Call call = IntrinsicParser.parse("States.Format('a\\{{}\\'b{}', 1, null)").get();

    Intrinsic.Text template = (Intrinsic.Text) call.arguments().get(0);
    assertThat(template.templateParts()).containsExactly("a{", "'b", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          States.Formt('a')       | intrinsic-function | 'States.Formt' is not an intrinsic function; did you mean 'States.Format'?
          States.UUID(1)          | intrinsic-arity    | States.UUID takes no arguments, not 1.
          States.Hash('a')        | intrinsic-arity    | States.Hash takes 2 arguments, not 1.
          States.Format("a")      | intrinsic-syntax   | A text argument is written in single quotes.
          States.MathAdd('1', 2)  | intrinsic-argument | Argument 1 of States.MathAdd must be a number, not a string.
          States.Format('{}')     | intrinsic-argument | The template of States.Format has 1 placeholder, but 0 values follow it.
          States.Array(1          | intrinsic-syntax   | The call ends before it is complete: ')' is missing.
          States.Array($.a[])     | path-syntax        | '[' must be followed by
          """)
  void says_what_is_wrong(String text, String code, String message) {
    ExpressionProblem problem = IntrinsicParser.parse(text).problem().orElseThrow();

    assertThat(problem.message()).startsWith(message);
    assertThat(problem.code()).isEqualTo(code);
  }

  @Test
  void only_what_has_a_meaning_may_be_escaped() {
    ExpressionProblem problem =
        IntrinsicParser.parse("States.Array('a\\n')").problem().orElseThrow();

    assertThat(problem.code()).isEqualTo(IntrinsicProblems.ESCAPE);
    assertThat(problem.start()).isEqualTo(15);
    assertThat(problem.end()).isEqualTo(17);
  }
}
