package io.steplint.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.testing.Machines;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Machines that start machines come to an end, with types that still say something. */
class RecursionTest {

  private static final String ARN = "arn:aws:states:eu-west-1:123456789012:stateMachine:";

  private static String start(String child, String input, String next) {
    return """
    {"Type": "Task", "Resource": "arn:aws:states:::states:startExecution.sync:2",
      "Parameters": {"StateMachineArn": "%s", "Input": %s}, "OutputPath": "$.Output", %s}
    """
        .formatted(ARN + child, input, next);
  }

  private static FlowAnalysis analyse(List<StateMachine> machines) {
    Workspace.Builder workspace = Workspace.builder();
    machines.forEach(workspace::add);
    return FlowAnalysis.of(workspace.build());
  }

  private static MachineFlow flow(FlowAnalysis analysis, StateMachine machine) {
    return Objects.requireNonNull(analysis.of(machine));
  }

  @Test
  void aChainOfTenHandsUpWhatTheLastOneReturns() {
    List<StateMachine> machines = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      String state =
          i == 9
              ? "{\"Type\": \"Pass\", \"Parameters\": {\"got.$\": \"$.n\", \"who\": \"last\"},"
                  + " \"End\": true}"
              : start("m" + (i + 1), "{\"n.$\": \"$.n\"}", "\"End\": true");
      String first = i == 0 ? start("m1", "{\"n\": 7}", "\"End\": true") : state;
      machines.add(
          Machines.raw(
              "m" + i + ".asl.json", "{\"StartAt\": \"S\", \"States\": {\"S\": " + first + "}}"));
    }
    assertThat(flow(analyse(machines), machines.get(0)).output())
        .hasToString("{ got: 7; who: \"last\" }");
  }

  @Test
  void aPairThatStartsEachOtherReturnsWhatItsWayOutReturns() {
    String ping =
        """
        {"StartAt": "C", "States": {
          "C": {"Type": "Choice", "Choices": [
            {"Variable": "$.stop", "BooleanEquals": true, "Next": "D"}], "Default": "S"},
          "D": {"Type": "Pass", "Result": {"done": true}, "End": true},
          "S": %s}}
        """;
    String more = "{\"stop.$\": \"$.stop\", \"all.$\": \"States.Array($.all, $.stop)\"}";
    StateMachine one =
        Machines.raw("one.asl.json", ping.formatted(start("two", more, "\"End\": true")));
    StateMachine two =
        Machines.raw("two.asl.json", ping.formatted(start("one", more, "\"End\": true")));
    FlowAnalysis analysis = analyse(List.of(one, two));
    assertThat(flow(analysis, one).output()).hasToString("{ done: true }");
    assertThat(flow(analysis, two).output()).hasToString("{ done: true }");
  }

  @Test
  void aMachineThatOnlyStartsItselfNeverReturns() {
    StateMachine self =
        Machines.raw(
            "self.asl.json",
            "{\"StartAt\": \"S\", \"States\": {\"S\": "
                + start("self", "{\"deeper.$\": \"$\"}", "\"End\": true")
                + "}}");
    assertThat(flow(analyse(List.of(self)), self).output().isNever()).isTrue();
  }

  @Test
  void aReturnThatGrowsWithEveryCallIsWidened() {
    StateMachine nest =
        Machines.raw(
            "nest.asl.json",
            """
            {"StartAt": "C", "States": {
              "C": {"Type": "Choice", "Choices": [
                {"Variable": "$.n", "NumericLessThan": 1, "Next": "D"}], "Default": "S"},
              "D": {"Type": "Pass", "Result": {"leaf": true}, "End": true},
              "S": %s,
              "W": {"Type": "Pass", "Parameters": {"inner.$": "$"}, "End": true}}}
            """
                .formatted(
                    start("nest", "{\"n.$\": \"States.MathAdd($.n, -1)\"}", "\"Next\": \"W\"")));
    MachineFlow flow = flow(analyse(List.of(nest)), nest);
    assertThat(flow.output().contains(java.util.Map.of("leaf", true))).isTrue();
    assertThat(
            flow.output()
                .contains(
                    java.util.Map.of(
                        "inner", java.util.Map.of("inner", java.util.Map.of("leaf", true)))))
        .isTrue();
    assertThat(flow.output().toString()).contains("leaf").contains("inner");
  }
}
