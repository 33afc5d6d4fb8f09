package io.steplint.template.cloudformation;

import io.steplint.iam.PolicyDocument;
import io.steplint.source.ArrayNode;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.template.draft.ManagedPolicies;
import io.steplint.template.draft.Nodes;
import io.steplint.template.draft.RoleBuilder;
import io.steplint.text.Text;
import io.steplint.workspace.Policy;
import io.steplint.workspace.Setting;
import io.steplint.workspace.UnknownPolicy;
import io.steplint.workspace.Unseen;
import org.jspecify.annotations.Nullable;

/** Collects the roles of a CloudFormation template with everything that is attached to them. */
final class CloudFormationRoles {

  private final TemplateEvaluator evaluator;
  private final Template template;
  private final Roles roles;

  CloudFormationRoles(TemplateEvaluator evaluator, Roles roles) {
    this.evaluator = evaluator;
    this.template = evaluator.template();
    this.roles = roles;
  }

  static String key(Template template, String id) {
    return template.path() + "#" + id;
  }

  /** Adds the roles that the template declares. */
  void declare() {
    for (Resource resource : template.resources().values()) {
      if (resource.type().equals("AWS::IAM::Role")
          && !Boolean.FALSE.equals(evaluator.conditions().exists(resource))) {
        String literal = Nodes.literal(nullable(resource.property("RoleName")));
        RoleBuilder role =
            new RoleBuilder(
                key(template, resource.id()),
                literal != null ? literal : resource.id(),
                evaluator.names().arn(resource),
                resource.node().location(),
                resource.id());
        fill(role, resource);
        roles.add(role, template);
      }
    }
  }

  /** Adds the policies that are resources of their own to the roles they name. */
  void attach() {
    for (Resource resource : template.resources().values()) {
      switch (resource.type()) {
        case "AWS::IAM::Policy":
        case "AWS::IAM::ManagedPolicy":
          for (Node role : Nodes.list(nullable(resource.property("Roles")))) {
            attach(resource, Nodes.text(role));
          }
          break;
        case "AWS::IAM::RolePolicy":
          attach(resource, evaluator.textOrNull(resource.property("RoleName")));
          break;
        default:
          break;
      }
    }
  }

  private @Nullable Node nullable(@Nullable Node node) {
    return node == null ? null : evaluator.value(node);
  }

  private void attach(Resource policy, @Nullable Text roleName) {
    if (roleName == null) {
      return;
    }
    Text arn = evaluator.settings().globalArn("iam", Text.of("role/").concat(roleName));
    RoleBuilder role = roles.byArn(arn, template);
    if (role == null) {
      String id = roleName.reference() == null ? null : logicalId(roleName);
      role = id == null ? null : roles.byKey(key(template, id));
    }
    Node document = policy.property("PolicyDocument");
    if (role != null && document != null) {
      add(
          role,
          policyName(policy, "PolicyName"),
          document,
          policy.id(),
          evaluator.conditions().exists(policy));
    }
  }

  /** The logical id of a resource whose name CloudFormation invents. */
  private @Nullable String logicalId(Text name) {
    for (Resource resource : template.resources().values()) {
      if (resource.type().equals("AWS::IAM::Role")
          && evaluator.names().name(resource).equals(name)) {
        return resource.id();
      }
    }
    return null;
  }

  private String policyName(Resource policy, String property) {
    String name = Nodes.literal(nullable(policy.property(property)));
    return name == null ? policy.id() : name;
  }

  private void fill(RoleBuilder role, Resource resource) {
    Node trust = nullable(resource.property("AssumeRolePolicyDocument"));
    if (trust != null && PolicyDocument.isPolicy(trust)) {
      role.trust = PolicyDocument.parse(trust);
    }
    for (Node item : evaluator.conditions().items(resource.property("Policies"))) {
      inline(role, item, resource);
    }
    for (Node item : Nodes.list(nullable(resource.property("ManagedPolicyArns")))) {
      managed(role, item);
    }
    Node boundary = resource.property("PermissionsBoundary");
    if (boundary != null) {
      boundary(role, boundary);
    }
  }

  private void inline(RoleBuilder role, Node written, Resource resource) {
    Call call = Call.of(written);
    if (call != null && call.name().equals("If")) {
      Node branch = evaluator.conditions().branch(call);
      if (branch == null) {
        undecided(role, written);
      } else if (evaluator.value(branch) != null) {
        inline(role, branch, resource);
      }
      return;
    }
    ObjectNode policy = written.asObject();
    Node document = policy == null ? null : policy.get("PolicyDocument");
    if (policy == null || document == null) {
      undecided(role, written);
      return;
    }
    Text name = evaluator.textOrNull(policy.get("PolicyName"));
    add(role, name == null ? resource.id() : name.toString(), document, resource.id(), true);
  }

  private static void undecided(RoleBuilder role, Node place) {
    role.unknown.add(
        new UnknownPolicy(
            Text.of(ExpressionSpelling.canonical(place)),
            "Only a deployment decides which policy this is",
            place.location()));
  }

  private void managed(RoleBuilder role, Node item) {
    Text arn = Nodes.text(item);
    if (arn == null) {
      undecided(role, item);
      return;
    }
    Resource local = localPolicy(arn);
    Node document = local == null ? null : local.property("PolicyDocument");
    if (local != null && document != null) {
      add(
          role,
          policyName(local, "ManagedPolicyName"),
          document,
          local.id(),
          evaluator.conditions().exists(local));
    } else {
      ManagedPolicies.attach(role, arn, item);
    }
  }

  @Nullable Resource localPolicy(Text arn) {
    for (Resource resource : template.resources().values()) {
      if (resource.type().equals("AWS::IAM::ManagedPolicy")
          && evaluator.names().arn(resource).equals(arn)) {
        return resource;
      }
    }
    return null;
  }

  /** Sets the boundary that a property gives the role. */
  void boundary(RoleBuilder role, Node written) {
    if (evaluator.value(written) == null) {
      return;
    }
    Text arn = evaluator.text(written);
    Resource local = localPolicy(arn);
    Node document = local == null ? null : nullable(local.property("PolicyDocument"));
    Policy managed = ManagedPolicies.complete(arn, written, role.resource);
    if (managed != null) {
      role.boundary = Setting.known(managed);
    } else if (local != null && document != null) {
      role.boundary =
          Setting.known(
              new Policy(
                  policyName(local, "ManagedPolicyName"),
                  Policy.Kind.WRITTEN,
                  PolicyDocument.parse(document),
                  document.location(),
                  local.id()));
    } else {
      role.boundary =
          Setting.unknown(
              Unseen.What.ROLE,
              "The permissions boundary " + arn + " is not part of what was read",
              written.location());
    }
  }

  /** Adds a document; one of which only a deployment decides whether it exists is unknown. */
  void add(
      RoleBuilder role,
      String name,
      Node document,
      @Nullable String resource,
      @Nullable Boolean exists) {
    if (Boolean.FALSE.equals(exists)) {
      return;
    }
    Node value = evaluator.value(document);
    if (value == null) {
      return;
    }
    if (exists == null || !PolicyDocument.isPolicy(value) || holdsUndecided(value)) {
      undecided(role, document);
      if (exists == null || !PolicyDocument.isPolicy(value)) {
        return;
      }
    }
    Policy.Kind kind = resource == null ? Policy.Kind.WRITTEN : template.kindOf(resource);
    role.policies.add(
        new Policy(name, kind, PolicyDocument.parse(value), value.location(), resource));
  }

  /** Whether one of the statements, or their whole list, is not known. */
  private static boolean holdsUndecided(Node document) {
    ObjectNode object = document.asObject();
    Node statements = object == null ? null : object.get("Statement");
    ArrayNode list = statements == null ? null : statements.asArray();
    if (list != null) {
      for (Node item : list.items()) {
        if (item.asObject() == null) {
          return true;
        }
      }
    }
    return false;
  }
}
