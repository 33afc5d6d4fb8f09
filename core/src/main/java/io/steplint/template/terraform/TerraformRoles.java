package io.steplint.template.terraform;

import io.steplint.iam.PolicyDocument;
import io.steplint.source.Location;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.template.draft.ManagedPolicies;
import io.steplint.template.draft.Nodes;
import io.steplint.template.terraform.TerraformInstances.Instance;
import io.steplint.template.terraform.TerraformModule.Declared;
import io.steplint.text.Text;
import io.steplint.workspace.Policy;
import io.steplint.workspace.Role;
import io.steplint.workspace.Setting;
import io.steplint.workspace.UnknownPolicy;
import io.steplint.workspace.Unseen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The roles of a project, with everything that is attached to them from any of its modules. */
final class TerraformRoles {

  private static final String ATTACHMENT = "Its document is not part of the project";

  private final TerraformEvaluator evaluator;
  private final List<TerraformScope> scopes;
  private final String template;
  private final Map<Text, Instance> policiesByArn = new HashMap<>();
  private final Map<Text, List<Instance>> policiesByRole = new HashMap<>();
  private final Map<Text, List<Instance>> attachmentsByRole = new HashMap<>();

  /**
   * @param scopes the modules as they are called
   * @param template the folder as roles are keyed by it
   */
  TerraformRoles(TerraformEvaluator evaluator, List<TerraformScope> scopes, String template) {
    this.evaluator = evaluator;
    this.scopes = scopes;
    this.template = template;
    for (Instance policy : all("aws_iam_policy")) {
      policiesByArn.putIfAbsent(names().arn(policy.declared(), policy.scope()), policy);
    }
    index("aws_iam_role_policy", "role", policiesByRole);
    index("aws_iam_role_policy_attachment", "role", attachmentsByRole);
    index("aws_iam_policy_attachment", "roles", attachmentsByRole);
  }

  private TerraformNames names() {
    return evaluator.references().names();
  }

  /** What the resources of a type make, in all modules. */
  private List<Instance> all(String type) {
    List<Instance> found = new ArrayList<>();
    for (TerraformScope scope : scopes) {
      for (Declared declared : scope.module().resourcesOf(type)) {
        found.addAll(evaluator.instances().of(declared, scope).all());
      }
    }
    return found;
  }

  /** Files the resources of a type by the roles that an argument names. */
  private void index(String type, String argument, Map<Text, List<Instance>> byRole) {
    for (Instance instance : all(type)) {
      for (Node role : Nodes.list(value(instance, argument))) {
        Text name = Nodes.text(role);
        if (name != null) {
          byRole.computeIfAbsent(name, n -> new ArrayList<>()).add(instance);
        }
      }
    }
  }

  private @Nullable Node value(Instance instance, String argument) {
    return instance.value(argument, evaluator);
  }

  /** Every role that the modules declare. */
  List<Role> read() {
    List<Role> roles = new ArrayList<>();
    for (Instance role : all("aws_iam_role")) {
      roles.add(role(role));
    }
    return roles;
  }

  private Role role(Instance instance) {
    Declared declared = instance.declared();
    Attachments attached = new Attachments();
    inline(instance, attached);
    Text name = Nodes.text(names().attribute(declared, "name", place(declared), instance.scope()));
    separate(name, attached);
    Node trust = value(instance, "assume_role_policy");
    ObjectNode trustNode = trust == null ? null : Nodes.objectOrJson(trust);
    String literal = name == null ? null : name.literal();
    return new Role(
        template + "#" + instance.address(),
        literal != null && !literal.isEmpty() ? literal : instance.address(),
        names().arn(declared, instance.scope()),
        attached.known,
        attached.unknown,
        trustNode == null ? null : PolicyDocument.parse(trustNode),
        boundary(instance),
        location(declared),
        instance.address());
  }

  private void inline(Instance role, Attachments attached) {
    TerraformBlocks blocks = new TerraformBlocks(evaluator, role.declared().file());
    for (TerraformBlocks.Inner block :
        blocks.of(role.declared().block().body(), "inline_policy", role.scope())) {
      Node policy = block.value("policy", evaluator);
      Node name = block.value("name", evaluator);
      String shown = name == null ? "inline_policy" : TerraformStrings.text(name).toString();
      if (policy != null) {
        attached.add(policy, shown, role.address());
      } else if (block.body() == null) {
        attached.unknown.add(
            new UnknownPolicy(
                Text.of(shown),
                "How many policies the dynamic block makes is decided only when Terraform runs",
                block.place().location()));
      }
    }
    for (Node arn : Nodes.list(value(role, "managed_policy_arns"))) {
      managed(arn, attached);
    }
  }

  private void separate(@Nullable Text name, Attachments attached) {
    if (name == null) {
      return;
    }
    for (Instance policy : policiesByRole.getOrDefault(name, List.of())) {
      document(policy, attached);
    }
    for (Instance attachment : attachmentsByRole.getOrDefault(name, List.of())) {
      Node arn = value(attachment, "policy_arn");
      if (arn != null) {
        managed(arn, attached);
      }
    }
  }

  private void document(Instance policy, Attachments attached) {
    Node document = value(policy, "policy");
    if (document != null) {
      attached.add(document, policy.declared().name(), policy.address());
    }
  }

  private void managed(Node arn, Attachments attached) {
    Text text = Nodes.text(arn);
    Instance policy = text == null ? null : policiesByArn.get(text);
    if (policy != null && policy.declared().value("policy") != null) {
      document(policy, attached);
    } else {
      ManagedPolicies.attach(
          text == null ? TerraformStrings.text(arn) : text,
          arn,
          null,
          ATTACHMENT,
          attached.known,
          attached.unknown);
    }
  }

  private Setting<Policy> boundary(Instance role) {
    Node value = value(role, "permissions_boundary");
    if (value == null) {
      return Setting.none();
    }
    Text arn = Nodes.text(value);
    Instance policy = arn == null ? null : policiesByArn.get(arn);
    Node document = policy == null ? null : value(policy, "policy");
    ObjectNode node = document == null ? null : Nodes.objectOrJson(document);
    Policy managed = arn == null ? null : ManagedPolicies.complete(arn, value, role.address());
    if (managed != null) {
      return Setting.known(managed);
    }
    return policy == null || node == null
        ? Setting.unknown(
            Unseen.What.ROLE,
            "The permissions boundary "
                + TerraformStrings.text(value)
                + " is not part of the project",
            value.location())
        : Setting.known(policy(node, policy.declared().name(), policy.address()));
  }

  private static Policy policy(ObjectNode document, String name, String address) {
    return new Policy(
        name, Policy.Kind.WRITTEN, PolicyDocument.parse(document), document.location(), address);
  }

  private static Node place(Declared declared) {
    return Nodes.blank(declared.file().source(), declared.block().start(), declared.block().end());
  }

  static Location location(Declared declared) {
    String text = declared.file().source().text();
    int start = declared.block().start();
    int end = text.indexOf('{', start);
    return declared.file().source().locate(start, end < 0 ? declared.block().end() : end);
  }

  /** What has been found attached to a role so far. */
  private static final class Attachments {
    final List<Policy> known = new ArrayList<>();
    final List<UnknownPolicy> unknown = new ArrayList<>();

    void add(Node value, String name, String address) {
      ObjectNode document = Nodes.objectOrJson(value);
      if (document != null) {
        known.add(policy(document, name, address));
      } else {
        unknown.add(
            new UnknownPolicy(
                Text.of(name),
                "Its document is decided only when Terraform runs",
                value.location()));
      }
    }
  }
}
