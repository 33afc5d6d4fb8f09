package io.steplint.template.export;

import io.steplint.iam.PolicyDocument;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ScalarNode;
import io.steplint.template.draft.ManagedPolicies;
import io.steplint.template.draft.Nodes;
import io.steplint.template.draft.RoleBuilder;
import io.steplint.text.Text;
import io.steplint.workspace.Policy;
import io.steplint.workspace.Role;
import io.steplint.workspace.Setting;
import io.steplint.workspace.UnknownPolicy;
import io.steplint.workspace.Unseen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Joins what the outputs of the AWS CLI say of roles and policies. */
final class ExportedRoles {

  private static final String NOT_EXPORTED = "Its document is not in the exports";

  private final Map<String, Detail> details = new TreeMap<>();
  private final Map<String, Map<String, Inline>> inline = new TreeMap<>();
  private final Map<String, ObjectNode> managed = new HashMap<>();
  private final List<Policy> documents = new ArrayList<>();
  private final Map<String, Role> made = new LinkedHashMap<>();

  /**
   * An output that describes a role.
   *
   * @param complete whether it lists all policies of the role
   */
  private record Detail(ObjectNode node, String path, boolean complete) {}

  /** A policy inside of a role, as {@code get-role-policy} prints it. */
  private record Inline(Node document, String path) {}

  /** Takes one output in. */
  void add(ObjectNode root, String path) {
    ObjectNode single = root.object("Role");
    if (single != null) {
      detail(new Detail(single, path, false));
    }
    for (ObjectNode role : Nodes.objects(root.array("RoleDetailList"))) {
      detail(new Detail(role, path, true));
    }
    for (ObjectNode policy : Nodes.objects(root.array("Policies"))) {
      managedPolicy(policy);
    }
    ObjectNode version = root.object("PolicyVersion");
    ObjectNode document = version == null ? null : document(version.get("Document"));
    if (document != null) {
      documents.add(policy(path, document, null));
    }
    String roleName = Nodes.literal(root.get("RoleName"));
    String name = Nodes.literal(root.get("PolicyName"));
    Node written = root.get("PolicyDocument");
    if (roleName != null && written != null) {
      inline
          .computeIfAbsent(roleName, r -> new LinkedHashMap<>())
          .put(name == null ? path : name, new Inline(written, path));
    }
  }

  private void detail(Detail detail) {
    String arn = Nodes.literal(detail.node().get("Arn"));
    if (arn != null) {
      details.merge(arn, detail, (one, two) -> one.complete() ? one : two);
    }
  }

  private void managedPolicy(ObjectNode policy) {
    String arn = Nodes.literal(policy.get("Arn"));
    for (ObjectNode version : Nodes.objects(policy.array("PolicyVersionList"))) {
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
    return value == null ? null : Nodes.objectOrJson(value);
  }

  /**
   * Puts the role of that ARN together, as far as the exports show it; the policies that are
   * printed alone become its own.
   */
  void find(String arn) {
    if (!made.containsKey(arn)) {
      Map<String, Inline> own = inline.remove(name(arn));
      make(arn, own == null ? Map.of() : own);
    }
  }

  /** The roles that were found, and all others that are described. */
  List<Role> all() {
    for (String arn : details.keySet()) {
      if (!made.containsKey(arn)) {
        make(arn, inline.getOrDefault(name(arn), Map.of()));
      }
    }
    return new ArrayList<>(made.values());
  }

  private static String name(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  private void make(String arn, Map<String, Inline> policies) {
    Detail detail = details.get(arn);
    String name = name(arn);
    if (detail == null && policies.isEmpty()) {
      return;
    }
    RoleBuilder draft = detail == null ? draft(arn, name, policies) : draft(arn, name, detail);
    policies.forEach((policy, said) -> add(draft, policy, said.document()));
    if (detail == null || !detail.complete()) {
      draft.unknown.add(
          new UnknownPolicy(
              Text.of(arn), "What is attached to the role is not in the exports", draft.location));
    }
    made.put(arn, draft.role());
  }

  private static RoleBuilder draft(String arn, String name, Map<String, Inline> policies) {
    Inline first = policies.values().iterator().next();
    return new RoleBuilder(
        first.path() + "#" + name, name, Text.of(arn), first.document().location(), name);
  }

  private RoleBuilder draft(String arn, String name, Detail detail) {
    ObjectNode node = detail.node();
    RoleBuilder draft =
        new RoleBuilder(detail.path() + "#" + name, name, Text.of(arn), node.location(), name);
    for (ObjectNode policy : Nodes.objects(node.array("RolePolicyList"))) {
      String policyName = Nodes.literal(policy.get("PolicyName"));
      Node document = policy.get("PolicyDocument");
      if (policyName != null && document != null) {
        add(draft, policyName, document);
      }
    }
    for (ObjectNode policy : Nodes.objects(node.array("AttachedManagedPolicies"))) {
      String policyArn = Nodes.literal(policy.get("PolicyArn"));
      if (policyArn != null) {
        attach(draft, policyArn, policy);
      }
    }
    ObjectNode trust = document(node.get("AssumeRolePolicyDocument"));
    draft.trust = trust == null ? null : PolicyDocument.parse(trust);
    boundary(draft, node.object("PermissionsBoundary"));
    return draft;
  }

  private static void add(RoleBuilder draft, String name, Node written) {
    ObjectNode document = document(written);
    if (document != null) {
      draft.policies.add(policy(name, document, draft.name));
    } else {
      draft.unknown.add(new UnknownPolicy(Text.of(name), NOT_EXPORTED, written.location()));
    }
  }

  private void attach(RoleBuilder draft, String arn, Node place) {
    ObjectNode document = managed.get(arn);
    if (document != null) {
      draft.policies.add(policy(arn, document, draft.name));
    } else if (arn.contains(":iam::aws:")) {
      ManagedPolicies.attach(draft, Text.of(arn), place);
    } else {
      draft.unknown.add(new UnknownPolicy(Text.of(arn), NOT_EXPORTED, place.location()));
    }
  }

  private void boundary(RoleBuilder draft, @Nullable ObjectNode boundary) {
    String arn = boundary == null ? null : Nodes.literal(boundary.get("PermissionsBoundaryArn"));
    if (boundary == null || arn == null) {
      return;
    }
    ObjectNode document = managed.get(arn);
    if (document != null) {
      draft.boundary = Setting.known(policy(arn, document, draft.name));
    } else {
      draft.boundary =
          Setting.unknown(
              Unseen.What.ROLE,
              "The permissions boundary " + arn + " is not in the exports",
              boundary.location());
    }
  }

  private static Policy policy(String name, ObjectNode document, @Nullable String role) {
    return new Policy(
        name,
        name.contains(":iam::aws:") ? Policy.Kind.AWS_MANAGED : Policy.Kind.WRITTEN,
        PolicyDocument.parse(document),
        document.location(),
        role);
  }

  /** The policies that belong to no role of a machine, to be checked as documents. */
  List<Policy> unused() {
    List<Policy> unused = new ArrayList<>(documents);
    inline.forEach(
        (role, policies) ->
            policies.forEach(
                (name, said) -> {
                  ObjectNode document = document(said.document());
                  if (document != null) {
                    unused.add(policy(name, document, null));
                  }
                }));
    return unused;
  }
}
