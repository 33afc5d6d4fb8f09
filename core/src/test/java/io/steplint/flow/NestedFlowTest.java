package io.steplint.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.steplint.asl.State;
import io.steplint.testing.Machines;
import io.steplint.type.Type;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Workspace;
import java.lang.management.ManagementFactory;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class NestedFlowTest {

  private static final String CHILD =
      """
      {"StartAt": "C", "States": {"C": {"Type": "Pass", "Result": {"MyKey": "MyValue"}, "End": true}}}
      """;

  private static MachineFlow parent(String resource, String use) {
    return flow(
        """
        {"StartAt": "Run", "States": {
          "Run": {"Type": "Task", "Resource": "arn:aws:states:::states:%s",
            "Parameters": {"StateMachineArn":
              "arn:aws:states:eu-west-1:123456789012:stateMachine:child"},
            "Next": "Use"},
          "Use": {"Type": "Pass", "Parameters": {"x.$": "%s"}, "End": true}}}
        """
            .formatted(resource, use),
        CHILD);
  }

  private static MachineFlow flow(String parent, String child) {
    StateMachine machine = Machines.raw("parent.asl.json", parent);
    return Objects.requireNonNull(
        FlowAnalysis.of(Workspace.of(machine, Machines.raw("child.asl.json", child))).of(machine));
  }

  private static StateFlow state(MachineFlow flow, String name) {
    State state = Objects.requireNonNull(flow.definition().top().state(name));
    return flow.of(state);
  }

  @Test
  void aChildThatIsWaitedForReturnsItsOutputAsValueWithSync2() {
    MachineFlow flow = parent("startExecution.sync:2", "$.Output.MyKey");
    assertThat(flow.flaws()).isEmpty();
    assertThat(flow.output().toString()).contains("x").contains("MyValue");
  }

  @Test
  void aChildThatIsWaitedForReturnsItsOutputAsTextWithSync() {
    MachineFlow flow = parent("startExecution.sync", "$.Output.MyKey");
    assertThat(flow.flaws()).singleElement().matches(flaw -> flaw.isMust());
    assertThat(flow.output()).isEqualTo(Type.never());
    MachineFlow parsed = parent("startExecution.sync", "States.StringToJson($.Output)");
    assertThat(parsed.output().toString()).contains("MyValue");
  }

  @Test
  void aChildThatIsNotWaitedForReturnsNoOutput() {
    assertThat(parent("startExecution", "$.Output").flaws()).hasSize(1);
    assertThat(parent("startExecution", "$.ExecutionArn").flaws()).isEmpty();
  }

  @Test
  void aMachineThatStartsItselfComesToAnEnd() {
    StateMachine machine =
        Machines.raw(
            "self.asl.json",
            """
            {"StartAt": "Again", "States": {
              "Again": {"Type": "Choice", "Choices": [
                {"Variable": "$.stop", "BooleanEquals": true, "Next": "Done"}], "Default": "Run"},
              "Run": {"Type": "Task", "Resource": "arn:aws:states:::states:startExecution.sync:2",
                "Parameters": {"StateMachineArn":
                  "arn:aws:states:eu-west-1:123456789012:stateMachine:self",
                  "Input": {"stop.$": "$.stop", "before.$": "$"}},
                "End": true},
              "Done": {"Type": "Pass", "Result": 1, "End": true}}}
            """);
    MachineFlow flow = Objects.requireNonNull(FlowAnalysis.of(Workspace.of(machine)).of(machine));
    assertThat(flow.output().contains(1)).isTrue();
  }

  @Test
  void aStateThatLoopsHasAWidenedType() {
    MachineFlow flow =
        flow(
            """
            {"StartAt": "I", "States": {
              "I": {"Type": "Pass", "Result": {"n": 0}, "Next": "L"},
              "L": {"Type": "Pass", "Parameters": {"n.$": "States.MathAdd($.n, 1)"}, "Next": "C"},
              "C": {"Type": "Choice", "Choices": [
                {"Variable": "$.n", "NumericLessThan": 1000, "Next": "L"}], "Default": "E"},
              "E": {"Type": "Succeed"}}}
            """,
            CHILD);
    assertThat(flow.output().contains(java.util.Map.of("n", 1000))).isTrue();
    assertThat(state(flow, "E").reachable()).isTrue();
  }

  @Test
  void aLongChainTakesWorkLinearInItsLength() {
    work(1_000); // loads what is loaded once
    long shorter = work(1_000);
    long longer = work(5_000);
    assertThat(longer).isLessThan(7 * shorter);
  }

  /** The bytes that are allocated to interpret a chain of so many states: the same every time. */
  private static long work(int length) {
    StringBuilder states = new StringBuilder("{\"StartAt\": \"S0\", \"States\": {");
    for (int i = 0; i < length; i++) {
      states
          .append("\"S")
          .append(i)
          .append("\": {\"Type\": \"Pass\", \"Parameters\": {\"v.$\": \"$.v\"}, \"Next\": \"S")
          .append(i + 1)
          .append("\"},");
    }
    states.append("\"S").append(length).append("\": {\"Type\": \"Succeed\"}}}");
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    assertThat(flow(states.toString(), CHILD).flaws()).isEmpty();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  @Test
  void aMapThatTransformsItsResultsReturnsThem() {
    assertThat(mapped("COMPACT")).isEqualTo("[1, 2][]");
    assertThat(mapped("FLATTEN")).isEqualTo("(1 | 2)[]");
    assertThat(mapped("NONE")).contains("Output: json<[1, 2]>").contains("Status: string");
  }

  private static String mapped(String transformation) {
    return flow(
            """
            {"StartAt": "M", "States": {"M": {"Type": "Map", "End": true,
              "ItemsPath": "$.xs",
              "ItemProcessor": {
                "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
                "StartAt": "I", "States": {"I": {"Type": "Pass", "Result": [1, 2], "End": true}}},
              "ResultWriter": {"WriterConfig": {"Transformation": "%s"}}}}}
            """
                .formatted(transformation)
                .replace("\"StartAt\": \"M\", \"States\": {", FIRST),
            CHILD)
        .output()
        .toString();
  }

  private static final String FIRST =
      "\"StartAt\": \"F\", \"States\": {\"F\": {\"Type\": \"Pass\","
          + " \"Result\": {\"xs\": [7, 8]}, \"Next\": \"M\"}, ";
}
