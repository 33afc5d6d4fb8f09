package io.steplint.integration.needs;

import io.steplint.text.Arns;
import io.steplint.text.Literal;
import io.steplint.text.Part;
import io.steplint.text.Reference;
import io.steplint.text.Reference.Domain;
import io.steplint.text.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the resources of a Task's needs from its parameters: the forms {@code @name} of the tables,
 * and their ARNs with parameters in them.
 */
final class ResourceForms {

  private final Caller caller;
  private final TaskParameters parameters;
  private final ChildForms child;
  private final ArnTemplate template;

  ResourceForms(Caller caller, Surroundings surroundings, TaskParameters parameters) {
    this.caller = caller;
    this.parameters = parameters;
    this.child = new ChildForms(caller, surroundings, parameters);
    this.template = new ArnTemplate(caller, parameters);
  }

  /** The resources that a column of the table stands for: each of them is needed. */
  List<Target> targets(String resource) {
    if (resource.charAt(0) != '@') {
      Text arn = template.fill(resource);
      return arn == null ? List.of() : List.of(Target.of(arn));
    }
    int open = resource.indexOf('(');
    String form = open < 0 ? resource.substring(1) : resource.substring(1, open);
    String argument = open < 0 ? "" : resource.substring(open + 1, resource.length() - 1);
    return switch (form) {
      case "machine" -> each("StateMachineArn", child::machine);
      case "executions" -> each("StateMachineArn", child::executions);
      case "self" -> List.of(Target.of(caller.arn(), Text.of("*")));
      case "function" -> each("FunctionName", value -> function(value));
      case "topic" -> topics();
      case "queue" -> each("QueueUrl", value -> queue(value));
      case "event-buses" -> eventBuses();
      case "api" -> List.of(api());
      case "model" -> models();
      case "connection" -> connection();
      case "connection-secret" -> List.of(connectionSecret());
      case "task-definition" -> each("TaskDefinition", value -> taskDefinition(value));
      case "job-definition" ->
          each("JobDefinition", value -> named("batch", "job-definition/", value, true));
      case "job-queue" -> each("JobQueue", value -> named("batch", "job-queue/", value, false));
      case "tagged-job" -> List.of(taggedJob());
      case "role" -> roles(argument);
      case "s3" -> s3Uri(argument);
      case "object" -> object(argument.isEmpty() ? "Bucket,Key" : argument);
      case "below" -> below(argument);
      case "key" -> key(argument);
      case "parameter" -> parameter();
      default -> throw new IllegalStateException("No form of resource: " + resource);
    };
  }

  /**
   * What the right to tag a job is asked for on: the job by the documentation; roles in use have it
   * on its definition and its queue.
   */
  private Target taggedJob() {
    List<Text> readings = new ArrayList<>();
    readings.add(caller.arnOf("batch", Text.of("job/").concat(unknown("job", Domain.ANY))));
    for (String other : List.of("@job-definition", "@job-queue")) {
      targets(other).forEach(target -> readings.addAll(target.readings()));
    }
    return Target.of(readings.toArray(new Text[0]));
  }

  private interface Form {
    @Nullable Target of(Text value);
  }

  private List<Target> each(String parameter, Form form) {
    List<Target> targets = new ArrayList<>();
    for (Text value : parameters.values(parameter)) {
      Target target = form.of(value);
      if (target != null) {
        targets.add(target);
      }
    }
    return targets;
  }

  private Text unknown(String what, Domain domain) {
    return parameters.unknown(what, domain);
  }

  /** Whether the value is one reference that a deployment decides. */
  private static boolean isOpen(Text value) {
    Reference reference = value.reference();
    return reference != null && reference.domain() == Domain.ANY;
  }

  /**
   * A resource that is named by its ARN. What is none for certain stands for one that will be put
   * in its place.
   */
  private static Target byArn(Text value, Text any) {
    if (value.startsWith("arn:")) {
      return Target.of(value);
    }
    return Target.isRunTime(value) || isNoArn(value) ? Target.of(any) : Target.of(value, any);
  }

  private static boolean isNoArn(Text value) {
    return value.parts().isEmpty() || value.parts().get(0) instanceof Literal;
  }

  private @Nullable Target function(Text value) {
    Text qualified = value;
    if (parameters.has("Qualifier")) {
      qualified = value.concat(Text.of(":")).concat(parameters.value("Qualifier"));
    }
    String literal = value.literal();
    if (value.startsWith("arn:")) {
      return Target.of(qualified);
    }
    Text any =
        // Its version or alias may be part of the name.
        caller.arnOf(
            "lambda", Text.of("function:").concat(unknown("name of " + value, Domain.ANY)));
    if (Target.isRunTime(value)) {
      return Target.of(any);
    }
    if (literal != null && !isFunctionName(literal)) {
      return null; // a default that stands for "none"
    }
    int colons = literal == null ? 0 : literal.length() - literal.replace(":", "").length();
    if (literal != null && colons >= 2) {
      // ACCOUNT:function:NAME, the form between name and ARN
      return Target.of(
          Text.of("arn:")
              .concat(caller.partition())
              .concat(Text.of(":lambda:"))
              .concat(caller.region())
              .concat(Text.of(":"))
              .concat(qualified));
    }
    Text named = caller.arnOf("lambda", Text.of("function:").concat(qualified));
    return isOpen(value) ? Target.of(qualified, named, any) : Target.of(named);
  }

  private static boolean isFunctionName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean fits =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "-_:$.".indexOf(c) >= 0;
      if (!fits) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  private List<Target> topics() {
    if (parameters.has("PhoneNumber") || parameters.has("phoneNumber")) {
      return List.of(Target.of(Text.of("*")));
    }
    String name = parameters.has("TargetArn") ? "TargetArn" : "TopicArn";
    return each(
        name,
        value -> byArn(value, caller.arnOf("sns", unknown("name of " + value, Domain.SEGMENT))));
  }

  private Target queue(Text value) {
    Text any = caller.arnOf("sqs", unknown("name of " + value, Domain.SEGMENT));
    if (Target.isRunTime(value)) {
      return Target.of(any);
    }
    Reference reference = value.reference();
    if (reference != null) {
      // What a template calls the queue gives its URL here, and its name inside its ARN.
      Reference name = new Reference(reference.identity(), reference.display(), Domain.SEGMENT);
      return Target.of(caller.arnOf("sqs", Text.of(name)), any);
    }
    List<Text> pieces = value.split('/', 5);
    String scheme = pieces.get(0).literal();
    if (pieces.size() != 5 || scheme == null || !scheme.startsWith("http")) {
      return Target.of(any);
    }
    List<Text> host = pieces.get(2).split('.', 3);
    if (host.size() < 3 || !"sqs".equals(host.get(0).literal())) {
      return Target.of(any);
    }
    return Target.of(Arns.of(caller.partition(), "sqs", host.get(1), pieces.get(3), pieces.get(4)));
  }

  private List<Target> eventBuses() {
    List<Target> targets = new ArrayList<>();
    for (Text bus : parameters.valuesOfItems("Entries", "EventBusName", Text.of("default"))) {
      if (bus.startsWith("arn:")) {
        targets.add(Target.of(bus));
      } else if (isOpen(bus)) {
        targets.add(
            Target.isRunTime(bus)
                ? Target.of(bus(unknown("name of " + bus, Domain.SEGMENT)))
                : Target.of(bus(bus), bus, bus(unknown("name of " + bus, Domain.SEGMENT))));
      } else {
        targets.add(Target.of(bus(bus)));
      }
    }
    return targets;
  }

  private Text bus(Text name) {
    return caller.arnOf("events", Text.of("event-bus/").concat(name));
  }

  private Target api() {
    Text id = parameters.value("ApiEndpoint").split('.', 2).get(0);
    Text stage =
        parameters.has("Stage") ? parameters.value("Stage") : unknown("stage", Domain.SEGMENT);
    Text path = parameters.has("Path") ? parameters.value("Path") : Text.EMPTY;
    if (path.startsWith("/") && path.parts().get(0) instanceof Literal first) {
      List<Part> rest = new ArrayList<>(path.parts());
      rest.set(0, new Literal(first.value().substring(1)));
      path = Text.of(rest);
    }
    return Target.of(
        caller.arnOf(
            "execute-api",
            Text.builder()
                .append(isOpen(id) ? unknown("api", Domain.SEGMENT) : id)
                .append("/")
                .append(stage)
                .append("/")
                .append(parameters.value("Method"))
                .append("/")
                .append(path)
                .build()));
  }

  private List<Target> models() {
    BedrockModels models = new BedrockModels(caller, parameters);
    List<Target> targets = new ArrayList<>();
    for (Text value : parameters.values("ModelId")) {
      targets.addAll(models.of(value));
    }
    return targets;
  }

  private String connectionParameter() {
    return parameters.has("InvocationConfig.ConnectionArn")
        ? "InvocationConfig.ConnectionArn"
        : "Authentication.ConnectionArn";
  }

  private List<Target> connection() {
    return each(
        connectionParameter(),
        value ->
            byArn(
                value,
                caller.arnOf(
                    "events", Text.of("connection/").concat(unknown("connection", Domain.ANY)))));
  }

  private Target connectionSecret() {
    List<Text> pieces = parameters.value(connectionParameter()).split('/', 3);
    Text name = pieces.size() > 1 ? pieces.get(1) : unknown("connection name", Domain.SEGMENT);
    return Target.of(
        caller.arnOf(
            "secretsmanager",
            Text.of("secret:events!connection/")
                .concat(name)
                .concat(Text.of("/"))
                .concat(unknown("secret", Domain.ANY))));
  }

  /**
   * A task definition. Whoever names its family alone runs the newest revision, and is authorized
   * on that revision.
   */
  private Target taskDefinition(Text value) {
    Text any =
        caller.arnOf(
            "ecs", Text.of("task-definition/").concat(unknown("family of " + value, Domain.ANY)));
    if (isOpen(value)) {
      return Target.isRunTime(value) ? Target.of(any) : Target.of(value, any);
    }
    Text arn =
        value.startsWith("arn:")
            ? value
            : caller.arnOf("ecs", Text.of("task-definition/").concat(value));
    List<Text> pieces = arn.split(':', 8);
    boolean family = pieces.size() == 6 && isWritten(pieces.get(5));
    return Target.of(
        family
            ? arn.concat(Text.of(":")).concat(unknown("revision of " + value, Domain.SEGMENT))
            : arn);
  }

  /** Whether nothing that a deployment puts into a text can hold what is not seen in it. */
  private static boolean isWritten(Text text) {
    for (Part part : text.parts()) {
      if (part instanceof Reference reference && reference.domain() == Domain.ANY) {
        return false;
      }
    }
    return true;
  }

  private List<Target> roles(String parameter) {
    return parameters.has(parameter)
        ? each(parameter, value -> role(value, caller, parameters))
        : List.of();
  }

  /** A role that is given by its ARN or, to some services, by its name without its path. */
  static Target role(Text value, Caller caller, TaskParameters parameters) {
    if (value.startsWith("arn:")) {
      return Target.of(value);
    }
    Text prefix = Text.of("role/").concat(parameters.unknown("path of " + value, Domain.ANY));
    Text any = caller.globalArn("iam", prefix);
    Text named = caller.globalArn("iam", prefix.concat(value));
    return isOpen(value)
        ? Target.isRunTime(value) ? Target.of(any) : Target.of(value, any)
        : Target.of(named);
  }

  private Target named(String service, String type, Text value, boolean revisions) {
    Text rest =
        revisions && (value.literal() == null || value.split(':', 2).size() < 2 || isArn(value, 7))
            ? unknown("revision of " + value, Domain.ANY)
            : Text.EMPTY;
    if (value.startsWith("arn:")) {
      return Target.of(value.concat(rest));
    }
    Text any = caller.arnOf(service, Text.of(type).concat(unknown("name of " + value, Domain.ANY)));
    if (isOpen(value)) {
      return Target.isRunTime(value) ? Target.of(any) : Target.of(value.concat(rest), any);
    }
    return Target.of(caller.arnOf(service, Text.of(type).concat(value).concat(rest)));
  }

  private static boolean isArn(Text value, int pieces) {
    return value.startsWith("arn:") && value.split(':', 9).size() < pieces;
  }

  private List<Target> s3Uri(String parameter) {
    if (!parameters.has(parameter)) {
      return List.of();
    }
    return each(
        parameter,
        value -> {
          List<Text> pieces = value.split('/', 4);
          boolean whole = pieces.size() == 4 && "s3:".equals(pieces.get(0).literal());
          return Target.of(
              s3(
                  whole
                      ? pieces.get(2).concat(Text.of("/")).concat(pieces.get(3))
                      : unknown("object of " + value, Domain.ANY)));
        });
  }

  /** An object that two parameters name; where they lie in a list, one for each item. */
  private List<Target> object(String argument) {
    String bucket = argument.substring(0, argument.indexOf(','));
    String key = argument.substring(argument.indexOf(',') + 1);
    int items = bucket.indexOf("[].");
    List<TaskParameters> holders =
        items < 0 ? List.of(parameters) : parameters.items(bucket.substring(0, items));
    List<Target> targets = new ArrayList<>();
    for (TaskParameters holder : holders) {
      int from = items < 0 ? 0 : items + "[].".length();
      Text name = name(holder, bucket.substring(from));
      targets.add(
          Target.of(s3(name.concat(Text.of("/")).concat(name(holder, key.substring(from))))));
    }
    return targets;
  }

  private static Text name(TaskParameters holder, String path) {
    return holder.has(path) ? holder.value(path) : holder.unknown(path, Domain.ANY);
  }

  /** All objects below a prefix, which may be missing. */
  private List<Target> below(String argument) {
    String prefix = argument.substring(argument.indexOf(',') + 1);
    Text bucket = name(parameters, argument.substring(0, argument.indexOf(',')));
    Text above = parameters.has(prefix) ? parameters.value(prefix) : Text.EMPTY;
    return List.of(
        Target.of(
            s3(bucket.concat(Text.of("/")).concat(above).concat(unknown("key", Domain.ANY)))));
  }

  /** A key that a parameter names, or any key where there is none. */
  private List<Target> key(String parameter) {
    Text any =
        caller.arnOf("kms", Text.of("key/").concat(unknown("key of " + parameter, Domain.ANY)));
    if (!parameters.has(parameter)) {
      return List.of(Target.of(any));
    }
    return each(
        parameter,
        value -> {
          String literal = value.literal();
          if (value.startsWith("arn:") && !value.toString().contains(":alias/")) {
            return Target.of(value);
          }
          if (literal != null && !literal.contains("alias/")) {
            return Target.of(caller.arnOf("kms", Text.of("key/").concat(value)));
          }
          // Permissions are on the key that an alias stands for.
          return Target.isRunTime(value) || literal != null
              ? Target.of(any)
              : Target.of(value, any);
        });
  }

  private Text s3(Text path) {
    return Arns.of(caller.partition(), "s3", Text.EMPTY, Text.EMPTY, path);
  }

  private List<Target> parameter() {
    return each(
        "Name",
        value ->
            value.startsWith("arn:")
                ? Target.of(value)
                : Target.of(
                    caller.arnOf(
                        "ssm",
                        Text.of(value.startsWith("/") ? "parameter" : "parameter/")
                            .concat(value))));
  }

  /** Whether the Task sends all parameters that an ARN of the table names. */
  boolean hasParametersOf(String arn) {
    return template.hasParametersOf(arn);
  }
}
