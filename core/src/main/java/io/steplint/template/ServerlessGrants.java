package io.steplint.template;

import io.steplint.source.ArrayNode;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ObjectNode.Member;
import io.steplint.source.ScalarNode;
import io.steplint.text.Text;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the Serverless plugin for Step Functions grants for one state, mistakes included: it looks
 * at the words of the definition, not at what AWS needs, and writes {@code [object Object]} where a
 * name is no string. As its releases 3.2x do it; where they differ the grants are unknown.
 */
final class ServerlessGrants {

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

  /** The item operations of DynamoDB that the plugin knows, by the end of the resource. */
  private static final Map<String, String> DYNAMODB =
      Map.ofEntries(
          Map.entry("dynamodb:updateItem", "UpdateItem"),
          Map.entry("aws-sdk:dynamodb:updateItem", "UpdateItem"),
          Map.entry("aws-sdk:dynamodb:updateItem.waitForTaskToken", "UpdateItem"),
          Map.entry("dynamodb:putItem", "PutItem"),
          Map.entry("aws-sdk:dynamodb:putItem", "PutItem"),
          Map.entry("aws-sdk:dynamodb:putItem.waitForTaskToken", "PutItem"),
          Map.entry("dynamodb:getItem", "GetItem"),
          Map.entry("dynamodb:deleteItem", "DeleteItem"),
          Map.entry("aws-sdk:dynamodb:updateTable", "UpdateTable"),
          Map.entry("aws-sdk:dynamodb:query", "Query"),
          Map.entry("aws-sdk:dynamodb:scan", "Scan"));

  private final Node place;
  private final String machineName;

  /**
   * @param place where the grants are to be seen
   * @param machineName the name or key of the machine, with which a Distributed Map starts itself
   */
  ServerlessGrants(Node place, String machineName) {
    this.place = place;
    this.machineName = machineName;
  }

  /** What a distributed Map state is granted: to start its own machine. */
  List<Grant> distributedMap() {
    return startExecution(
        "states:StartExecution",
        sub(
            "arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:stateMachine:",
            machineName),
        sub(
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
      if (Call.of(resource) != null) {
        return function(List.of(resource, join(resource, ":*")));
      }
      throw new UnknownGrantException("a Resource that only a deployment decides");
    }
    String marker = ":states:::";
    int at = literal.indexOf(marker);
    if (!literal.startsWith("arn:") || at < 0) {
      return literal.contains(":lambda") ? functionArn(literal) : List.of();
    }
    return integration(literal.substring(at + marker.length()), state);
  }

  private List<Grant> integration(String integration, ObjectNode state)
      throws UnknownGrantException {
    String action = DYNAMODB.get(integration);
    if (action != null) {
      return List.of(grant("dynamodb:" + action, table(state)));
    }
    switch (integration) {
      case "sqs:sendMessage":
      case "sqs:sendMessage.waitForTaskToken":
        return parameter(state, "QueueUrl", "sqs:SendMessage", true);
      case "sns:publish":
      case "sns:publish.waitForTaskToken":
        return parameter(state, "TopicArn", "sns:Publish", false);
      case "aws-sdk:dynamodb:batchGetItem":
        return batch("dynamodb:BatchGetItem", state);
      case "aws-sdk:dynamodb:batchWriteItem":
        return batch("dynamodb:BatchWriteItem", state);
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
        return invoke(state);
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
                sub(
                    "arn:${AWS::Partition}:codebuild:${AWS::Region}:${AWS::AccountId}:project/",
                    spelled(parameters(state).get("ProjectName")))),
            rule("StepFunctionsGetEventForCodeBuildStartBuildRule"));
      case "sagemaker:createTransformJob.sync":
        Node job = parameters(state).get("TransformJobName");
        return List.of(
            grant(
                "sagemaker:CreateTransformJob,sagemaker:DescribeTransformJob,"
                    + "sagemaker:StopTransformJob",
                sub(
                    "arn:${AWS::Partition}:sagemaker:${AWS::Region}:${AWS::AccountId}:transform-job/",
                    (job == null ? "" : spelled(job)) + "*")),
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
      case "http:invoke":
      case "aws-sdk:sesv2:sendEmail":
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

  /** {@code Parameters}; what the releases make of {@code Arguments} differs. */
  private static ObjectNode parameters(ObjectNode state) throws UnknownGrantException {
    ObjectNode parameters = state.object("Parameters");
    if (parameters == null) {
      throw new UnknownGrantException("releases of the plugin differ about Arguments");
    }
    return parameters;
  }

  /** A value of {@code Parameters} or {@code Arguments}; null where neither has it. */
  private static @Nullable Node value(ObjectNode state, String name) {
    ObjectNode parameters = state.object("Parameters");
    ObjectNode values = parameters != null ? parameters : state.object("Arguments");
    return values == null ? null : values.get(name);
  }

  /** Whether the execution decides the value. */
  private static boolean isDynamic(ObjectNode state, String name) {
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
      return call.name().equals("Ref") ? attribute(call.argument(), "Arn") : text("*");
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
        : text("arn:" + partition + ":sqs:" + region + ":" + path[0] + ":" + path[1]);
  }

  private Node table(ObjectNode state) {
    if (isDynamic(state, "TableName")) {
      return text("*");
    }
    Node table = value(state, "TableName");
    if (isDynamic(state, "IndexName")) {
      return table(text(spelled(table) + "/index/*"));
    }
    Node index = value(state, "IndexName");
    return table(index == null ? table : text(spelled(table) + "/index/" + spelled(index)));
  }

  private Node table(@Nullable Node table) {
    Call call = table == null ? null : Call.of(table);
    if (call != null && call.name().equals("Ref")) {
      return attribute(call.argument(), "Arn");
    }
    String arn = "arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/";
    return table != null && call != null && call.name().equals("ImportValue")
        ? sub(arn + "${table}", "table", table)
        : sub(arn, spelled(table));
  }

  private List<Grant> batch(String action, ObjectNode state) throws UnknownGrantException {
    if (isDynamic(state, "RequestItems")) {
      return List.of(everything(action));
    }
    Node items = value(state, "RequestItems");
    ObjectNode tables = items == null ? null : items.asObject();
    if (tables == null) {
      throw new UnknownGrantException("RequestItems that are no object");
    }
    List<Grant> grants = new ArrayList<>();
    for (Member member : tables.members()) {
      grants.add(grant(action, table(text(member.name().replace(".$", "")))));
    }
    return grants;
  }

  private List<Grant> invoke(ObjectNode state) {
    if (isDynamic(state, "FunctionName")) {
      Node allowed = value(state, "AllowedFunctions");
      return List.of(
          new Grant(
              "lambda:InvokeFunction", allowed == null ? List.of(text("*")) : Nodes.list(allowed)));
    }
    Node function = value(state, "FunctionName");
    Call call = function == null ? null : Call.of(function);
    if (function == null) {
      return List.of();
    }
    if (call != null) {
      String arn = "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:";
      return switch (call.name()) {
        case "GetAtt" -> function(List.of(function, join(function, ":*")));
        case "Ref" ->
            function(
                List.of(
                    sub(arn + "${function}", "function", function),
                    sub(arn + "${function}:*", "function", function)));
        default -> function(List.of(function));
      };
    }
    Text name = Nodes.text(function);
    if (name == null) {
      return List.of();
    }
    if (name.startsWith("arn:aws")) {
      return function(List.of(function, join(function, ":*")));
    }
    String known = name.literal();
    String[] segments = known == null ? new String[0] : known.split(":");
    String arn =
        segments.length == 3 && segments[0].chars().allMatch(Character::isDigit)
            ? "arn:${AWS::Partition}:lambda:${AWS::Region}:"
            : "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:";
    return function(
        List.of(
            sub(arn + "${function}", "function", function),
            sub(arn + "${function}:*", "function", function)));
  }

  /** A function's own ARN as the Resource of a Task, without its alias. */
  private List<Grant> functionArn(String arn) {
    String[] parts = arn.split(":");
    String bare = parts.length == 8 ? arn.substring(0, arn.length() - parts[7].length() - 1) : arn;
    return function(List.of(text(bare), text(bare + ":*")));
  }

  private static List<Grant> function(List<Node> resources) {
    return List.of(new Grant("lambda:InvokeFunction", resources));
  }

  private List<Grant> startExecution(String action, ObjectNode state) {
    Node machine = value(state, "StateMachineArn");
    if (isDynamic(state, "StateMachineArn") || machine == null) {
      return startExecution(action, text("*"), text("*"));
    }
    Call call = Call.of(machine);
    if (call != null) {
      SubCall sub = call.name().equals("Sub") ? SubCall.of(call.argument()) : null;
      return startExecution(
          action,
          machine,
          sub == null ? text("*") : sub(execution(sub.text().string()) + ":*", sub.variables()));
    }
    String literal = Nodes.literal(machine);
    return startExecution(
        action, machine, literal == null ? text("*") : text(execution(literal) + ":*"));
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
        : sub("arn:${AWS::Partition}:bedrock:${AWS::Region}::foundation-model/", literal);
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
      Node named = bus == null ? text("default") : bus;
      if (met.add(Expressions.canonical(named))) {
        buses.add(
            sub(
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
        (prefix == null ? "" : spelled(prefix) + "/") + (key == null ? "*" : spelled(key));
    return bucket == null && path.equals("*") ? text("*") : inBucket(bucket, "/" + path);
  }

  private List<Grant> listObjects(ObjectNode state) throws UnknownGrantException {
    Node bucket = parameters(state).get("Bucket");
    List<Node> resources = List.of(inBucket(bucket, ""), inBucket(bucket, "/*"));
    return List.of(new Grant("s3:Get*", resources), new Grant("s3:List*", resources));
  }

  private Node inBucket(@Nullable Node bucket, String rest) {
    return sub(
        "arn:${AWS::Partition}:s3:::${bucket}" + rest,
        "bucket",
        bucket == null ? text("*") : bucket);
  }

  /** How the plugin's language spells a value inside a string. */
  private static String spelled(@Nullable Node node) {
    if (node == null) {
      return "undefined";
    }
    ScalarNode scalar = Call.of(node) == null ? node.asScalar() : null;
    return scalar == null ? "[object Object]" : scalar.string();
  }

  private Grant everything(String actions) {
    return grant(actions, text("*"));
  }

  private Grant rule(String name) {
    return grant(
        EVENTS, sub("arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:rule/", name));
  }

  private static Grant grant(String actions, Node resource) {
    return new Grant(actions, Nodes.list(resource));
  }

  private Node text(String value) {
    return Nodes.string(place, value);
  }

  private Node attribute(Node id, String attribute) {
    Node path =
        ArrayNode.at(place, List.of(text(String.valueOf(Nodes.literal(id))), text(attribute)));
    return ObjectNode.at(place, List.of(Nodes.member(place, "Fn::GetAtt", path)));
  }

  private Node join(Node start, String end) {
    return sub("${start}" + end, "start", start);
  }

  private Node sub(String pattern, String end) {
    return ObjectNode.at(place, List.of(Nodes.member(place, "Fn::Sub", text(pattern + end))));
  }

  private Node sub(String pattern, String variable, Node value) {
    return sub(pattern, ObjectNode.at(place, List.of(Nodes.member(place, variable, value))));
  }

  private Node sub(String pattern, @Nullable ObjectNode variables) {
    if (variables == null) {
      return sub(pattern, "");
    }
    Node arguments = ArrayNode.at(place, List.of(text(pattern), variables));
    return ObjectNode.at(place, List.of(Nodes.member(place, "Fn::Sub", arguments)));
  }
}
