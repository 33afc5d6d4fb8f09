package io.steplint.query.jsonata;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.query.ExpressionProblem;
import io.steplint.query.jsonata.StateExpression.StatesReference;
import io.steplint.query.jsonata.StateExpression.VariableReference;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StepFunctionsJsonataTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          phone                            | Reference to 'phone' at the top level is not supported.
          1 + phone[0]                     | Reference to 'phone' at the top level is not supported.
          $.a                              | Reference to '$' at the top level is not supported.
          $count(items)                    | Reference to 'items' at the top level is not supported.
          $states.input.a[x = $$.y]        | Reference to '$$' is not supported.
          $states.inptu.a                  | Field '$states.inptu' does not exist.
          $eval('1')                       | Step Functions does not support $eval; $parse reads JSON.
          $lenght('a')                     | There is no function $lenght; did you mean $length?
          $length('a', 'b')                | $length takes at most 1 argument, not 2.
          $states.input.a ~> $join(',', 1) | $join takes 1 to 2 arguments, not 3.
          """)
  void says_what_the_service_will_not_have(String text, String message) {
    assertThat(problems(text)).extracting(ExpressionProblem::message).containsExactly(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$states.input.items[price > 10].name",
        "$states.input.items.(price * quantity)",
        "$states.input.items{type: $sum(price)}",
        "$states.input.items^(>price)",
        "$map($states.input.a, function($x){ $x.phone })",
        "($f := function($n){ $n <= 1 ? 1 : $n * $f($n - 1) }; $f(5))",
        "($even := function($n){ $odd($n) }; $odd := function($n){ $n }; $even(2))",
        "$states.input.o@$x.i#$k.{'r': $x, 'k': $k}",
        "$states.input ~> |a|{'b': c}|",
        "$filter($states.input.a, $boolean)",
        "$partition([1, 2], 1) ~> $count()",
      })
  void accepts_what_has_a_context(String text) {
    assertThat(problems(text)).isEmpty();
  }

  @Test
  void places_problems_in_the_text_with_its_delimiters() {
    ExpressionProblem problem = problems("  phone").get(0);

    assertThat(problem.start()).isEqualTo(5);
    assertThat(problem.end()).isEqualTo(10);
    assertThat(problem.suggestion()).isEqualTo("$states.input.phone");
  }

  @Test
  void collects_what_is_read_of_states_and_of_variables() {
    StateExpression expression =
        parse("$total + $states.context.Execution.Id & $states.result[0] & ($x := 1; $x)");

    assertThat(expression.states())
        .extracting(StatesReference::names)
        .containsExactly(List.of("context", "Execution", "Id"), List.of("result"));
    assertThat(expression.variables()).extracting(VariableReference::name).containsExactly("total");
  }

  @Test
  void a_binding_is_known_behind_itself_and_inside_its_block_only() {
    StateExpression expression = parse("($x := $x + 1; $x) + $x");

    assertThat(expression.variables()).extracting(VariableReference::start).containsExactly(10, 24);
  }

  @Test
  void knows_an_expression_by_its_very_ends() {
    assertThat(StepFunctionsJsonata.isExpression("{%1%}")).isTrue();
    assertThat(StepFunctionsJsonata.isExpression(" {% 1 %}")).isFalse();
    assertThat(StepFunctionsJsonata.isExpression("{%}")).isFalse();
  }

  @Test
  void an_empty_expression_ends_unexpectedly() {
    assertThat(StepFunctionsJsonata.parse("{% %}").problem())
        .hasValueSatisfying(
            problem -> {
              assertThat(problem.code()).isEqualTo("S0207");
              assertThat(problem.message()).isEqualTo("Unexpected end of expression");
            });
  }

  private static StateExpression parse(String text) {
    return StepFunctionsJsonata.parse("{% " + text + " %}").get();
  }

  private static List<ExpressionProblem> problems(String text) {
    return parse(text).problems();
  }
}
