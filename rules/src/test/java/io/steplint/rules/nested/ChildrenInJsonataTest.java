package io.steplint.rules.nested;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.lint.Analysis;
import io.steplint.lint.Engine;
import io.steplint.lint.LintOptions;
import io.steplint.rules.Rules;
import io.steplint.testing.Machines;
import io.steplint.workspace.Workspace;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules about children speak in JSONata too, wherever in an expression the child is read. */
class ChildrenInJsonataTest {

  private static final String CHILD =
      "{\"StartAt\": \"D\", \"States\": {\"D\": {\"Type\": \"Pass\", \"Result\": {\"id\": 1},"
          + " \"End\": true}}}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sync   | $number($states.result.Output.id) + 1   | sync-output-is-text",
        "sync   | $states.result.Output.id = 7            | sync-output-is-text",
        "sync   | {'a': $states.result.Output.id}         | sync-output-is-text",
        "sync   | $parse($states.result.Output).id        | ",
        "sync:2 | $parse($states.result.Output)           | sync2-output-is-json",
        "sync:2 | $parse($states.result.Output).id        | sync2-output-is-json",
        "sync:2 | $length($states.result.Output)          | sync2-output-is-json",
        "sync:2 | $states.result.Output = 'done'          | sync2-output-is-json",
        "sync:2 | $states.result.Output.idd & ''          | child-output-has-no-field",
        "sync:2 | $exists($states.result.Output.idd)      | ",
        "sync:2 | $states.result.Output.id                | ",
        "''     | $states.result.Output                   | no-output-without-sync",
        "''     | $states.result.Status = 'SUCCEEDED'     | no-output-without-sync",
        "''     | $states.result.ExecutionArn             | "
      })
  void speaksOfThePathThatIsToBlame(String pattern, String expression, String rule) {
    String parent =
        """
        {"QueryLanguage": "JSONata", "StartAt": "R", "States": {"R": {"Type": "Task",
          "Resource": "arn:aws:states:::states:startExecution%s",
          "Arguments": {
            "StateMachineArn": "arn:aws:states:eu-west-1:123456789012:stateMachine:child",
            "Input": {"AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID":
              "{%% $states.context.Execution.Id %%}"}},
          "Output": "{%% %s %%}", "End": true}}}
        """
            .formatted(pattern.isEmpty() ? "" : "." + pattern, expression);
    Analysis analysis =
        new Analysis(
            Workspace.of(
                Machines.raw("parent.asl.json", parent), Machines.raw("child.asl.json", CHILD)));
    List<String> found =
        new Engine(Rules.all())
            .run(analysis, LintOptions.DEFAULT).findings().stream()
                .map(finding -> finding.rule().id())
                .toList();
    assertThat(found).isEqualTo(rule == null ? List.of() : List.of(rule));
  }
}
