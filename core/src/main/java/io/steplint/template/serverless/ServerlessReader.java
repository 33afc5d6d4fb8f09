package io.steplint.template.serverless;

import io.steplint.source.ArrayNode;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ObjectNode.Member;
import io.steplint.source.ScalarNode;
import io.steplint.template.cloudformation.Template;
import io.steplint.template.draft.Deployment;
import io.steplint.template.draft.Nodes;
import io.steplint.template.draft.Notebook;
import io.steplint.template.files.ProjectFiles;
import io.steplint.text.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the state machines of a {@code serverless.yml}: as the CloudFormation template that the
 * framework and its plugin for Step Functions make of it.
 */
final class ServerlessReader {

  private final ServerlessVariables variables;
  private final Deployment settings;
  private final PluginRelease release;
  private final ObjectNode root;
  private final List<Member> resources = new ArrayList<>();
  private final Set<String> functions = new LinkedHashSet<>();
  private final Set<String> generated = new HashSet<>();

  private ServerlessReader(
      ServerlessVariables variables, Deployment settings, PluginRelease release, ObjectNode root) {
    this.release = release;
    this.variables = variables;
    this.settings = settings;
    this.root = root;
  }

  /** Whether {@code root} is a service with state machines. */
  static boolean isService(ObjectNode root) {
    return root.has("service") && root.has("stepFunctions");
  }

  /** The template of a service. */
  static Template read(
      Path file,
      String path,
      ObjectNode root,
      ProjectFiles files,
      Deployment settings,
      Notebook notebook) {
    ServerlessVariables variables =
        new ServerlessVariables(file, path, root, files, settings, notebook);
    ServerlessReader reader =
        new ServerlessReader(variables, settings, PluginRelease.of(file, files), root);
    return new Template(file, path, reader.template(), reader.generated);
  }

  private ObjectNode template() {
    functions();
    activities();
    machines();
    Node written = root.get("resources");
    Node given = written == null ? null : variables.resolve(written);
    for (Node part : Nodes.list(given)) {
      ObjectNode object = part.asObject();
      ObjectNode declared = object == null ? null : object.object("Resources");
      if (declared != null) {
        resources.addAll(declared.members());
      }
    }
    return ObjectNode.at(
        root,
        List.of(
            // The framework adds resources of many names, as a macro does.
            Nodes.member(root, "Transform", Nodes.string(root, "Serverless")),
            Nodes.member(root, "Resources", ObjectNode.at(root, resources))));
  }

  private void functions() {
    ObjectNode declared = section("functions");
    if (declared == null) {
      return;
    }
    Text prefix = prefix();
    for (Member function : declared.members()) {
      ObjectNode node = function.value().asObject();
      Text name = node == null ? null : Nodes.text(node.get("name"));
      if (name == null && prefix != null) {
        name = prefix.concat(Text.of(function.name()));
      }
      List<Member> properties = new ArrayList<>();
      if (name != null) {
        properties.add(
            Nodes.member(function.key(), "FunctionName", Nodes.string(function.key(), name)));
      }
      functions.add(function.name());
      String id = ServerlessIntrinsics.functionId(function.name());
      add(id, "AWS::Lambda::Function", function.key(), function.value(), properties);
    }
  }

  private void activities() {
    ObjectNode plugin = section("stepFunctions");
    for (Node activity : Nodes.list(plugin == null ? null : plugin.get("activities"))) {
      ScalarNode name = activity.asString();
      if (name != null) {
        add(
            ServerlessIntrinsics.normalized(name.string()) + "StepFunctionsActivity",
            "AWS::StepFunctions::Activity",
            name,
            name,
            List.of(Nodes.member(name, "Name", name)));
      }
    }
  }

  /** {@code service-stage-}, with which the names of functions start; null where it is unknown. */
  private @Nullable Text prefix() {
    Node service = root.get("service");
    Text name = service == null ? null : Nodes.text(variables.resolve(service));
    ObjectNode provider = section("provider");
    String option = settings.parameter("stage");
    Text stage =
        option != null
            ? Text.of(option)
            : provider == null ? null : Nodes.text(provider.get("stage"));
    return name == null
        ? null
        : name.concat(Text.of("-"))
            .concat(stage == null ? Text.of("dev") : stage)
            .concat(Text.of("-"));
  }

  private @Nullable ObjectNode section(String name) {
    Node written = root.get(name);
    return written == null ? null : variables.resolve(written).asObject();
  }

  private void machines() {
    ObjectNode plugin = section("stepFunctions");
    Node declared = plugin == null ? null : plugin.get("stateMachines");
    for (Node part : Nodes.list(declared)) {
      ObjectNode machines = part.asObject();
      if (machines != null) {
        for (Member machine : machines.members()) {
          ObjectNode node = machine.value().asObject();
          if (node != null) {
            machine(machine.key(), node);
          }
        }
      }
    }
  }

  private void machine(ScalarNode key, ObjectNode declared) {
    ObjectNode machine = ServerlessIntrinsics.translate(declared, functions);
    String id = id(key.string(), machine);
    List<Member> properties = new ArrayList<>();
    copy(machine, "name", "StateMachineName", properties);
    copy(machine, "type", "StateMachineType", properties);
    copy(machine, "definition", "Definition", properties);
    logging(machine, properties);
    ObjectNode tracing = machine.object("tracingConfig");
    if (tracing != null && tracing.has("enabled")) {
      Node enabled = ObjectNode.at(tracing, List.of(renamed(tracing, "enabled", "Enabled")));
      properties.add(Nodes.member(tracing, "TracingConfiguration", enabled));
    }
    copy(machine, "encryptionConfig", "EncryptionConfiguration", properties);
    Node role = machine.get("role");
    if (role == null) {
      role = generatedRole(id, key, machine);
    }
    properties.add(Nodes.member(role, "RoleArn", role));
    add(id, "AWS::StepFunctions::StateMachine", key, machine, properties);
    resources.addAll(ServerlessEvents.resources(id, machine));
  }

  private static void copy(ObjectNode machine, String from, String to, List<Member> properties) {
    if (machine.has(from)) {
      properties.add(renamed(machine, from, to));
    }
  }

  private static Member renamed(ObjectNode object, String from, String to) {
    Member written = object.member(from);
    return written == null
        ? Nodes.member(object, to, Nodes.string(object, ""))
        : new Member(Nodes.string(written.key(), to), written.value());
  }

  private static void logging(ObjectNode machine, List<Member> properties) {
    ObjectNode logging = machine.object("loggingConfig");
    if (logging == null) {
      return;
    }
    List<Member> members = new ArrayList<>();
    copy(logging, "level", "Level", members);
    copy(logging, "includeExecutionData", "IncludeExecutionData", members);
    List<Node> destinations = new ArrayList<>();
    for (Node arn : Nodes.list(logging.get("destinations"))) {
      Node group = ObjectNode.at(arn, List.of(Nodes.member(arn, "LogGroupArn", arn)));
      destinations.add(
          ObjectNode.at(arn, List.of(Nodes.member(arn, "CloudWatchLogsLogGroup", group))));
    }
    members.add(Nodes.member(logging, "Destinations", ArrayNode.at(logging, destinations)));
    properties.add(Nodes.member(logging, "LoggingConfiguration", ObjectNode.at(logging, members)));
  }

  private Node generatedRole(String id, ScalarNode key, ObjectNode machine) {
    String role = id + "Role";
    generated.add(role);
    Text name = Nodes.text(machine.get("name"));
    List<Member> properties =
        new ArrayList<>(
            ServerlessRole.properties(
                key, machine, name == null ? key.string() : name.toString(), release));
    ObjectNode provider = section("provider");
    if (provider != null) {
      copy(provider, "rolePermissionsBoundary", "PermissionsBoundary", properties);
    }
    add(role, "AWS::IAM::Role", key, machine, properties);
    Node attribute = Nodes.strings(key, List.of(role, "Arn"));
    return ObjectNode.at(key, List.of(Nodes.member(key, "Fn::GetAtt", attribute)));
  }

  private void add(String id, String type, ScalarNode key, Node place, List<Member> properties) {
    ObjectNode resource =
        ObjectNode.at(
            place,
            List.of(
                Nodes.member(key, "Type", Nodes.string(key, type)),
                Nodes.member(key, "Properties", ObjectNode.at(place, properties))));
    resources.add(new Member(Nodes.string(key, id), resource));
  }

  /** The logical id that the plugin gives a machine. */
  private static String id(String key, ObjectNode machine) {
    String given = Nodes.literal(machine.get("id"));
    if (given != null) {
      return ServerlessIntrinsics.normalized(given);
    }
    String name = Nodes.literal(machine.get("name"));
    return name != null
        ? ServerlessIntrinsics.normalized(name)
        : ServerlessIntrinsics.normalized(key) + "StepFunctionsStateMachine";
  }
}
