package io.steplint.template.cloudformation;

import io.steplint.iam.PolicyDocument;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ObjectNode.Member;
import io.steplint.template.draft.GrantTemplate;
import io.steplint.template.draft.ManagedPolicies;
import io.steplint.template.draft.Nodes;
import io.steplint.template.draft.RoleBuilder;
import io.steplint.text.Reference.Domain;
import io.steplint.text.Text;
import io.steplint.workspace.Policy;
import io.steplint.workspace.UnknownPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The roles that SAM generates for state machines, and what connectors add to roles. */
final class SamRoles {

  private final TemplateEvaluator evaluator;
  private final Template template;
  private final Roles roles;
  private final CloudFormationRoles policies;

  SamRoles(TemplateEvaluator evaluator, Roles roles, CloudFormationRoles policies) {
    this.evaluator = evaluator;
    this.template = evaluator.template();
    this.roles = roles;
    this.policies = policies;
  }

  /** Adds the role of every machine that names none. */
  void declare() {
    for (Resource machine : template.resources().values()) {
      if (machine.isSamStateMachine() && machine.property("Role") == null) {
        roles.add(generated(machine), template);
      }
    }
  }

  private RoleBuilder generated(Resource machine) {
    String id = machine.id() + "Role";
    Text name = Text.of(template.reference(id, Domain.SEGMENT));
    RoleBuilder role =
        new RoleBuilder(
            CloudFormationRoles.key(template, id),
            id,
            evaluator.settings().globalArn("iam", Text.of("role/").concat(name)),
            machine.node().location(),
            machine.id());
    role.trust = PolicyDocument.parse(Nodes.statesTrust(machine.node()));
    for (Node item : evaluator.conditions().items(machine.property("Policies"))) {
      policy(role, item, machine);
    }
    if (isTraced(machine)) {
      ManagedPolicies.attach(role, Text.of("AWSXrayWriteOnlyAccess"), machine.node());
    }
    Node boundary = machine.property("PermissionsBoundary");
    if (boundary != null) {
      policies.boundary(role, boundary);
    }
    return role;
  }

  static boolean isTraced(Resource machine) {
    Node tracing = machine.property("Tracing");
    ObjectNode object = tracing == null ? null : tracing.asObject();
    String enabled = object == null ? null : Nodes.literal(object.get("Enabled"));
    return "true".equalsIgnoreCase(enabled);
  }

  private void policy(RoleBuilder role, Node written, Resource machine) {
    Call call = Call.of(written);
    if (call != null && call.name().equals("If")) {
      Node branch = evaluator.conditions().branch(call);
      if (branch == null) {
        undecided(role, written, "Only a deployment decides which policy this is");
      } else if (evaluator.value(branch) != null) {
        policy(role, branch, machine);
      }
      return;
    }
    ObjectNode object = call == null ? written.asObject() : null;
    if (object == null) {
      named(role, written);
    } else if (object.has("Statement")) {
      policies.add(role, machine.id(), object, machine.id(), true);
    } else if (object.members().size() == 1) {
      expand(role, object.members().get(0), machine);
    } else {
      undecided(role, written, "This is no policy that SAM would take");
    }
  }

  private void named(RoleBuilder role, Node written) {
    Text arn = evaluator.textOrNull(written);
    if (arn == null) {
      return;
    }
    Resource local = policies.localPolicy(arn);
    Node document = local == null ? null : local.property("PolicyDocument");
    if (local != null && document != null) {
      policies.add(role, local.id(), document, local.id(), true);
    } else {
      ManagedPolicies.attach(role, arn, written);
    }
  }

  private void expand(RoleBuilder role, Member member, Resource machine) {
    SamPolicyTemplates.SamPolicyTemplate found = SamPolicyTemplates.find(member.name());
    if (found == null) {
      undecided(role, member.key(), "SAM has no policy template " + member.name());
      return;
    }
    ObjectNode given = member.value().asObject();
    Node document =
        GrantTemplate.document(
            member.key(), found.grants(), name -> parameter(name, given, member.key()));
    generated(role, member.name(), document, machine.id());
  }

  private Text parameter(String name, @Nullable ObjectNode given, Node place) {
    if (name.startsWith("AWS::")) {
      return evaluator.names().ref(name, place);
    }
    Node value = given == null ? null : given.get(name);
    return value == null ? Text.of(template.reference(name, Domain.ANY)) : evaluator.text(value);
  }

  private static void generated(
      RoleBuilder role, String name, Node document, @Nullable String resource) {
    role.policies.add(
        new Policy(
            name,
            Policy.Kind.GENERATED,
            PolicyDocument.parse(document),
            document.location(),
            resource));
  }

  private static void undecided(RoleBuilder role, Node place, String reason) {
    role.unknown.add(
        new UnknownPolicy(Text.of(ExpressionSpelling.canonical(place)), reason, place.location()));
  }

  /** Adds what connectors grant, embedded in machines or alone, to the roles of their machines. */
  void connect() {
    for (Resource resource : template.resources().values()) {
      ObjectNode embedded = resource.isStateMachine() ? resource.node().object("Connectors") : null;
      if (embedded != null) {
        for (Member connector : embedded.members()) {
          ObjectNode node = connector.value().asObject();
          ObjectNode properties = node == null ? null : node.object("Properties");
          RoleBuilder role = roleOf(resource);
          if (properties != null && role != null) {
            connect(role, properties, connector.key());
          }
        }
      }
      ObjectNode properties = resource.properties();
      if (resource.type().equals("AWS::Serverless::Connector") && properties != null) {
        alone(resource, properties);
      }
    }
  }

  private void alone(Resource connector, ObjectNode properties) {
    ObjectNode source = properties.object("Source");
    RoleBuilder role = source == null ? null : roleOf(source);
    Boolean exists = evaluator.conditions().exists(connector);
    if (role == null || Boolean.FALSE.equals(exists)) {
      return;
    }
    if (exists == null) {
      undecided(role, connector.node(), "Only a deployment decides whether this connector exists");
    } else {
      connect(role, properties, connector.node());
    }
  }

  /** The role of the machine that a connector starts from, or null where it starts elsewhere. */
  private @Nullable RoleBuilder roleOf(ObjectNode source) {
    String id = Nodes.literal(source.get("Id"));
    if (id != null) {
      Resource machine = template.resources().get(id);
      return machine != null && machine.isStateMachine() ? roleOf(machine) : null;
    }
    String type = Nodes.literal(source.get("Type"));
    Text name = evaluator.textOrNull(source.get("RoleName"));
    return type == null
            || name == null
            || !translated(type).equals("AWS::StepFunctions::StateMachine")
        ? null
        : roles.byArn(
            evaluator.settings().globalArn("iam", Text.of("role/").concat(name)), template);
  }

  private void connect(RoleBuilder role, ObjectNode properties, Node place) {
    for (Node destination : Nodes.list(properties.get("Destination"))) {
      ObjectNode object = destination.asObject();
      if (object == null) {
        continue;
      }
      for (Node permission : Nodes.list(properties.get("Permissions"))) {
        String category = Nodes.literal(permission);
        if (category != null) {
          grant(role, object, category, place);
        }
      }
    }
  }

  private @Nullable RoleBuilder roleOf(Resource machine) {
    Node written = machine.property(machine.isSamStateMachine() ? "Role" : "RoleArn");
    return written == null
        ? roles.byKey(CloudFormationRoles.key(template, machine.id() + "Role"))
        : roles.byArn(evaluator.text(written), template);
  }

  private void grant(RoleBuilder role, ObjectNode destination, String category, Node place) {
    String id = Nodes.literal(destination.get("Id"));
    Resource target = id == null ? null : template.resources().get(id);
    String type = target != null ? target.type() : Nodes.literal(destination.get("Type"));
    List<GrantTemplate> grants =
        type == null ? List.of() : SamConnectorProfiles.grants(translated(type), category);
    if (grants.isEmpty()) {
      undecided(role, place, "What this connector grants is not known");
      return;
    }
    Text arn =
        target != null
            ? evaluator.names().arn(target)
            : given(destination, "Arn", evaluator.textOrNull(destination.get("Arn")));
    Text name =
        target != null
            ? evaluator.names().name(target)
            : given(destination, "Name", evaluator.textOrNull(destination.get("Name")));
    Node document =
        GrantTemplate.document(
            place,
            grants,
            hole ->
                switch (hole) {
                  case "Arn" -> arn;
                  case "Name" -> name;
                  default -> evaluator.names().ref(hole, place);
                });
    generated(role, "connector to " + (id == null ? arn.toString() : id), document, role.resource);
  }

  private Text given(ObjectNode destination, String property, @Nullable Text value) {
    return value != null
        ? value
        : Text.of(
            template.reference(
                ExpressionSpelling.canonical(destination) + "." + property, Domain.ANY));
  }

  private static String translated(String type) {
    return switch (type) {
      case "AWS::Serverless::Function" -> "AWS::Lambda::Function";
      case "AWS::Serverless::SimpleTable" -> "AWS::DynamoDB::Table";
      case "AWS::Serverless::StateMachine" -> "AWS::StepFunctions::StateMachine";
      default -> type;
    };
  }
}
