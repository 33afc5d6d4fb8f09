package io.steplint.template.export;

import io.steplint.iam.PolicyDocument;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ScalarNode;
import io.steplint.template.draft.ManagedPolicies;
import io.steplint.template.draft.Nodes;
import io.steplint.template.draft.RoleDraft;
import io.steplint.text.Text;
import io.steplint.workspace.Policy;
import io.steplint.workspace.Role;
import io.steplint.workspace.UnknownPolicy;
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
  private final Map<String, Role> made = new HashMap<>();

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

  /** The role of that ARN, as far as the exports show it, or null where they do not at all. */
  @Nullable Role find(String arn) {
    Role known = made.get(arn);
    if (known != null) {
      return known;
    }
    Detail detail = details.get(arn);
    String name = arn.substring(arn.lastIndexOf('/') + 1);
    Map<String, Inline> own = inline.remove(name);
    if (detail == null && own == null) {
      return null;
    }
    Map<String, Inline> policies = own == null ? Map.of() : own;
    RoleDraft draft = detail == null ? draft(arn, name, policies) : draft(arn, name, detail);
    policies.forEach((policy, said) -> add(draft, policy, said.document()));
    if (detail == null || !detail.complete()) {
      draft.unknown.add(
          new UnknownPolicy(
              Text.of(arn), "What is attached to the role is not in the exports", draft.location));
    }
    Role role = draft.role();
    made.put(arn, role);
    return role;
  }

  private static RoleDraft draft(String arn, String name, Map<String, Inline> policies) {
    Inline first = policies.values().iterator().next();
    return new RoleDraft(
        first.path() + "#" + name, name, Text.of(arn), first.document().location(), name);
  }

  private RoleDraft draft(String arn, String name, Detail detail) {
    ObjectNode node = detail.node();
    RoleDraft draft =
        new RoleDraft(detail.path() + "#" + name, name, Text.of(arn), node.location(), name);
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

  private static void add(RoleDraft draft, String name, Node written) {
    ObjectNode document = document(written);
    if (document != null) {
      draft.policies.add(policy(name, document, draft.name));
    } else {
      draft.unknown.add(new UnknownPolicy(Text.of(name), NOT_EXPORTED, written.location()));
    }
  }

  private void attach(RoleDraft draft, String arn, Node place) {
    ObjectNode document = managed.get(arn);
    if (document != null) {
      draft.policies.add(policy(arn, document, draft.name));
    } else if (arn.contains(":iam::aws:")) {
      ManagedPolicies.attach(draft, Text.of(arn), place);
    } else {
      draft.unknown.add(new UnknownPolicy(Text.of(arn), NOT_EXPORTED, place.location()));
    }
  }

  private void boundary(RoleDraft draft, @Nullable ObjectNode boundary) {
    String arn = boundary == null ? null : Nodes.literal(boundary.get("PermissionsBoundaryArn"));
    if (boundary == null || arn == null) {
      return;
    }
    ObjectNode document = managed.get(arn);
    if (document != null) {
      draft.boundary = policy(arn, document, draft.name);
    } else {
      draft.unknownBoundary = new UnknownPolicy(Text.of(arn), NOT_EXPORTED, boundary.location());
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
