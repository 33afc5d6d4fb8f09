package io.steplint.template.export;

import io.steplint.source.Document;
import io.steplint.source.EmbeddedSource;
import io.steplint.source.JsonReader;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ScalarNode;
import io.steplint.template.draft.MachineSayings;
import io.steplint.template.draft.Nodes;
import io.steplint.template.files.FilePaths;
import io.steplint.text.Text;
import io.steplint.workspace.MachineType;
import io.steplint.workspace.Role;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Workspace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the AWS CLI prints of an account, so that it can be audited without access to it:
 * {@code stepfunctions describe-state-machine}, {@code iam get-account-authorization-details},
 * {@code get-role}, {@code get-role-policy} and {@code get-policy-version}. All files are collected
 * first, since each holds a part.
 */
public final class ExportReader {

  private final Workspace.Builder workspace;
  private final List<Described> machines = new ArrayList<>();
  private final ExportedRoles roles = new ExportedRoles();
  private final Set<String> used = new HashSet<>();

  private record Described(ObjectNode node, String path) {}

  public ExportReader(Workspace.Builder workspace) {
    this.workspace = workspace;
  }

  /** Whether a document is one of the outputs that are read. */
  public static boolean isExport(ObjectNode root) {
    ObjectNode role = root.object("Role");
    ObjectNode version = root.object("PolicyVersion");
    return (root.has("stateMachineArn") && root.has("definition"))
        || root.has("RoleDetailList")
        || (root.has("RoleName") && root.has("PolicyDocument"))
        || (role != null && role.has("AssumeRolePolicyDocument"))
        || (version != null && version.has("Document"));
  }

  /**
   * Takes one output in.
   *
   * @param path its path as it is printed
   */
  public void add(ObjectNode root, String path) {
    if (root.has("definition")) {
      machines.add(new Described(root, path));
    }
    roles.add(root, path);
  }

  /**
   * Joins what was taken in.
   *
   * @param sayings what the configuration says of the machines
   */
  public void finish(MachineSayings sayings) {
    for (Described described : machines) {
      workspace.add(sayings.complete(machine(described).build(), workspace));
    }
    roles.unused().forEach(workspace::add);
  }

  private StateMachine.Builder machine(Described described) {
    ObjectNode node = described.node();
    Text arn = Nodes.text(node.get("stateMachineArn"));
    String name = Nodes.literal(node.get("name"));
    String shown = name != null ? name : FilePaths.stem(described.path());
    StateMachine.Builder machine =
        StateMachine.builder(described.path() + "#" + shown, shown, node.location())
            .resource(shown)
            .type(type(Nodes.literal(node.get("type"))))
            .tracing(tracing(node))
            .logging(logging(node));
    if (arn != null) {
      machine.arn(arn);
    }
    Text roleArn = Nodes.text(node.get("roleArn"));
    Role role = roleArn == null ? null : roles.find(roleArn.toString());
    machine.roleArn(roleArn).role(role);
    if (role != null && used.add(role.key())) {
      workspace.add(role);
    }
    ScalarNode text = node.string("definition");
    if (text != null) {
      Document document = JsonReader.read(EmbeddedSource.of(text));
      Node root = document.root();
      machine.definition(
          root == null ? null : root.asObject(), described.path(), document.problems());
    }
    return machine;
  }

  private static MachineType type(@Nullable String type) {
    return "STANDARD".equals(type)
        ? MachineType.STANDARD
        : "EXPRESS".equals(type) ? MachineType.EXPRESS : MachineType.UNKNOWN;
  }

  private static boolean tracing(ObjectNode node) {
    ObjectNode tracing = node.object("tracingConfiguration");
    Node enabled = tracing == null ? null : tracing.get("enabled");
    ScalarNode value = enabled == null ? null : enabled.asScalar();
    return value != null && Boolean.TRUE.equals(value.booleanValue());
  }

  private static @Nullable Node logging(ObjectNode node) {
    ObjectNode logging = node.object("loggingConfiguration");
    Node level = logging == null ? null : logging.get("level");
    return level == null
        ? null
        : ObjectNode.at(level, List.of(Nodes.member(level, "Level", level)));
  }
}
