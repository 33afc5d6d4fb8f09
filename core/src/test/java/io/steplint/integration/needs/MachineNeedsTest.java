package io.steplint.integration.needs;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.asl.Definition;
import io.steplint.iam.language.RequestContext;
import io.steplint.source.Document;
import io.steplint.source.FileSource;
import io.steplint.source.ObjectNode;
import io.steplint.text.Text;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MachineNeedsTest {

  private static final String ARN = "arn:aws:states:us-east-1:1:";

  private static List<String> needs(String states) {
    return needs(states, Surroundings.UNKNOWN);
  }

  private static List<String> needs(String states, Surroundings children) {
    String definition = "{\"StartAt\": \"Run\", \"States\": {" + states + "}}";
    ObjectNode node =
        Objects.requireNonNull(
            Objects.requireNonNull(Document.read(new FileSource("a.asl.json", definition)).root())
                .asObject());
    return MachineNeeds.of(
            Definition.parse(node),
            Caller.of("parent", Text.of(ARN + "stateMachine:parent")),
            children,
            MachineNeeds.Settings.NONE,
            RequestContext.UNKNOWN)
        .stream()
        .filter(Need::required)
        .map(
            need ->
                need.kind().label()
                    + " "
                    + need.action()
                    + " "
                    + String.join(" or ", need.resources().stream().map(Text::toString).toList()))
        .toList();
  }

  private static String task(String resource, String parameters) {
    return "\"Run\": {\"Type\": \"Task\", \"Resource\": \"%s\", \"Parameters\": %s, \"End\": true}"
        .formatted(resource, parameters);
  }

  @Test
  void waitingForAChildNeedsFourThings() {
    assertThat(
            needs(
                task(
                    "arn:aws:states:::states:startExecution.sync:2",
                    "{\"StateMachineArn\": \"" + ARN + "stateMachine:child\"}")))
        .containsExactly(
            "call states:StartExecution " + ARN + "stateMachine:child",
            "poll states:DescribeExecution " + ARN + "execution:child:*",
            "stop states:StopExecution " + ARN + "execution:child:*",
            "managed-rule events:PutTargets " + rule(),
            "managed-rule events:PutRule " + rule(),
            "managed-rule events:DescribeRule " + rule());
  }

  private static String rule() {
    return "arn:aws:events:us-east-1:1:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule";
  }

  @Test
  void startingAQualifiedChildIsAuthorizedOnTheMachineItself() {
    assertThat(
            needs(
                task(
                    "arn:aws:states:::states:startExecution",
                    "{\"StateMachineArn\": \"" + ARN + "stateMachine:child:PROD\"}")))
        .containsExactly("call states:StartExecution " + ARN + "stateMachine:child");
  }

  @Test
  void theContextObjectNamesTheMachineItself() {
    assertThat(
            needs(
                task(
                    "arn:aws:states:::states:startExecution",
                    "{\"StateMachineArn.$\": \"$$.StateMachine.Id\"}")))
        .containsExactly("call states:StartExecution " + ARN + "stateMachine:parent");
  }

  @Test
  void whatTheExecutionDecidesIsAnyMachineOfTheAccount() {
    assertThat(
            needs(
                task(
                    "arn:aws:states:::states:startExecution",
                    "{\"StateMachineArn.$\": \"$.child\"}")))
        .containsExactly("call states:StartExecution " + ARN + "stateMachine:*");
    assertThat(
            needs(
                task(
                    "arn:aws:states:::states:startExecution",
                    "{\"StateMachineArn.$\": \"States.Format('"
                        + ARN
                        + "stateMachine:{}-worker', $.kind)\"}")))
        .containsExactly("call states:StartExecution " + ARN + "stateMachine:*-worker");
  }

  @Test
  void anExpressChildHasTwoReadings() {
    assertThat(
            needs(
                task(
                    "arn:aws:states:::states:startExecution.sync",
                    "{\"StateMachineArn\": \"" + ARN + "stateMachine:child\"}"),
                arn -> new Surroundings.Child(true, null)))
        .contains(
            "poll states:DescribeExecution "
                + ARN
                + "execution:child:* or "
                + ARN
                + "express:child:*");
  }

  @Test
  void credentialsNeedOnlyTheRoleToBeAssumed() {
    assertThat(
            needs(
                "\"Run\": {\"Type\": \"Task\", \"Resource\":"
                    + " \"arn:aws:states:::states:startExecution.sync\", \"Credentials\":"
                    + " {\"RoleArn\": \"arn:aws:iam::2:role/r\"}, \"Parameters\":"
                    + " {\"StateMachineArn\": \"arn:aws:states:us-east-1:2:stateMachine:c\"},"
                    + " \"End\": true}"))
        .containsExactly("call sts:AssumeRole arn:aws:iam::2:role/r");
  }

  @Test
  void aDistributedMapStartsItself() {
    assertThat(
            needs(
                "\"Run\": {\"Type\": \"Map\", \"End\": true, \"ItemProcessor\":"
                    + " {\"ProcessorConfig\": {\"Mode\": \"DISTRIBUTED\"}, \"StartAt\": \"P\","
                    + " \"States\": {\"P\": {\"Type\": \"Pass\", \"End\": true}}}}"))
        .containsExactly(
            "call states:StartExecution " + ARN + "stateMachine:parent",
            "poll states:DescribeExecution "
                + ARN
                + "execution:parent:* or "
                + ARN
                + "execution:parent/*:*");
  }

  @Test
  void functionsQueuesAndBusesAreFoundByWhatNamesThem() {
    assertThat(needs(task("arn:aws:states:::lambda:invoke", "{\"FunctionName\": \"f:live\"}")))
        .containsExactly("call lambda:InvokeFunction arn:aws:lambda:us-east-1:1:function:f:live");
    assertThat(
            needs(
                task(
                    "arn:aws:states:::sqs:sendMessage",
                    "{\"QueueUrl\": \"https://sqs.eu-west-1.amazonaws.com/7/q\"}")))
        .containsExactly("call sqs:SendMessage arn:aws:sqs:eu-west-1:7:q");
    assertThat(
            needs(
                task(
                    "arn:aws:states:::events:putEvents",
                    "{\"Entries\": [{\"Source\": \"s\"}, {\"EventBusName\": \"orders\"}]}")))
        .containsExactly(
            "call events:PutEvents arn:aws:events:us-east-1:1:event-bus/default",
            "call events:PutEvents arn:aws:events:us-east-1:1:event-bus/orders");
  }

  @Test
  void operationsOfTheSdkGetTheirActionsByNameOrByTable() {
    assertThat(
            needs(
                task(
                    "arn:aws:states:::aws-sdk:sfn:startSyncExecution",
                    "{\"StateMachineArn\": \"" + ARN + "stateMachine:child:1\"}")))
        .containsExactly("call states:StartSyncExecution " + ARN + "stateMachine:child");
    assertThat(needs(task("arn:aws:states:::aws-sdk:s3:listObjectsV2", "{\"Bucket\": \"b\"}")))
        .containsExactly("call s3:ListBucket arn:aws:s3:::b");
    assertThat(needs(task("arn:aws:states:::aws-sdk:ec2:describeInstances", "{}")))
        .containsExactly("call ec2:DescribeInstances *");
  }

  private static String jsonata(String arn) {
    return "\"Run\": {\"Type\": \"Task\", \"QueryLanguage\": \"JSONata\", \"Resource\":"
        + " \"arn:aws:states:::states:startExecution\", \"Arguments\": {\"StateMachineArn\": \"{% "
        + arn
        + " %}\"}, \"End\": true}";
  }

  @Test
  void jsonataIsFoldedAsFarAsTheDefinitionDecidesIt() {
    String start = "call states:StartExecution " + ARN + "stateMachine:";
    assertThat(needs(jsonata("'" + ARN + "stateMachine:' & 'child'")))
        .containsExactly(start + "child");
    assertThat(needs(jsonata("'" + ARN + "stateMachine:' & $states.input.kind & '-worker'")))
        .containsExactly(start + "*-worker");
    assertThat(
            needs(jsonata("'" + ARN + "stateMachine:' & ($states.input.big ? 'large' : 'small')")))
        .containsExactly(start + "large", start + "small");
    assertThat(needs(jsonata("$states.context.StateMachine.Id"))).containsExactly(start + "parent");
    assertThat(needs(jsonata("$states.input.arn"))).containsExactly(start + "*");
  }

  @Test
  void aVariableThatIsAlwaysGivenOneStringIsThatString() {
    String child = ARN + "stateMachine:child";
    String set = "\"%s\": {\"Type\": \"Pass\", \"Assign\": {\"to\": \"%s\"}, \"Next\": \"Run\"}, ";
    String start = "arn:aws:states:::states:startExecution";
    String path = task(start, "{\"StateMachineArn.$\": \"$to\"}");
    String jsonata =
        "\"Run\": {\"Type\": \"Task\", \"QueryLanguage\": \"JSONata\", \"Resource\": \""
            + start
            + "\", \"Arguments\": {\"StateMachineArn\": \"{% $to %}\"}, \"End\": true}";
    String known = "call states:StartExecution " + child;
    assertThat(needs(set.formatted("A", child) + path)).containsExactly(known);
    assertThat(needs(set.formatted("A", child) + jsonata)).containsExactly(known);
    assertThat(needs(set.formatted("A", child) + set.formatted("B", child) + path))
        .containsExactly(known);
    String unknown = "call states:StartExecution " + ARN + "stateMachine:*";
    assertThat(needs(path)).containsExactly(unknown);
    assertThat(needs(set.formatted("A", child) + set.formatted("B", "other") + path))
        .containsExactly(unknown);
  }
}
