package io.steplint.template.terraform;

import io.steplint.iam.PolicyDocument;
import io.steplint.source.Location;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.template.draft.ManagedPolicies;
import io.steplint.template.draft.Nodes;
import io.steplint.template.terraform.TerraformModule.Declared;
import io.steplint.template.terraform.TerraformModule.Located;
import io.steplint.template.terraform.hcl.HclBody.HclBlock;
import io.steplint.template.terraform.hcl.HclExpression;
import io.steplint.text.Text;
import io.steplint.workspace.Policy;
import io.steplint.workspace.Role;
import io.steplint.workspace.UnknownPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The roles of one module as it is called, with everything that is attached to them. */
final class TerraformRoles {

  private final TerraformEvaluator evaluator;
  private final TerraformScope scope;
  private final String template;
  private final Map<Text, Declared> policiesByArn = new HashMap<>();

  /**
   * @param template the folder as roles are keyed by it
   */
  TerraformRoles(TerraformEvaluator evaluator, TerraformScope scope, String template) {
    this.evaluator = evaluator;
    this.scope = scope;
    this.template = template;
    for (Declared policy : scope.module().resourcesOf("aws_iam_policy")) {
      policiesByArn.put(names().arn(policy, scope), policy);
    }
  }

  private TerraformNames names() {
    return evaluator.references().names();
  }

  /** Every role that the module declares. */
  List<Role> read() {
    List<Role> roles = new ArrayList<>();
    for (Declared role : scope.module().resourcesOf("aws_iam_role")) {
      if (evaluator.exists(role, scope)) {
        roles.add(role(role));
      }
    }
    return roles;
  }

  private Role role(Declared declared) {
    Attachments attached = new Attachments();
    inline(declared, attached);
    Text name = Nodes.text(names().attribute(declared, "name", place(declared), scope));
    separate(name, attached);
    Located trust = declared.value("assume_role_policy");
    ObjectNode trustNode =
        trust == null ? null : Nodes.objectOrJson(evaluator.evaluate(trust, scope));
    String address = scope.address() + declared.address();
    String literal = name == null ? null : name.literal();
    return new Role(
        template + "#" + address,
        literal != null && !literal.isEmpty() ? literal : address,
        names().arn(declared, scope),
        attached.known,
        attached.unknown,
        trustNode == null ? null : PolicyDocument.parse(trustNode),
        boundary(declared),
        unknownBoundary(declared),
        location(declared),
        address);
  }

  private void inline(Declared role, Attachments attached) {
    for (HclBlock block : role.block().body().blocks("inline_policy")) {
      HclExpression policy = block.body().value("policy");
      HclExpression name = block.body().value("name");
      if (policy != null) {
        String shown =
            name == null
                ? "inline_policy"
                : TerraformStrings.text(evaluator.evaluate(name, role.file(), scope)).toString();
        attached.add(
            evaluator.evaluate(policy, role.file(), scope),
            shown,
            scope.address() + role.address());
      }
    }
    for (HclBlock block : role.block().body().blocks("dynamic")) {
      if (block.labels().contains("inline_policy")) {
        attached.unknown.add(
            new UnknownPolicy(
                Text.of("inline_policy"),
                "A dynamic block makes it",
                role.file().source().locate(block.start(), block.end())));
      }
    }
    Located managed = role.value("managed_policy_arns");
    if (managed != null) {
      for (Node arn : Nodes.list(evaluator.evaluate(managed, scope))) {
        managed(arn, attached);
      }
    }
  }

  private void separate(@Nullable Text name, Attachments attached) {
    if (name == null) {
      return;
    }
    for (Declared policy : scope.module().resourcesOf("aws_iam_role_policy")) {
      Located document = policy.value("policy");
      if (document != null && names(policy, "role", name) && evaluator.exists(policy, scope)) {
        attached.add(
            evaluator.evaluate(document, scope), policy.name(), scope.address() + policy.address());
      }
    }
    for (String type : List.of("aws_iam_role_policy_attachment", "aws_iam_policy_attachment")) {
      String argument = type.equals("aws_iam_policy_attachment") ? "roles" : "role";
      for (Declared attachment : scope.module().resourcesOf(type)) {
        Located arn = attachment.value("policy_arn");
        if (arn != null
            && names(attachment, argument, name)
            && evaluator.exists(attachment, scope)) {
          managed(evaluator.evaluate(arn, scope), attached);
        }
      }
    }
  }

  /** Whether an argument, or an item of it, is the name of the role. */
  private boolean names(Declared resource, String argument, Text role) {
    Located value = resource.value(argument);
    if (value == null) {
      return false;
    }
    for (Node item : Nodes.list(evaluator.evaluate(value, scope))) {
      if (role.equals(Nodes.text(item))) {
        return true;
      }
    }
    return false;
  }

  private void managed(Node arn, Attachments attached) {
    Text text = Nodes.text(arn);
    Declared policy = text == null ? null : policiesByArn.get(text);
    Located document = policy == null ? null : policy.value("policy");
    if (policy != null && document != null) {
      attached.add(
          evaluator.evaluate(document, scope), policy.name(), scope.address() + policy.address());
    } else {
      ManagedPolicies.attach(
          text == null ? TerraformStrings.text(arn) : text,
          arn,
          null,
          "Its document is not part of the module",
          attached.known,
          attached.unknown);
    }
  }

  private @Nullable Policy boundary(Declared role) {
    Located arn = role.value("permissions_boundary");
    Text text = arn == null ? null : Nodes.text(evaluator.evaluate(arn, scope));
    Declared policy = text == null ? null : policiesByArn.get(text);
    Located document = policy == null ? null : policy.value("policy");
    if (policy == null || document == null) {
      return null;
    }
    ObjectNode node = Nodes.objectOrJson(evaluator.evaluate(document, scope));
    return node == null ? null : policy(node, policy.name(), scope.address() + policy.address());
  }

  private @Nullable UnknownPolicy unknownBoundary(Declared role) {
    Located arn = role.value("permissions_boundary");
    if (arn == null || boundary(role) != null) {
      return null;
    }
    Node value = evaluator.evaluate(arn, scope);
    Text text = Nodes.text(value);
    return text == null
        ? null
        : new UnknownPolicy(text, "Its document is not part of the module", value.location());
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
