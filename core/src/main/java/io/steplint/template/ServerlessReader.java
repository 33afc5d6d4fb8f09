package io.steplint.template;

import io.steplint.source.ArrayNode;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ObjectNode.Member;
import io.steplint.source.ScalarNode;
import io.steplint.text.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the state machines of a {@code serverless.yml}: as the CloudFormation template that the
 * framework and its plugin for Step Functions make of it.
 *
 * <p>The statements of a role that the plugin generates are not reproduced; such a role has a
 * policy of unknown content.
 */
final class ServerlessReader {

  private final ServerlessVariables variables;
  private final Notebook notebook;
  private final String path;
  private final ObjectNode root;
  private final List<Member> resources = new ArrayList<>();

  private ServerlessReader(
      ServerlessVariables variables, Notebook notebook, String path, ObjectNode root) {
    this.variables = variables;
    this.notebook = notebook;
    this.path = path;
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
      Definitions definitions,
      Settings settings,
      Notebook notebook) {
    ServerlessVariables variables =
        new ServerlessVariables(file, path, root, files, definitions, settings);
    ServerlessReader reader = new ServerlessReader(variables, notebook, path, root);
    return new Template(file, path, reader.template());
  }

  private ObjectNode template() {
    functions();
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
      String id = normalized(function.name()) + "LambdaFunction";
      add(id, "AWS::Lambda::Function", function.key(), function.value(), properties);
    }
  }

  /** {@code service-stage-}, with which the names of functions start; null where it is unknown. */
  private @Nullable Text prefix() {
    Node service = root.get("service");
    Text name = service == null ? null : Nodes.text(variables.resolve(service));
    ObjectNode provider = section("provider");
    Text stage = provider == null ? null : Nodes.text(provider.get("stage"));
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

  private void machine(ScalarNode key, ObjectNode machine) {
    String id = id(key.string(), machine);
    List<Member> properties = new ArrayList<>();
    copy(machine, "name", "StateMachineName", properties);
    copy(machine, "type", "StateMachineType", properties);
    copy(machine, "definition", "Definition", properties);
    Node role = machine.get("role");
    if (role == null) {
      role = generatedRole(id, key, machine);
    }
    properties.add(Nodes.member(role, "RoleArn", role));
    add(id, "AWS::StepFunctions::StateMachine", key, machine, properties);
  }

  private static void copy(ObjectNode machine, String from, String to, List<Member> properties) {
    Member written = machine.member(from);
    if (written != null) {
      properties.add(new Member(Nodes.string(written.key(), to), written.value()));
    }
  }

  /** The role that the plugin makes; what it puts into it is not reproduced. */
  private Node generatedRole(String id, ScalarNode key, ObjectNode machine) {
    String role = id + "Role";
    notebook.note(path + "#" + id + ": the plugin generates the role; its statements are unknown");
    List<Node> policies = new ArrayList<>();
    policies.add(ScalarNode.unknownAt(key, Text.of("the statements that the plugin generates")));
    Node statements = machine.get("iamRoleStatements");
    if (statements != null) {
      Node document =
          ObjectNode.at(statements, List.of(Nodes.member(statements, "Statement", statements)));
      policies.add(
          ObjectNode.at(statements, List.of(Nodes.member(statements, "PolicyDocument", document))));
    }
    List<Member> properties =
        List.of(
            Nodes.member(key, "AssumeRolePolicyDocument", Nodes.statesTrust(key)),
            Nodes.member(key, "Policies", ArrayNode.at(key, policies)));
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
      return given;
    }
    String name = Nodes.literal(machine.get("name"));
    return name != null ? alphanumeric(name) : normalized(key) + "StepFunctionsStateMachine";
  }

  private static String alphanumeric(String name) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** A key as the framework writes it into logical ids. */
  private static String normalized(String key) {
    String name = key.replace("-", "Dash").replace("_", "Underscore");
    return name.isEmpty()
        ? name
        : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}
