package io.steplint.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.source.Node;
import io.steplint.workspace.Fact;
import io.steplint.workspace.KnownStart;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What starts a machine besides other machines is read from every form alike. */
class KnownStartsTest {

  @TempDir Path folder;

  private Workspace read(String name, String text) throws Exception {
    Files.writeString(folder.resolve(name), text);
    return ProjectReader.read(ReadOptions.of(folder, List.of(".")));
  }

  private static List<String> said(Workspace workspace) {
    StateMachine machine = workspace.stateMachines().get(0);
    return workspace.startsOf(machine).stream()
        .map(start -> start.kind().label() + " " + start.name() + " " + start.sent().form())
        .toList();
  }

  @Test
  void readsEventsOfSamAndResourcesOfCloudFormation() throws Exception {
    Workspace workspace =
        read(
            "template.yaml",
            """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Flow:
                Type: AWS::Serverless::StateMachine
                Properties:
                  Definition: {StartAt: A, States: {A: {Type: Succeed}}}
                  Events:
                    Daily: {Type: Schedule, Properties: {Schedule: rate(1 day), Input: '{"a": 1}'}}
                    Made: {Type: EventBridgeRule, Properties: {Pattern: {source: [x]}, InputPath: $.detail}}
                    Call: {Type: Api, Properties: {Path: /, Method: post}}
              Rule:
                Type: AWS::Events::Rule
                Properties:
                  Targets:
                    - {Id: a, Arn: !GetAtt Flow.Arn, InputTransformer: {InputTemplate: '{"b": <b>}'}}
                    - {Id: b, Arn: arn:aws:sqs:us-east-1:111122223333:other}
              Plan:
                Type: AWS::Scheduler::Schedule
                Properties: {Target: {Arn: !Ref Flow, Input: !Ref Unknown}}
              Pipe:
                Type: AWS::Pipes::Pipe
                Properties: {Target: !Ref Flow}
              Method:
                Type: AWS::ApiGateway::Method
                Properties:
                  Integration:
                    Uri: !Sub arn:aws:apigateway:${AWS::Region}:states:action/StartExecution
                    RequestTemplates:
                      application/json: !Sub '{"input": "$util.escapeJavaScript($input.body)", "stateMachineArn": "${Flow}"}'
            """);

    assertThat(said(workspace))
        .containsExactly(
            "rule Flow.Daily CONSTANT",
            "rule Flow.Made PATH",
            "api Flow.Call EVENT",
            "rule Rule TEMPLATE",
            "schedule Plan UNKNOWN",
            "pipe Pipe EVENT",
            "api Method TEMPLATE");
    KnownStart daily = workspace.starts().get(0);
    Node sent = Objects.requireNonNull(daily.sent().value());
    assertThat(Objects.requireNonNull(sent.asObject()).get("a")).isNotNull();
    assertThat(daily.location().line()).isEqualTo(8);
  }

  @Test
  void readsResourcesOfTerraform() throws Exception {
    Workspace workspace =
        read(
            "main.tf",
            """
            resource "aws_sfn_state_machine" "flow" {
              name       = "flow"
              definition = jsonencode({ StartAt = "A", States = { A = { Type = "Succeed" } } })
            }
            resource "aws_cloudwatch_event_target" "daily" {
              for_each = toset(["a", "b"])
              rule     = "daily"
              arn      = aws_sfn_state_machine.flow.arn
              input    = jsonencode({ team = each.key })
            }
            resource "aws_scheduler_schedule" "plan" {
              target {
                arn = aws_sfn_state_machine.flow.arn
              }
            }
            resource "aws_apigatewayv2_integration" "call" {
              integration_subtype = "StepFunctions-StartExecution"
              request_parameters  = {
                StateMachineArn = aws_sfn_state_machine.flow.arn
                Input           = "$request.body"
              }
            }
            """);

    assertThat(said(workspace))
        .containsExactly(
            "rule aws_cloudwatch_event_target.daily[\"a\"] CONSTANT",
            "rule aws_cloudwatch_event_target.daily[\"b\"] CONSTANT",
            "schedule aws_scheduler_schedule.plan EVENT",
            "api aws_apigatewayv2_integration.call TEMPLATE");
  }

  @Test
  void readsEventsOfServerless() throws Exception {
    Workspace workspace =
        read(
            "serverless.yml",
            """
            service: orders
            provider: {name: aws}
            stepFunctions:
              stateMachines:
                flow:
                  name: flow
                  events:
                    - schedule: {rate: rate(1 day), input: {a: 1}}
                    - http: {path: /, method: post}
                  definition: {StartAt: A, States: {A: {Type: Succeed}}}
            """);

    assertThat(said(workspace))
        .containsExactly("rule FlowEvent1 CONSTANT", "api FlowEvent2 TEMPLATE");
  }

  @Test
  void notesAPlaceholderThatFileDoesNotFill() throws Exception {
    Files.writeString(
        folder.resolve("flow.asl.json"),
        "{\"StartAt\": \"A\", \"Comment\": \"${a} ${b.c} ${a}\", \"States\": {\"A\": {\"Type\":"
            + " \"Succeed\"}}}");
    String flow =
        "resource \"aws_sfn_state_machine\" \"m\" {\n  name = \"m\"\n  definition = %s\n}\n";

    Workspace plain = read("main.tf", flow.formatted("file(\"flow.asl.json\")"));
    assertThat(plain.facts()).extracting(Fact::kind).containsOnly(Fact.Kind.OPEN_PLACEHOLDER);
    assertThat(plain.facts()).extracting(fact -> fact.location().column()).containsExactly(30, 35);

    Workspace filled =
        read(
            "main.tf", flow.formatted("templatefile(\"flow.asl.json\", { a = 1, b = { c = 2 } })"));
    assertThat(filled.facts()).isEmpty();
  }
}
