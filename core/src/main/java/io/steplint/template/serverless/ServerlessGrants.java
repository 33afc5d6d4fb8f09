package io.steplint.template.serverless;

import io.steplint.source.ArrayNode;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.template.cloudformation.Call;
import io.steplint.template.cloudformation.ExpressionSpelling;
import io.steplint.template.cloudformation.IntrinsicNodes;
import io.steplint.template.cloudformation.SubCall;
import io.steplint.template.draft.Nodes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the Serverless plugin for Step Functions grants for one state, mistakes included: it looks
 * at the words of the definition, not at what AWS needs, and writes {@code [object Object]} where a
 * name is no string. As its releases 3.2x do it; where they differ the grants are unknown.
 */
final class ServerlessGrants {

  /** What stands before the integration in the Resource of a Task. */
  private static final String STATES = ":states:::";

  private static final String EVENTS = "events:PutTargets,events:PutRule,events:DescribeRule";

  /** The plugin cannot handle the state, or only some of its releases do. */
  static final class UnknownGrantException extends Exception {
    private static final long serialVersionUID = 1;

    UnknownGrantException(String message) {
      super(message);
    }
  }

  /**
   * Actions on resources.
   *
   * @param actions separated by commas, as the plugin compares them
   * @param resources ARNs, with intrinsic functions
   */
  record Grant(String actions, List<Node> resources) {}

  private final IntrinsicNodes nodes;
  private final String machineName;
  private final PluginRelease release;

  /**
   * @param place where the grants are to be seen
   * @param machineName the name or key of the machine, with which a Distributed Map starts itself
   * @param release which releases of the plugin may be in use
   */
  ServerlessGrants(Node place, String machineName, PluginRelease release) {
    this.release = release;
    this.nodes = new IntrinsicNodes(place);
    this.machineName = machineName;
  }

  /** What a distributed Map state is granted: to start its own machine. */
  List<Grant> distributedMap() {
    return startExecution(
        "states:StartExecution",
        nodes.sub(
            "arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:stateMachine:",
            machineName),
        nodes.sub(
            "arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:execution:",
            machineName + ":*"));
  }

  /** What a Task state, or the reader or writer of a Map state, is granted. */
  List<Grant> of(ObjectNode state) throws UnknownGrantException {
    Node resource = state.get("Resource");
    if (resource == null) {
      throw new UnknownGrantException("a Task without Resource");
    }
    String literal = Call.of(resource) == null ? Nodes.literal(resource) : null;
    if (literal == null) {
      if (ExpressionSpelling.canonical(resource).contains(STATES)) {
        return partitioned(resource, state);
      }
      if (Call.of(resource) != null) {
        return ServerlessFunctions.grant(List.of(resource, nodes.join(resource, ":*")));
      }
      throw new UnknownGrantException("a Resource that only a deployment decides");
    }
    int at = literal.indexOf(STATES);
    if (!literal.startsWith("arn:") || at < 0) {
      return literal.contains(":lambda")
          ? new ServerlessFunctions(nodes).ofArn(literal)
          : List.of();
    }
    return integration(literal.substring(at + STATES.length()), state);
  }

  /**
   * An integration whose ARN holds intrinsic functions. Since 3.24 the plugin knows it where the
   * partition alone is left open in a string; before, it grants nothing.
   */
  private List<Grant> partitioned(Node resource, ObjectNode state) throws UnknownGrantException {
    Call call = Call.of(resource);
    SubCall sub = call == null || !call.name().equals("Sub") ? null : SubCall.of(call.argument());
    String text = sub == null ? "" : sub.text().string();
    Boolean known = release.since(3, 24);
    // A string that has become a call stands where the string stands.
    boolean isString =
        sub != null && resource.tag() == null && sub.text().start() == resource.start();
    if (!isString || known == null || !text.startsWith("arn:${AWS::Partition}" + STATES)) {
      throw new UnknownGrantException(
          "releases of the plugin differ about an ARN with intrinsic functions");
    }
    return known
        ? integration(text.substring(text.indexOf(STATES) + STATES.length()), state)
        : List.of();
  }

  private List<Grant> integration(String integration, ObjectNode state)
      throws UnknownGrantException {
    List<Grant> tables = new ServerlessTables(nodes).of(integration, state);
    if (tables != null) {
      return tables;
    }
    switch (integration) {
      case "sqs:sendMessage":
      case "sqs:sendMessage.waitForTaskToken":
        return parameter(state, "QueueUrl", "sqs:SendMessage", true);
      case "sns:publish":
      case "sns:publish.waitForTaskToken":
        return parameter(state, "TopicArn", "sns:Publish", false);
      case "batch:submitJob":
      case "batch:submitJob.sync":
        return List.of(
            everything("batch:SubmitJob,batch:DescribeJobs,batch:TerminateJob"),
            rule("StepFunctionsGetEventsForBatchJobsRule"));
      case "glue:startJobRun":
      case "glue:startJobRun.sync":
        return List.of(
            everything("glue:StartJobRun,glue:GetJobRun,glue:GetJobRuns,glue:BatchStopJobRun"));
      case "ecs:runTask":
      case "ecs:runTask.sync":
      case "ecs:runTask.waitForTaskToken":
        return List.of(
            everything("ecs:RunTask,ecs:StopTask,ecs:DescribeTasks,iam:PassRole"),
            rule("StepFunctionsGetEventsForECSTaskRule"));
      case "lambda:invoke":
      case "lambda:invoke.waitForTaskToken":
        return new ServerlessFunctions(nodes).invoke(state);
      case "states:startExecution":
      case "states:startExecution.sync":
      case "states:startExecution.sync:2":
      case "states:startExecution.waitForTaskToken":
        return startExecution("states:StartExecution", state);
      case "aws-sdk:sfn:startSyncExecution":
        return startExecution("states:StartSyncExecution", state);
      case "codebuild:startBuild":
      case "codebuild:startBuild.sync":
        return List.of(
            grant(
                "codebuild:StartBuild,codebuild:StopBuild,codebuild:BatchGetBuilds",
                nodes.sub(
                    "arn:${AWS::Partition}:codebuild:${AWS::Region}:${AWS::AccountId}:project/",
                    IntrinsicNodes.spelled(parameters(state).get("ProjectName")))),
            rule("StepFunctionsGetEventForCodeBuildStartBuildRule"));
      case "sagemaker:createTransformJob.sync":
        Node job = parameters(state).get("TransformJobName");
        return List.of(
            grant(
                "sagemaker:CreateTransformJob,sagemaker:DescribeTransformJob,"
                    + "sagemaker:StopTransformJob",
                nodes.sub(
                    "arn:${AWS::Partition}:sagemaker:${AWS::Region}:${AWS::AccountId}:transform-job/",
                    (job == null ? "" : IntrinsicNodes.spelled(job)) + "*")),
            everything("sagemaker:ListTags"),
            rule("StepFunctionsGetEventsForSageMakerTransformJobsRule"));
      case "bedrock:invokeModel":
        return List.of(grant("bedrock:InvokeModel", model(state)));
      case "events:putEvents":
      case "events:putEvents.waitForTaskToken":
        return putEvents(state);
      case "s3:getObject":
      case "aws-sdk:s3:getObject":
        return List.of(grant("s3:GetObject", object(state)));
      case "s3:putObject":
      case "aws-sdk:s3:putObject":
        return List.of(grant("s3:PutObject", object(state)));
      case "s3:listObjectsV2":
      case "aws-sdk:s3:listObjectsV2":
        return listObjects(state);
      case "aws-sdk:sesv2:sendEmail":
        checkNewest(integration);
        return List.of(everything("ses:SendEmail"));
      case "http:invoke":
        checkNewest(integration);
        return http(state);
      case "aws-sdk:eventbridge:putTargets":
      case "aws-sdk:eventbridge:putTargets.waitForTaskToken":
      case "aws-sdk:scheduler:createSchedule":
      case "aws-sdk:scheduler:deleteSchedule":
        throw new UnknownGrantException("releases of the plugin differ about " + integration);
      default:
        if (integration.startsWith("aws-sdk:redshiftdata:")) {
          throw new UnknownGrantException("releases of the plugin differ about " + integration);
        }
        // The plugin says that it cannot generate a statement, and grants nothing.
        return List.of();
    }
  }

  /** What 3.27 has learned to grant, no release before it does alike. */
  private void checkNewest(String integration) throws UnknownGrantException {
    if (!Boolean.TRUE.equals(release.since(3, 27))) {
      throw new UnknownGrantException("releases of the plugin differ about " + integration);
    }
  }

  private List<Grant> http(ObjectNode state) {
    ObjectNode parameters = state.object("Parameters");
    ObjectNode authentication = parameters == null ? null : parameters.object("Authentication");
    Node connection = authentication == null ? null : authentication.get("ConnectionArn");
    return List.of(
        everything("states:InvokeHTTPEndpoint"),
        grant(
            "events:RetrieveConnectionCredentials",
            connection == null ? nodes.text("*") : connection),
        grant(
            "secretsmanager:GetSecretValue,secretsmanager:DescribeSecret",
            nodes.sub(
                "arn:${AWS::Partition}:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:",
                "events!connection/*")));
  }

  /** {@code Parameters}; what the releases make of {@code Arguments} differs. */
  private static ObjectNode parameters(ObjectNode state) throws UnknownGrantException {
    ObjectNode parameters = state.object("Parameters");
    if (parameters == null) {
      throw new UnknownGrantException("releases of the plugin differ about Arguments");
    }
    return parameters;
  }

  /** A value of {@code Parameters} or {@code Arguments}; null where neither has it. */
  static @Nullable Node value(ObjectNode state, String name) {
    ObjectNode parameters = state.object("Parameters");
    ObjectNode values = parameters != null ? parameters : state.object("Arguments");
    return values == null ? null : values.get(name);
  }

  /** Whether the execution decides the value. */
  static boolean isDynamic(ObjectNode state, String name) {
    Node value = value(state, name);
    String literal = value == null || Call.of(value) != null ? null : Nodes.literal(value);
    return (literal != null && literal.strip().startsWith("{%"))
        || value(state, name + ".$") != null;
  }

  private List<Grant> parameter(ObjectNode state, String name, String action, boolean queue)
      throws UnknownGrantException {
    ObjectNode parameters = parameters(state);
    if (parameters.has(name + ".$")) {
      return List.of(everything(action));
    }
    Node value = parameters.get(name);
    if (value == null) {
      return List.of();
    }
    Node resource = queue ? queue(value) : value;
    return resource == null ? List.of() : List.of(grant(action, resource));
  }

  /** The ARN of the queue of that URL; null where the plugin does not find it. */
  private @Nullable Node queue(Node url) {
    Call call = Call.of(url);
    if (call != null) {
      return call.name().equals("Ref") ? nodes.attribute(call.argument(), "Arn") : nodes.text("*");
    }
    String literal = Nodes.literal(url);
    String host = "https://sqs.";
    int end = literal == null ? -1 : literal.lastIndexOf(".amazonaws.com/");
    if (literal == null || !literal.startsWith(host) || end < host.length()) {
      return null;
    }
    String[] path = literal.substring(end + ".amazonaws.com/".length()).split("/");
    String region = literal.substring(host.length(), end);
    String partition = region.startsWith("cn-") ? "aws-cn" : "aws";
    return path.length < 2
        ? null
        : nodes.text("arn:" + partition + ":sqs:" + region + ":" + path[0] + ":" + path[1]);
  }

  private List<Grant> startExecution(String action, ObjectNode state) {
    Node machine = value(state, "StateMachineArn");
    if (isDynamic(state, "StateMachineArn") || machine == null) {
      return startExecution(action, nodes.text("*"), nodes.text("*"));
    }
    Call call = Call.of(machine);
    if (call != null) {
      SubCall sub = call.name().equals("Sub") ? SubCall.of(call.argument()) : null;
      return startExecution(
          action,
          machine,
          sub == null
              ? nodes.text("*")
              : nodes.sub(execution(sub.text().string()) + ":*", sub.variables()));
    }
    String literal = Nodes.literal(machine);
    return startExecution(
        action, machine, literal == null ? nodes.text("*") : nodes.text(execution(literal) + ":*"));
  }

  private static String execution(String machine) {
    int at = machine.indexOf(":stateMachine:");
    return at < 0 ? machine : machine.substring(0, at) + ":execution:" + machine.substring(at + 14);
  }

  private List<Grant> startExecution(String action, Node machine, Node execution) {
    return List.of(
        grant(action, machine),
        grant("states:DescribeExecution,states:StopExecution", execution),
        rule("StepFunctionsGetEventsForStepFunctionsExecutionRule"));
  }

  private Node model(ObjectNode state) throws UnknownGrantException {
    Node model = parameters(state).get("ModelId");
    String literal = model == null || Call.of(model) != null ? null : Nodes.literal(model);
    if (model == null || literal == null) {
      throw new UnknownGrantException("a ModelId that is no plain string");
    }
    return literal.startsWith("arn:")
        ? model
        : nodes.sub("arn:${AWS::Partition}:bedrock:${AWS::Region}::foundation-model/", literal);
  }

  private List<Grant> putEvents(ObjectNode state) throws UnknownGrantException {
    Node entries = value(state, "Entries");
    ArrayNode list = entries == null ? null : entries.asArray();
    if (list == null) {
      throw new UnknownGrantException("Entries that are no list");
    }
    Set<String> met = new LinkedHashSet<>();
    List<Node> buses = new ArrayList<>();
    for (Node item : list.items()) {
      ObjectNode entry = item.asObject();
      Node bus = entry == null ? null : entry.get("EventBusName");
      Node named = bus == null ? nodes.text("default") : bus;
      if (met.add(ExpressionSpelling.canonical(named))) {
        buses.add(
            nodes.sub(
                "arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:event-bus/${bus}",
                "bus",
                named));
      }
    }
    return List.of(new Grant("events:PutEvents", buses));
  }

  private Node object(ObjectNode state) throws UnknownGrantException {
    ObjectNode parameters = parameters(state);
    Node bucket = parameters.get("Bucket");
    Node key = parameters.get("Key");
    Node prefix = parameters.get("Prefix");
    String path =
        (prefix == null ? "" : IntrinsicNodes.spelled(prefix) + "/")
            + (key == null ? "*" : IntrinsicNodes.spelled(key));
    return bucket == null && path.equals("*") ? nodes.text("*") : inBucket(bucket, "/" + path);
  }

  private List<Grant> listObjects(ObjectNode state) throws UnknownGrantException {
    Node bucket = parameters(state).get("Bucket");
    List<Node> resources = List.of(inBucket(bucket, ""), inBucket(bucket, "/*"));
    return List.of(new Grant("s3:Get*", resources), new Grant("s3:List*", resources));
  }

  private Node inBucket(@Nullable Node bucket, String rest) {
    return nodes.sub(
        "arn:${AWS::Partition}:s3:::${bucket}" + rest,
        "bucket",
        bucket == null ? nodes.text("*") : bucket);
  }

  private Grant everything(String actions) {
    return grant(actions, nodes.text("*"));
  }

  private Grant rule(String name) {
    return grant(
        EVENTS,
        nodes.sub("arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:rule/", name));
  }

  static Grant grant(String actions, Node resource) {
    return new Grant(actions, Nodes.list(resource));
  }
}
