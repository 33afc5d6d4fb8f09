package io.steplint.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.testing.Machines;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Workspace;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A Pass gives what is sent: an object, a number, texts, an array of them, a mix. */
class ParameterKindsTest {

  private static MachineFlow send(String resource, String parameters) {
    StateMachine machine =
        Machines.raw(
            "send.asl.json",
            """
            {"StartAt": "Give", "States": {
              "Give": {"Type": "Pass", "Next": "Send", "Result":
                {"object": {"city": "x"}, "number": 5, "text": "a", "texts": ["a"], "mixed": ["a", 5],
                 "item": {"p": {"N": 5}}}},
              "Send": {"Type": "Task", "Resource": "arn:aws:states:::%s", "Parameters": %s,
                "End": true}}}
            """
                .formatted(resource, parameters));
    return Objects.requireNonNull(FlowAnalysis.of(Workspace.of(machine)).of(machine));
  }

  private static MachineFlow put(String attribute) {
    return send(
        "dynamodb:putItem", "{\"TableName\": \"t\", \"Item\": {\"p\": %s}}".formatted(attribute));
  }

  private static void assertRefused(MachineFlow flow, String wanted) {
    assertThat(flow.flaws())
        .singleElement()
        .matches(Flaw::isMust)
        .extracting(Flaw::detail)
        .isEqualTo(wanted);
    assertThat(flow.output().isNever()).isTrue();
  }

  private static void assertFits(MachineFlow flow) {
    assertThat(flow.flaws()).isEmpty();
    assertThat(flow.output().isNever()).isFalse();
  }

  @Test
  void anAttributeOfTextTakesNoOtherKind() {
    assertRefused(put("{\"S.$\": \"$.object\"}"), "a text");
    assertRefused(put("{\"N.$\": \"$.number\"}"), "a text");
    assertFits(put("{\"S.$\": \"$.text\"}"));
    assertFits(put("{\"N.$\": \"States.Format('{}', $.number)\"}"));
  }

  @Test
  void attributesInsideAttributesAreHeldAgainstTheirKind() {
    assertRefused(put("{\"M\": {\"a\": {\"L\": [{\"S.$\": \"$.number\"}]}}}"), "a text");
    assertFits(put("{\"M\": {\"a\": {\"L\": [{\"S.$\": \"$.text\"}]}}}"));
  }

  @Test
  void aWholeStructureThatAPathGivesIsLookedInto() {
    assertRefused(
        send("dynamodb:putItem", "{\"TableName\": \"t\", \"Item.$\": \"$.item\"}"), "a text");
  }

  @Test
  void anAttributeMayBeAPlainText() {
    assertFits(send("dynamodb:putItem", "{\"TableName\": \"t\", \"Item\": {\"p.$\": \"$.text\"}}"));
  }

  @Test
  void aListTakesNoText() {
    assertRefused(
        send("aws-sdk:ec2:describeInstances", "{\"InstanceIds.$\": \"$.text\"}"), "an array");
    assertFits(send("aws-sdk:ec2:describeInstances", "{\"InstanceIds.$\": \"$.texts\"}"));
  }

  @Test
  void whatOnlySometimesDoesNotFitIsNotRefused() {
    MachineFlow flow =
        send(
            "ecs:runTask",
            """
            {"TaskDefinition": "t:1", "Overrides": {"ContainerOverrides": [{"Name": "a",
              "Command.$": "$.mixed"}]}}\
            """);
    assertThat(flow.flaws()).singleElement().matches(flaw -> !flaw.isMust());
    assertThat(flow.output().isNever()).isFalse();
  }

  @Test
  void anSdkIntegrationWritesObjectsAsTheirText() {
    assertFits(
        send("aws-sdk:sfn:sendTaskSuccess", "{\"TaskToken\": \"t\", \"Output.$\": \"$.object\"}"));
  }

  @Test
  void aMessageTakesAnything() {
    assertFits(send("sqs:sendMessage", "{\"QueueUrl\": \"u\", \"MessageBody.$\": \"$.object\"}"));
  }

  @Test
  void aComputedEndpointIsAUrl() {
    assertRefused(
        send("http:invoke", "{\"Method\": \"GET\", \"ApiEndpoint.$\": \"$.text\"}"),
        "a URL with https://");
  }
}
