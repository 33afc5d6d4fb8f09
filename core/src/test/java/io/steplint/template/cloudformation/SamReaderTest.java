package io.steplint.template.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.template.ProjectReader;
import io.steplint.template.ReadOptions;
import io.steplint.testing.RoleGrantLines;
import io.steplint.workspace.Role;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamReaderTest {

  private static final String RESOURCES =
      """
      Transform: AWS::Serverless-2016-10-31
      Parameters: {Stage: {Type: String}}
      Conditions:
        Never: !Equals [a, b]
        Sometimes: !Equals [!Ref Stage, prod]
      Resources:
        Orders: {Type: AWS::Serverless::SimpleTable}
        Work: {Type: AWS::Serverless::Function, Properties: {FunctionName: work}}
        Queue: {Type: AWS::SQS::Queue, Properties: {QueueName: queue}}
        Topic: {Type: AWS::SNS::Topic, Properties: {TopicName: topic}}
        Bus: {Type: AWS::Events::EventBus, Properties: {Name: bus}}
        Bucket: {Type: AWS::S3::Bucket, Properties: {BucketName: bucket}}
        Child:
          Type: AWS::Serverless::StateMachine
          Properties: {Name: child, Definition: {StartAt: A, States: {A: {Type: Succeed}}}}
      """;

  @TempDir Path folder;

  @Test
  void grantsWhatEmbeddedConnectorsGrant() throws Exception {
    Role role =
        roleOfParent(
            """
              Parent:
                Type: AWS::Serverless::StateMachine
                Connectors:
                  Call:
                    Properties: {Destination: {Id: Work}, Permissions: [Write]}
                  Tell:
                    Properties: {Destination: [{Id: Queue}, {Id: Topic}, {Id: Bus}], Permissions: [Write]}
                  Start:
                    Properties: {Destination: {Id: Child}, Permissions: [Read, Write]}
                Properties: {Definition: {StartAt: A, States: {A: {Type: Succeed}}}}
            """);

    String here = "${AWS::Region}:${AWS::AccountId}:";
    assertThat(RoleGrantLines.of(role))
        .containsExactlyInAnyOrder(
            "ALLOW lambda:InvokeFunction arn:${AWS::Partition}:lambda:" + here + "function:work",
            "ALLOW lambda:InvokeAsync arn:${AWS::Partition}:lambda:" + here + "function:work",
            "ALLOW sqs:SendMessage arn:${AWS::Partition}:sqs:" + here + "queue",
            "ALLOW sns:Publish arn:${AWS::Partition}:sns:" + here + "topic",
            "ALLOW events:PutEvents arn:${AWS::Partition}:events:" + here + "event-bus/bus",
            "ALLOW states:StartExecution arn:${AWS::Partition}:states:"
                + here
                + "stateMachine:child",
            "ALLOW states:StopExecution arn:${AWS::Partition}:states:" + here + "execution:child:*",
            "ALLOW states:DescribeExecution arn:${AWS::Partition}:states:"
                + here
                + "execution:child:*",
            "ALLOW events:PutTargets " + rule(),
            "ALLOW events:PutRule " + rule(),
            "ALLOW events:DescribeRule " + rule());
  }

  private static String rule() {
    return "arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:rule/"
        + "StepFunctionsGetEventsForStepFunctionsExecutionRule";
  }

  @Test
  void grantsWhatAConnectorOfItsOwnGrants() throws Exception {
    Role role =
        roleOfParent(
            """
              Parent:
                Type: AWS::StepFunctions::StateMachine
                Properties:
                  RoleArn: !GetAtt Execution.Arn
                  Definition: {StartAt: A, States: {A: {Type: Succeed}}}
              Execution: {Type: AWS::IAM::Role, Properties: {RoleName: execution}}
              ById:
                Type: AWS::Serverless::Connector
                Properties: {Source: {Id: Parent}, Destination: {Id: Bucket}, Permissions: [Read]}
              ByRole:
                Type: AWS::Serverless::Connector
                Properties:
                  Source: {Type: AWS::StepFunctions::StateMachine, RoleName: execution}
                  Destination: {Type: AWS::SNS::Topic, Arn: "arn:aws:sns:us-east-1:123456789012:far"}
                  Permissions: [Write]
              NotThere:
                Type: AWS::Serverless::Connector
                Condition: Never
                Properties: {Source: {Id: Parent}, Destination: {Id: Work}, Permissions: [Write]}
            """);

    assertThat(role.isComplete()).isTrue();
    assertThat(RoleGrantLines.of(role))
        .contains(
            "ALLOW s3:GetObject arn:${AWS::Partition}:s3:::bucket/*",
            "ALLOW s3:ListBucket arn:${AWS::Partition}:s3:::bucket",
            "ALLOW sns:Publish arn:aws:sns:us-east-1:123456789012:far")
        .noneMatch(grant -> grant.contains("lambda"));
  }

  @Test
  void leavesUnknownWhatOnlyTheDeploymentDecides() throws Exception {
    Role role =
        roleOfParent(
            """
              Parent:
                Type: AWS::Serverless::StateMachine
                Properties:
                  Definition: {StartAt: A, States: {A: {Type: Succeed}}}
                  Policies:
                    - !If [Sometimes, {LambdaInvokePolicy: {FunctionName: !Ref Work}}, !Ref AWS::NoValue]
                    - !If [Never, AdministratorAccess, {SQSSendMessagePolicy: {QueueName: q}}]
              Link:
                Type: AWS::Serverless::Connector
                Condition: Sometimes
                Properties: {Source: {Id: Parent}, Destination: {Id: Bucket}, Permissions: [Read]}
            """);

    assertThat(role.unknownPolicies()).hasSize(2);
    assertThat(RoleGrantLines.of(role))
        .filteredOn(grant -> grant.startsWith("ALLOW"))
        .containsExactly(
            "ALLOW sqs:SendMessage* arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:q");
  }

  @Test
  void givesTheGeneratedRoleItsBoundaryAndTracing() throws Exception {
    Role role =
        roleOfParent(
            """
              Parent:
                Type: AWS::Serverless::StateMachine
                Properties:
                  Definition: {StartAt: A, States: {A: {Type: Succeed}}}
                  Tracing: {Enabled: true}
                  PermissionsBoundary: !Ref Limit
              Limit:
                Type: AWS::IAM::ManagedPolicy
                Properties:
                  PolicyDocument: {Statement: {Effect: Allow, Action: "sqs:*", Resource: "*"}}
            """);

    assertThat(role.boundary()).isNotNull();
    assertThat(role.isComplete()).isTrue();
    assertThat(RoleGrantLines.of(role)).contains("ALLOW xray:PutTraceSegments *");
  }

  @Test
  void fillsPlainPlaceholdersOfInlineDefinitions() throws Exception {
    Files.writeString(
        folder.resolve("template.yaml"),
        """
        Resources:
          Machine:
            Type: AWS::Serverless::StateMachine
            Properties:
              Definition:
                StartAt: A
                States:
                  A:
                    Type: ${Kind}
                    End: true
              DefinitionSubstitutions:
                Kind: Pass
        """);

    Workspace workspace = ProjectReader.read(ReadOptions.of(folder, List.of(".")));

    assertThat(workspace.facts()).isEmpty();
    assertThat(
            ExpressionSpelling.canonical(
                Objects.requireNonNull(workspace.stateMachines().get(0).definitionNode())))
        .contains("Type:Pass");
  }

  private Role roleOfParent(String resources) throws Exception {
    Files.writeString(folder.resolve("template.yaml"), RESOURCES + resources);
    Workspace workspace = ProjectReader.read(ReadOptions.of(folder, List.of(".")));
    StateMachine parent = Objects.requireNonNull(workspace.find("template.yaml#Parent"));
    return Objects.requireNonNull(parent.role().ifKnown());
  }
}
