package io.steplint.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.iam.PolicyDocument;
import io.steplint.iam.language.Pattern;
import io.steplint.iam.language.RequestContext;
import io.steplint.integration.needs.Necessity;
import io.steplint.integration.needs.Need;
import io.steplint.integration.needs.NeedKind;
import io.steplint.source.Document;
import io.steplint.source.FileSource;
import io.steplint.source.Location;
import io.steplint.source.Node;
import io.steplint.source.Pointer;
import io.steplint.text.Reference;
import io.steplint.text.Reference.Domain;
import io.steplint.text.Text;
import io.steplint.workspace.MachineType;
import io.steplint.workspace.Policy;
import io.steplint.workspace.Role;
import io.steplint.workspace.Setting;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Workspace;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AccessAnalysisTest {

  private static final String ARN = "arn:aws:states:us-east-1:123456789012:";
  private static final Location PLACE = new Location("a.yaml", 1, 1, 1, 1);

  private static final String WAIT =
      """
      StartAt: Run
      States:
        Run:
          Type: Task
          Resource: arn:aws:states:::states:startExecution.sync:2
          Parameters: {StateMachineArn: "arn:aws:states:us-east-1:123456789012:stateMachine:Child"}
          End: true
      """;

  private static final String EXACT =
      """
      - {Effect: Allow, Action: states:StartExecution, Resource: "A:stateMachine:Child"}
      - Effect: Allow
        Action: [states:DescribeExecution, states:StopExecution]
        Resource: "A:execution:Child:*"
      - Effect: Allow
        Action: [events:PutTargets, events:PutRule, events:DescribeRule]
        Resource: "E:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule"
      """;

  private static Node yaml(String text) {
    return Objects.requireNonNull(Document.read(new FileSource("a.yaml", text)).root());
  }

  private static Role role(String statements) {
    String document =
        "Version: '2012-10-17'\nStatement:\n"
            + statements
                .replace("\"A:", "\"" + ARN)
                .replace("\"E:", "\"arn:aws:events:us-east-1:123456789012:");
    Policy policy =
        new Policy("p", Policy.Kind.WRITTEN, PolicyDocument.parse(yaml(document)), PLACE, null);
    return new Role(
        "a.yaml#Role",
        "Role",
        Text.of("arn:aws:iam::123456789012:role/Role"),
        List.of(policy),
        List.of(),
        null,
        Setting.none(),
        PLACE,
        "Role");
  }

  private static StateMachine machine(String name, String definition, Role role) {
    return StateMachine.builder("a.yaml#" + name, name, PLACE)
        .type(MachineType.STANDARD)
        .arn(Text.of(ARN + "stateMachine:" + name))
        .definition(
            Setting.known(Objects.requireNonNull(yaml(definition).asObject())), "a.yaml", List.of())
        .role(Setting.known(role))
        .build();
  }

  private static MachineAccess access(String statements) {
    return access(WAIT, statements);
  }

  private static MachineAccess access(String definition, String statements) {
    Role role = role(statements);
    Workspace workspace =
        Workspace.builder().add(role).add(machine("Parent", definition, role)).build();
    return AccessAnalysis.of(workspace).machines().get(0);
  }

  private static List<String> needs(MachineAccess access) {
    return access.needs().stream()
        .map(result -> result.need().action() + " " + result.verdict().label())
        .toList();
  }

  private static List<String> excess(MachineAccess access) {
    return access.excess().stream()
        .map(excess -> excess.action() + " " + excess.witness().replace(ARN, "A:"))
        .toList();
  }

  @Test
  void whatTheDocumentationAsksForIsExact() {
    MachineAccess access = access(EXACT);
    assertThat(needs(access)).hasSize(6).allSatisfy(need -> assertThat(need).endsWith("granted"));
    assertThat(access.verdict()).isEqualTo(MachineVerdict.EXACT);
    assertThat(access.needs().get(1).statements()).singleElement().extracting("index").isEqualTo(1);
  }

  @Test
  void aMissingNeedHasTheShortestValidWitness() {
    MachineAccess access = access(EXACT.replace("A:execution", "A:stateMachine"));
    assertThat(needs(access))
        .contains("states:DescribeExecution missing", "states:StopExecution missing");
    assertThat(access.needs().get(1).witness()).isEqualTo(ARN + "execution:Child:-");
    assertThat(access.verdict()).isEqualTo(MachineVerdict.MISSING);
    assertThat(access.dead())
        .extracting(DeadStatement::action, DeadStatement::cause)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "states:DescribeExecution", DeadStatement.Cause.EXECUTION),
            org.assertj.core.groups.Tuple.tuple(
                "states:StopExecution", DeadStatement.Cause.EXECUTION));
  }

  @Test
  void aGrantThatDiffersOnlyInCaseIsDead() {
    MachineAccess access = access(EXACT.replace("stateMachine:Child", "stateMachine:child"));
    assertThat(access.verdict()).isEqualTo(MachineVerdict.MISSING);
    assertThat(access.dead())
        .singleElement()
        .returns(DeadStatement.Cause.CASE, DeadStatement::cause)
        .returns(ARN + "stateMachine:Child", DeadStatement::suggestion);
  }

  @Test
  void aNameThatCloudFormationNeverGivesIsDead() {
    Text child =
        Text.builder()
            .append(ARN + "stateMachine:Worker-")
            .append(new Reference("a.yaml#Worker", "${Worker}", Domain.GENERATED_SUFFIX))
            .build();
    Need needs =
        new Need(
            NeedKind.CALL,
            "states:StartExecution",
            List.of(child),
            RequestContext.UNKNOWN,
            Necessity.SURE,
            "",
            Pointer.ROOT,
            "");
    for (String resource : List.of("Worker", "prod-Worker")) {
      Text grant = Text.of(ARN + "stateMachine:" + resource);
      assertThat(
              NearMiss.of("states:StartExecution", grant, Pattern.resource(grant), List.of(needs)))
          .isEqualTo(new NearMiss(DeadStatement.Cause.NAME, "Worker-XXXXXXXXXXXX"));
    }
    Text fits = Text.of(ARN + "stateMachine:Worker-*");
    assertThat(NearMiss.of("states:StartExecution", fits, Pattern.resource(fits), List.of(needs)))
        .isNull();
  }

  @Test
  void aConditionThatNeverHoldsDenies() {
    MachineAccess access =
        access(
            EXACT.replace(
                "Resource: \"A:stateMachine:Child\"}",
                "Resource: \"A:stateMachine:Child\","
                    + " Condition: {StringEquals: {aws:RequestedRegion: eu-west-1}}}"));
    assertThat(access.needs().get(0))
        .returns(NeedVerdict.DENIED, NeedResult::verdict)
        .returns(
            "The statement that allows it asks for StringEquals aws:RequestedRegion, and the"
                + " request has us-east-1",
            NeedResult::reason);
    assertThat(access.needs().get(0).statements()).singleElement().extracting("index").isEqualTo(0);
  }

  @Test
  void aPrefixWithoutItsColonReachesOtherMachines() {
    MachineAccess access = access(EXACT.replace("Child:*", "Child*"));
    assertThat(access.verdict()).isEqualTo(MachineVerdict.EXCESS);
    assertThat(excess(access))
        .containsExactly(
            "states:DescribeExecution A:execution:Child-:-",
            "states:StopExecution A:execution:Child-:-");
  }

  @Test
  void actionsThatNoTaskNeedsAreTooMuch() {
    MachineAccess access =
        access(
            EXACT
                + """
                - {Effect: Allow, Action: "lambda:*", Resource: "*"}
                - {Effect: Allow, Action: states:StartSyncExecution, Resource: "A:stateMachine:Child"}
                - {Effect: Allow, NotAction: "iam:*", Resource: "*"}
                """);
    assertThat(excess(access))
        .containsExactly(
            "lambda:* lambda:DeleteFunction *",
            "states:StartSyncExecution A:stateMachine:Child",
            "NotAction iam:* s3:DeleteBucket *");
  }

  @Test
  void denyingWhatIsNeededMakesItMissing() {
    MachineAccess access =
        access(EXACT + "- {Effect: Deny, Action: \"states:Stop*\", Resource: \"*\"}\n");
    NeedResult stop = access.needs().get(2);
    assertThat(stop.verdict()).isEqualTo(NeedVerdict.DENIED);
    assertThat(stop.reason()).contains("denies");
    assertThat(access.verdict()).isEqualTo(MachineVerdict.MISSING);
  }

  @Test
  void grantsOnAVersionAndOfAMisspeltRuleAreDead() {
    MachineAccess access =
        access(
            EXACT
                .replace("stateMachine:Child\"", "stateMachine:Child:PROD\"")
                .replace("GetEventsForStep", "GetEventForStep"));
    assertThat(access.dead())
        .extracting(DeadStatement::cause)
        .containsExactly(
            DeadStatement.Cause.QUALIFIER,
            DeadStatement.Cause.RULE_NAME,
            DeadStatement.Cause.RULE_NAME,
            DeadStatement.Cause.RULE_NAME);
    assertThat(access.dead().get(1).suggestion())
        .isEqualTo("StepFunctionsGetEventsForStepFunctionsExecutionRule");
    assertThat(access.excess()).isEmpty();
  }

  @Test
  void aSharedRoleIsHeldAgainstWhatAllItsMachinesNeed() {
    Role role = role(EXACT);
    Workspace workspace =
        Workspace.builder()
            .add(role)
            .add(machine("Idle", "StartAt: P\nStates: {P: {Type: Pass, End: true}}", role))
            .add(machine("Parent", WAIT, role))
            .build();
    List<MachineAccess> machines = AccessAnalysis.of(workspace).machines();
    assertThat(machines)
        .extracting(MachineAccess::verdict)
        .containsExactly(MachineVerdict.EXACT, MachineVerdict.EXACT);
    assertThat(machines.get(0).sharedWith())
        .extracting(StateMachine::name)
        .containsExactly("Parent");
  }

  @Test
  void withoutARoleNothingIsSaid() {
    Workspace workspace =
        Workspace.of(machine("Parent", WAIT, role(EXACT)).toBuilder().role(Setting.none()).build());
    MachineAccess access = AccessAnalysis.of(workspace).machines().get(0);
    assertThat(access.verdict()).isEqualTo(MachineVerdict.NO_ROLE);
    assertThat(needs(access)).allSatisfy(need -> assertThat(need).endsWith("unknown"));
  }

  private static String printed(List<LeastPrivilege.Grant> grants) {
    StringBuilder out = new StringBuilder();
    for (LeastPrivilege.Grant grant : grants) {
      out.append("- Effect: Allow\n  Action: [")
          .append(String.join(", ", grant.actions()))
          .append("]\n  Resource: [");
      for (int i = 0; i < grant.resources().size(); i++) {
        out.append(i == 0 ? "\"" : ", \"").append(grant.resources().get(i)).append('"');
      }
      out.append("]\n");
      if (!grant.passedToService().isEmpty()) {
        out.append("  Condition: {StringEquals: {\"iam:PassedToService\": ")
            .append(grant.passedToService())
            .append("}}\n");
      }
    }
    return out.toString();
  }

  @Test
  void theLeastPrivilegeIsExact() {
    String task =
        """
        StartAt: T
        States:
          T:
            Type: Task
            Resource: arn:aws:states:::%s
            Parameters:
              StateMachineArn: "arn:aws:states:us-east-1:123456789012:stateMachine:Child"
              FunctionName.$: $.name
              QueueUrl: https://sqs.us-east-1.amazonaws.com/123456789012/q
              TopicArn.$: $.topic
              TableName: t
              TaskDefinition: report
              Overrides:
                TaskRoleArn: arn:aws:iam::123456789012:role/x/job
                ExecutionRoleArn: arn:aws:iam::123456789012:role/x/job
              ExecutionRoleArn: arn:aws:iam::123456789012:role/x/job
              RoleArn: arn:aws:iam::123456789012:role/x/job
              JobName: j
              JobDefinition: d
              JobQueue: q
              ModelId: m
              Entries: [{EventBusName: b}]
            End: true
        """;
    for (String resource :
        List.of(
            "states:startExecution",
            "states:startExecution.sync:2",
            "lambda:invoke",
            "sqs:sendMessage",
            "sns:publish",
            "dynamodb:getItem",
            "ecs:runTask.sync",
            "emr-serverless:startJobRun.sync",
            "glue:startJobRun.sync",
            "batch:submitJob.sync",
            "sagemaker:createTrainingJob.sync",
            "bedrock:invokeModel",
            "events:putEvents",
            "athena:startQueryExecution.sync",
            "codebuild:startBuild.sync",
            "mediaconvert:createJob.sync",
            "aws-sdk:sfn:startSyncExecution",
            "aws-sdk:ec2:describeInstances",
            "aws-sdk:s3:copyObject")) {
      String definition = task.formatted(resource);
      String policy = printed(LeastPrivilege.of(access(definition, "- {Effect: Deny}\n")));
      MachineAccess again = access(definition, policy);
      assertThat(again.verdict())
          .as(resource + "\n" + policy + again.excess() + needs(again))
          .isEqualTo(MachineVerdict.EXACT);
    }
  }

  private static final String EXPORT =
      """
      StartAt: T
      States:
        T:
          Type: Task
          Resource: arn:aws:states:::aws-sdk:rds:startExportTask
          Parameters: {KmsKeyId: "arn:aws:kms:us-east-1:123456789012:key/1"}
          End: true
      """;

  private static final String EXPORTER =
      """
      - {Effect: Allow, Action: rds:StartExportTask, Resource: "*"}
      - {Effect: Allow, Action: "%s", Resource: "arn:aws:kms:us-east-1:123456789012:key/%s"}
      """;

  @Test
  void whatIsPossiblyNeededIsNeverMissingAndTakesExactAway() {
    MachineAccess access = access(EXPORT, EXPORTER.substring(0, EXPORTER.indexOf('\n') + 1));
    assertThat(needs(access)).contains("kms:CreateGrant possible");
    assertThat(access.verdict()).isEqualTo(MachineVerdict.UNKNOWN);
  }

  @Test
  void whatIsPossiblyNeededExcusesItsActionOnItsResourceAlone() {
    assertThat(access(EXPORT, EXPORTER.formatted("kms:CreateGrant", "1")).excess()).isEmpty();
    assertThat(access(EXPORT, EXPORTER.formatted("kms:CreateGrant", "2")).excess()).hasSize(1);
    assertThat(access(EXPORT, EXPORTER.formatted("kms:*", "1")).excess()).hasSize(1);
  }

  @Test
  void whatIsPossiblyNeededStandsInAStatementOfItsOwn() {
    assertThat(LeastPrivilege.of(access(EXPORT, "- {Effect: Deny}\n")))
        .extracting(LeastPrivilege.Grant::sid, grant -> grant.actions().get(0))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("", "rds:StartExportTask"),
            org.assertj.core.groups.Tuple.tuple("Possible1", "kms:CreateGrant"));
  }

  @Test
  void theOwnerOfTheResourceIsTheAccountOfItsArn() {
    String condition =
        "\"A:stateMachine:Child\", Condition: {StringEquals: {aws:ResourceAccount: %s}}}";
    String grant = "Resource: \"A:stateMachine:Child\"}";
    assertThat(
            access(EXACT.replace(grant, "Resource: " + condition.formatted("\"999999999999\"")))
                .verdict())
        .isEqualTo(MachineVerdict.MISSING);
    assertThat(
            access(EXACT.replace(grant, "Resource: " + condition.formatted("\"123456789012\"")))
                .verdict())
        .isEqualTo(MachineVerdict.EXACT);
  }

  @Test
  void tellsAccessThatCameAndWent() {
    Workspace before = Workspace.builder().add(role(EXACT)).build();
    Workspace after =
        Workspace.builder()
            .add(role(EXACT.replace("Child:*", "Child*").replace("events:PutRule, ", "")))
            .build();
    assertThat(AccessDiff.between(before, after))
        .extracting(
            AccessDiff.Change::direction,
            AccessDiff.Change::action,
            change -> change.witness().replace(ARN, "A:"))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                AccessDiff.Direction.GAINED, "states:DescribeExecution", "A:execution:Child-:-"),
            org.assertj.core.groups.Tuple.tuple(
                AccessDiff.Direction.GAINED, "states:StopExecution", "A:execution:Child-:-"),
            org.assertj.core.groups.Tuple.tuple(
                AccessDiff.Direction.LOST,
                "events:PutRule",
                "arn:aws:events:us-east-1:123456789012:rule/"
                    + "StepFunctionsGetEventsForStepFunctionsExecutionRule"));
    assertThat(AccessDiff.between(before, before)).isEmpty();
  }

  @Test
  void nothingIsSaidOfARoleThatIsToAssumeItself() {
    String definition =
        """
        StartAt: Call
        States:
          Call:
            Type: Task
            Resource: arn:aws:states:::lambda:invoke
            Parameters: {FunctionName: "arn:aws:lambda:us-east-1:123456789012:function:f"}
            Credentials: {RoleArn: "arn:aws:iam::123456789012:role/ROLE"}
            End: true
        """;
    String statements = "- {Effect: Allow, Action: 'lambda:*', Resource: '*'}";
    assertThat(access(definition.replace("ROLE", "Role"), statements).needs())
        .extracting(NeedResult::verdict)
        .containsExactly(NeedVerdict.UNKNOWN);
    assertThat(access(definition.replace("ROLE", "Other"), statements).needs())
        .extracting(NeedResult::verdict)
        .containsExactly(NeedVerdict.MISSING);
  }
}
