package io.steplint.template;

import io.steplint.iam.PolicyDocument;
import io.steplint.source.Document;
import io.steplint.source.EmbeddedSource;
import io.steplint.source.JsonReader;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ScalarNode;
import io.steplint.text.Text;
import io.steplint.workspace.MachineType;
import io.steplint.workspace.Policy;
import io.steplint.workspace.Role;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.UnknownPolicy;
import io.steplint.workspace.Workspace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the AWS CLI prints of an account, so that it can be audited without access to it:
 * {@code stepfunctions describe-state-machine}, {@code iam get-account-authorization-details},
 * {@code get-role}, {@code get-role-policy}, {@code list-attached-role-policies} and {@code
 * get-policy-version}. All files are collected first, since each holds a part.
 */
final class ExportReader {

  private static final String NOT_EXPORTED = "Its document is not in the exports";

  private final Workspace.Builder workspace;
  private final List<Described> machines = new ArrayList<>();
  private final Map<String, RoleParts> roles = new TreeMap<>();
  private final Map<String, ObjectNode> managed = new LinkedHashMap<>();

  private record Described(ObjectNode node, String path) {}

  /** What the exports say of one role. */
  private static final class RoleParts {
    final Map<String, Node> inline = new LinkedHashMap<>();
    final Map<String, Node> attached = new LinkedHashMap<>();
    @Nullable ObjectNode node;
    @Nullable String path;
  }

  ExportReader(Workspace.Builder workspace) {
    this.workspace = workspace;
  }

  /** Whether a document is one of the outputs that are read. */
  static boolean isExport(ObjectNode root) {
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
  void add(ObjectNode root, String path) {
    if (root.has("definition")) {
      machines.add(new Described(root, path));
    }
    ObjectNode single = root.object("Role");
    if (single != null) {
      role(single, path);
    }
    for (ObjectNode role : TerraformPlan.objects(root.array("RoleDetailList"))) {
      role(role, path);
    }
    for (ObjectNode policy : TerraformPlan.objects(root.array("Policies"))) {
      managedPolicy(policy);
    }
    String roleName = Nodes.literal(root.get("RoleName"));
    if (roleName != null && root.has("PolicyDocument")) {
      inline(parts(roleName), root);
    }
  }

  private RoleParts parts(String name) {
    return roles.computeIfAbsent(name, n -> new RoleParts());
  }

  private void role(ObjectNode node, String path) {
    String name = Nodes.literal(node.get("RoleName"));
    if (name == null) {
      return;
    }
    RoleParts role = parts(name);
    role.node = node;
    role.path = path;
    for (ObjectNode policy : TerraformPlan.objects(node.array("RolePolicyList"))) {
      inline(role, policy);
    }
    for (ObjectNode policy : TerraformPlan.objects(node.array("AttachedManagedPolicies"))) {
      String arn = Nodes.literal(policy.get("PolicyArn"));
      if (arn != null) {
        role.attached.put(arn, policy);
      }
    }
  }

  private static void inline(RoleParts role, ObjectNode policy) {
    String name = Nodes.literal(policy.get("PolicyName"));
    Node document = policy.get("PolicyDocument");
    if (name != null && document != null) {
      role.inline.put(name, document);
    }
  }

  private void managedPolicy(ObjectNode policy) {
    String arn = Nodes.literal(policy.get("Arn"));
    for (ObjectNode version : TerraformPlan.objects(policy.array("PolicyVersionList"))) {
      Node flag = version.get("IsDefaultVersion");
      ScalarNode current = flag == null ? null : flag.asScalar();
      ObjectNode document = document(version.get("Document"));
      if (arn != null
          && document != null
          && current != null
          && Boolean.TRUE.equals(current.booleanValue())) {
        managed.put(arn, document);
      }
    }
  }

  /** A document as an object, or as the text that other tools leave of it. */
  private static @Nullable ObjectNode document(@Nullable Node value) {
    return value == null ? null : TerraformPolicies.read(value);
  }

  /**
   * Joins what was taken in.
   *
   * @param sayings what the configuration says of the machines
   */
  void finish(MachineSayings sayings) {
    Map<String, Role> byArn = new LinkedHashMap<>();
    roles.forEach(
        (name, parts) -> {
          Role role = role(name, parts);
          if (role != null) {
            workspace.add(role);
            byArn.put(role.arn().toString(), role);
          }
        });
    for (Described described : machines) {
      workspace.add(sayings.complete(machine(described, byArn).build(), workspace));
    }
  }

  private @Nullable Role role(String name, RoleParts parts) {
    ObjectNode node = parts.node;
    String path = parts.path;
    Text arn = node == null ? null : Nodes.text(node.get("Arn"));
    if (node == null || path == null || arn == null) {
      return null;
    }
    List<Policy> known = new ArrayList<>();
    List<UnknownPolicy> unknown = new ArrayList<>();
    parts.inline.forEach(
        (policyName, value) -> add(policyName, document(value), value, known, unknown));
    parts.attached.forEach(
        (policyArn, value) -> add(policyArn, managed.get(policyArn), value, known, unknown));
    ObjectNode boundary = node.object("PermissionsBoundary");
    String boundaryArn =
        boundary == null ? null : Nodes.literal(boundary.get("PermissionsBoundaryArn"));
    ObjectNode boundaryDocument = boundaryArn == null ? null : managed.get(boundaryArn);
    ObjectNode trust = document(node.get("AssumeRolePolicyDocument"));
    return new Role(
        path + "#" + name,
        name,
        arn,
        known,
        unknown,
        trust == null ? null : PolicyDocument.parse(trust),
        boundaryArn == null || boundaryDocument == null
            ? null
            : policy(boundaryArn, boundaryDocument),
        boundary == null || boundaryArn == null || boundaryDocument != null
            ? null
            : new UnknownPolicy(Text.of(boundaryArn), NOT_EXPORTED, boundary.location()),
        node.location(),
        name);
  }

  private static void add(
      String name,
      @Nullable ObjectNode document,
      Node place,
      List<Policy> known,
      List<UnknownPolicy> unknown) {
    if (document != null) {
      known.add(policy(name, document));
    } else {
      unknown.add(new UnknownPolicy(Text.of(name), NOT_EXPORTED, place.location()));
    }
  }

  private static Policy policy(String name, ObjectNode document) {
    return new Policy(
        name,
        name.startsWith("arn:aws:iam::aws:") ? Policy.Kind.AWS_MANAGED : Policy.Kind.WRITTEN,
        PolicyDocument.parse(document),
        document.location(),
        null);
  }

  private static StateMachine.Builder machine(Described described, Map<String, Role> roles) {
    ObjectNode node = described.node();
    Text arn = Nodes.text(node.get("stateMachineArn"));
    String name = Nodes.literal(node.get("name"));
    String shown = name != null ? name : Paths.stem(described.path());
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
    machine.roleArn(roleArn).role(roleArn == null ? null : roles.get(roleArn.toString()));
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
