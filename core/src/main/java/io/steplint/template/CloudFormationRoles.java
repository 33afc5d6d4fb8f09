package io.steplint.template;

import io.steplint.iam.PolicyDocument;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ObjectNode.Member;
import io.steplint.template.SamPolicyTemplates.SamPolicyTemplate;
import io.steplint.text.Reference;
import io.steplint.text.Text;
import io.steplint.workspace.Policy;
import io.steplint.workspace.Role;
import io.steplint.workspace.UnknownPolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The roles of a template: those that are written, and those that SAM makes for machines. */
final class CloudFormationRoles {

  private static final String DECIDED_LATER = "Its document is decided only when the stack is made";

  private final Evaluator evaluator;
  private final Template template;
  private final Map<Text, Role> byArn = new LinkedHashMap<>();

  CloudFormationRoles(Evaluator evaluator) {
    this.evaluator = evaluator;
    this.template = evaluator.template();
  }

  /** What is found attached to one role. */
  private static final class Attached {
    final List<Policy> known = new ArrayList<>();
    final List<UnknownPolicy> unknown = new ArrayList<>();
  }

  /** Every role that is written, by its ARN. */
  Map<Text, Role> read() {
    for (Resource resource : template.resources().values()) {
      if (resource.type().equals("AWS::IAM::Role") && exists(resource)) {
        Role role = role(resource);
        byArn.putIfAbsent(role.arn(), role);
      }
    }
    return byArn;
  }

  private boolean exists(Resource resource) {
    String condition = resource.condition();
    return condition == null || !Boolean.FALSE.equals(evaluator.condition(condition));
  }

  private Role role(Resource resource) {
    Attached attached = new Attached();
    for (Node inline : items(resource.property("Policies"), attached)) {
      ObjectNode policy = inline.asObject();
      if (policy == null) {
        unknown(inline, attached);
        continue;
      }
      Text name = Nodes.text(policy.get("PolicyName"));
      document(
          policy.get("PolicyDocument"),
          name == null ? "policy" : name.toString(),
          resource,
          attached);
    }
    for (Node arn : items(resource.property("ManagedPolicyArns"), attached)) {
      managed(arn, attached);
    }
    Text name = evaluator.names().name(resource);
    attachments(name, resource, attached);
    connectors(resource.id(), attached);
    ObjectNode trust = object(resource.property("AssumeRolePolicyDocument"));
    Text boundary = evaluator.textOrNull(resource.property("PermissionsBoundary"));
    Policy knownBoundary = boundary == null ? null : managedPolicy(boundary);
    return new Role(
        template.path() + "#" + resource.id(),
        name.literal() != null ? name.toString() : resource.id(),
        evaluator.names().arn(resource),
        attached.known,
        attached.unknown,
        trust == null ? null : PolicyDocument.parse(trust),
        knownBoundary,
        boundary == null || knownBoundary != null
            ? null
            : new UnknownPolicy(
                boundary, "It is not part of the template", place(resource).location()),
        place(resource).location(),
        resource.id());
  }

  /** The list that a property evaluates to; a list that is decided later is an unknown policy. */
  private List<Node> items(@Nullable Node property, Attached attached) {
    Node value = property == null ? null : evaluator.value(property);
    if (value == null) {
      return List.of();
    }
    if (value.asScalar() != null && Call.of(property) != null) {
      unknown(value, attached);
      return List.of();
    }
    return Nodes.list(value);
  }

  private static void unknown(Node node, Attached attached) {
    Text name = Nodes.text(node);
    attached.unknown.add(
        new UnknownPolicy(name == null ? Text.of("policy") : name, DECIDED_LATER, node.location()));
  }

  private @Nullable ObjectNode object(@Nullable Node node) {
    Node value = node == null ? null : evaluator.value(node);
    return value == null ? null : value.asObject();
  }

  private void document(@Nullable Node written, String name, Resource resource, Attached attached) {
    ObjectNode document = object(written);
    if (document == null || !PolicyDocument.isPolicy(document)) {
      attached.unknown.add(
          new UnknownPolicy(
              Text.of(name),
              DECIDED_LATER,
              written == null ? resource.node().location() : written.location()));
      return;
    }
    attached.known.add(
        new Policy(
            name,
            Policy.Kind.WRITTEN,
            PolicyDocument.parse(document),
            document.location(),
            resource.id()));
  }

  /** Policies that are resources of their own and name the role. */
  private void attachments(Text role, Resource owner, Attached attached) {
    for (Resource resource : template.resources().values()) {
      boolean separate =
          resource.type().equals("AWS::IAM::Policy")
              || resource.type().equals("AWS::IAM::ManagedPolicy");
      boolean single = resource.type().equals("AWS::IAM::RolePolicy");
      if ((!separate && !single) || !exists(resource)) {
        continue;
      }
      Node roles = resource.property(single ? "RoleName" : "Roles");
      Node value = roles == null ? null : evaluator.value(roles);
      for (Node item : Nodes.list(value)) {
        if (role.equals(Nodes.text(item))) {
          Text name = evaluator.textOrNull(resource.property("PolicyName"));
          String shown = name == null || name.literal() == null ? resource.id() : name.toString();
          document(resource.property("PolicyDocument"), shown, resource, attached);
          break;
        }
      }
    }
  }

  private void managed(Node arn, Attached attached) {
    Text text = Nodes.text(arn);
    Policy policy = text == null ? null : managedPolicy(text);
    if (policy != null) {
      attached.known.add(policy);
    } else {
      attached.unknown.add(
          new UnknownPolicy(
              text == null ? Text.of("policy") : text,
              "It is not part of the template",
              arn.location()));
    }
  }

  private @Nullable Policy managedPolicy(Text arn) {
    for (Resource resource : template.resources().values()) {
      if (resource.type().equals("AWS::IAM::ManagedPolicy")
          && arn.equals(evaluator.names().arn(resource))) {
        Attached found = new Attached();
        document(resource.property("PolicyDocument"), resource.id(), resource, found);
        return found.known.isEmpty() ? null : found.known.get(0);
      }
    }
    return null;
  }

  /** The role that SAM makes for a machine without one. */
  Role generated(Resource machine) {
    Attached attached = new Attached();
    Node policies = machine.property("Policies");
    for (Node written : Nodes.list(policies)) {
      samPolicy(written, machine, attached);
    }
    connectors(machine.id(), attached);
    Text boundary = evaluator.textOrNull(machine.property("PermissionsBoundary"));
    Text name = Text.of(template.reference(machine.id() + "Role", Reference.Domain.SEGMENT));
    Node place = place(machine);
    return new Role(
        template.path() + "#" + machine.id() + "Role",
        machine.id() + "Role",
        evaluator.settings().globalArn("iam", Text.of("role/").concat(name)),
        attached.known,
        attached.unknown,
        PolicyDocument.parse(Nodes.statesTrust(place)),
        null,
        boundary == null
            ? null
            : new UnknownPolicy(boundary, "It is not part of the template", place.location()),
        place.location(),
        machine.id() + "Role");
  }

  private void samPolicy(Node written, Resource machine, Attached attached) {
    Call call = Call.of(written);
    Node chosen = call != null && call.name().equals("If") ? evaluator.branch(call) : null;
    Node value = chosen == null ? written : chosen;
    ObjectNode object = Call.of(value) == null ? value.asObject() : null;
    if (object == null) {
      Node evaluated = evaluator.value(value);
      if (evaluated != null) {
        managed(evaluated, attached);
      }
      return;
    }
    if (object.has("Statement")) {
      document(object, "Policies", machine, attached);
      return;
    }
    for (Member member : object.members()) {
      SamPolicyTemplate known = SamPolicyTemplates.find(member.name());
      if (known == null) {
        unknown(member.key(), attached);
        continue;
      }
      ObjectNode parameters = member.value().asObject();
      ObjectNode document =
          GrantTemplate.document(
              member.key(), known.grants(), name -> parameter(name, parameters, member.key()));
      attached.known.add(
          new Policy(
              member.name(),
              Policy.Kind.GENERATED,
              PolicyDocument.parse(document),
              member.key().location(),
              machine.id()));
    }
  }

  private Text parameter(String name, @Nullable ObjectNode parameters, Node place) {
    if (name.startsWith("AWS::")) {
      return evaluator.names().ref(name, place);
    }
    Node value = parameters == null ? null : parameters.get(name);
    return value == null
        ? Text.of(template.reference("?" + name, Reference.Domain.ANY))
        : evaluator.text(value);
  }

  /** What SAM's connectors grant to a machine's role. */
  private void connectors(String id, Attached attached) {
    for (Resource resource : template.resources().values()) {
      ObjectNode embedded =
          resource.isStateMachine() && isOwner(resource, id)
              ? resource.node().object("Connectors")
              : null;
      if (embedded != null) {
        for (Member connector : embedded.members()) {
          ObjectNode written = connector.value().asObject();
          ObjectNode properties = written == null ? null : written.object("Properties");
          if (properties != null) {
            connector(properties, connector.key(), resource.id(), attached);
          }
        }
      }
      ObjectNode properties = resource.properties();
      if (resource.type().equals("AWS::Serverless::Connector") && properties != null) {
        ObjectNode source = properties.object("Source");
        String from = source == null ? null : Nodes.literal(source.get("Id"));
        Resource machine = from == null ? null : template.resources().get(from);
        if (machine != null && machine.isStateMachine() && isOwner(machine, id)) {
          connector(properties, resource.node(), resource.id(), attached);
        }
      }
    }
  }

  /** Whether a role's or machine's id is that of the machine, or of the role the machine names. */
  private boolean isOwner(Resource machine, String id) {
    if (machine.id().equals(id)) {
      return true;
    }
    Node role = machine.property(machine.isSamStateMachine() ? "Role" : "RoleArn");
    Resource own = template.resources().get(id);
    return role != null
        && own != null
        && own.type().equals("AWS::IAM::Role")
        && evaluator.text(role).equals(evaluator.names().arn(own));
  }

  private void connector(ObjectNode properties, Node place, String id, Attached attached) {
    Node destination = properties.get("Destination");
    for (Node one : Nodes.list(destination)) {
      ObjectNode target = one.asObject();
      String to = target == null ? null : Nodes.literal(target.get("Id"));
      Resource resource = to == null ? null : template.resources().get(to);
      if (target == null || resource == null) {
        continue;
      }
      List<GrantTemplate> grants = new ArrayList<>();
      for (Node category : Nodes.list(properties.get("Permissions"))) {
        String word = Nodes.literal(category);
        if (word != null) {
          grants.addAll(SamConnectorProfiles.grants(plainType(resource.type()), word));
        }
      }
      if (grants.isEmpty()) {
        continue;
      }
      ObjectNode document =
          GrantTemplate.document(place, grants, name -> destination(name, resource, place));
      attached.known.add(
          new Policy(
              id, Policy.Kind.GENERATED, PolicyDocument.parse(document), place.location(), id));
    }
  }

  private Text destination(String name, Resource resource, Node place) {
    return switch (name) {
      case "Arn" -> evaluator.names().arn(resource);
      case "Name" -> evaluator.names().name(resource);
      default -> evaluator.names().ref(name, place);
    };
  }

  private static String plainType(String type) {
    return switch (type) {
      case "AWS::Serverless::Function" -> "AWS::Lambda::Function";
      case "AWS::Serverless::SimpleTable" -> "AWS::DynamoDB::Table";
      case "AWS::Serverless::StateMachine" -> "AWS::StepFunctions::StateMachine";
      default -> type;
    };
  }

  /** The logical id of a resource as a place. */
  Node place(Resource resource) {
    ObjectNode resources = template.section("Resources");
    Member member = resources == null ? null : resources.member(resource.id());
    return member == null ? resource.node() : member.key();
  }
}
