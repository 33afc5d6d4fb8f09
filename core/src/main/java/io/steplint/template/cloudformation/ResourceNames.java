package io.steplint.template.cloudformation;

import io.steplint.source.ArrayNode;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.template.draft.Deployment;
import io.steplint.template.draft.Notebook;
import io.steplint.text.Nearest;
import io.steplint.text.Reference;
import io.steplint.text.Reference.Domain;
import io.steplint.text.Text;
import io.steplint.workspace.MissingResource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code Ref} and {@code GetAtt} give for the names of a template. */
final class ResourceNames {

  private final TemplateEvaluator evaluator;
  private final Template template;
  private final Deployment settings;
  private final Notebook notebook;
  private final Map<String, Text> names = new HashMap<>();
  private final Set<String> open = new HashSet<>();

  ResourceNames(TemplateEvaluator evaluator, Notebook notebook) {
    this.evaluator = evaluator;
    this.template = evaluator.template();
    this.settings = evaluator.settings();
    this.notebook = notebook;
  }

  /** What {@code Ref} gives for a pseudo parameter or a resource. */
  Text ref(String id, Node place) {
    switch (id) {
      case "AWS::Region":
        return settings.region();
      case "AWS::AccountId":
        return settings.account();
      case "AWS::Partition":
        return settings.partition();
      case "AWS::URLSuffix":
        return urlSuffix();
      case "AWS::StackName":
        return Text.of(template.reference(id, Domain.SEGMENT));
      case "AWS::StackId":
      case "AWS::NotificationARNs":
        return Text.of(template.reference(id, Domain.ANY));
      default:
        break;
    }
    Resource resource = template.resources().get(id);
    if (resource == null) {
      return unwritten(id, null, place);
    }
    ResourceArns.Shape shape = ResourceArns.of(resource.type());
    if (shape != null) {
      return switch (shape.ref()) {
        case "arn" -> arn(resource);
        case "name" -> name(resource);
        default -> Text.of(named(resource, Domain.ANY)); // a queue's URL stands for its name
      };
    }
    Text qualified = qualified(resource);
    return qualified != null ? qualified : Text.of(template.reference(id, Domain.ANY));
  }

  /** What {@code GetAtt} gives. */
  Text attribute(String id, String attribute, Node place) {
    Resource resource = template.resources().get(id);
    if (resource == null) {
      return unwritten(id, attribute, place);
    }
    if (attribute.equals("Value") && resource.type().equals("AWS::SSM::Parameter")) {
      Text value = evaluator.textOrNull(resource.property("Value"));
      if (value != null) {
        return value;
      }
    }
    if (attribute.startsWith("Outputs.")) {
      Text output = nestedOutput(resource, attribute.substring("Outputs.".length()));
      if (output != null) {
        return output;
      }
    }
    ResourceArns.Shape shape = ResourceArns.of(resource.type());
    if (shape != null) {
      if (attribute.equals("Arn") || isOwnArn(resource, attribute)) {
        return arn(resource);
      }
      if (shape.nameAttributes().contains(attribute)) {
        return name(resource);
      }
    }
    return Text.of(template.reference(id + "." + attribute, Domain.ANY));
  }

  /** The resource's name: the literal one, or what CloudFormation will invent. */
  Text name(Resource resource) {
    Text known = names.get(resource.id());
    if (known != null) {
      return known;
    }
    if (!open.add(resource.id())) {
      notebook.invalid(
          resource.node(), "The name of " + resource.id() + " refers to itself", resource.id());
      return invented(resource);
    }
    ResourceArns.Shape shape = ResourceArns.of(resource.type());
    Node property = shape == null ? null : resource.property(shape.nameProperty());
    Text written = evaluator.textOrNull(property);
    Text name = written == null || written.equals(Text.EMPTY) ? invented(resource) : written;
    open.remove(resource.id());
    names.put(resource.id(), name);
    return name;
  }

  /** The resource's ARN. */
  Text arn(Resource resource) {
    ResourceArns.Shape shape = ResourceArns.of(resource.type());
    if (shape == null) {
      return Text.of(template.reference(resource.id() + ".Arn", Domain.ANY));
    }
    Text name = name(resource);
    if (resource.type().startsWith("AWS::IAM::")) {
      Text path = evaluator.textOrNull(resource.property("Path"));
      if (path != null && path.startsWith("/") && path.endsWith("/")) {
        String literal = path.literal();
        name = literal == null ? name : Text.of(literal.substring(1)).concat(name);
      }
    }
    return shape.arnOf(settings, name);
  }

  private Text invented(Resource resource) {
    if (resource.isStateMachine()) {
      return Text.of(resource.id() + "-")
          .concat(Text.of(template.reference(resource.id(), Domain.GENERATED_SUFFIX)));
    }
    return Text.of(named(resource, Domain.SEGMENT));
  }

  /**
   * The name of a resource, in a reference that holds the attribute which gives it where {@code
   * Ref} gives something else.
   */
  private Reference named(Resource resource, Domain domain) {
    Reference name = template.reference(resource.id(), domain);
    ResourceArns.Shape shape = ResourceArns.of(resource.type());
    return shape == null || shape.ref().equals("name") || shape.nameAttributes().isEmpty()
        ? name
        : new Reference(
            name.identity() + "." + shape.nameAttributes().get(0), name.display(), domain);
  }

  private static boolean isOwnArn(Resource resource, String attribute) {
    return (attribute.equals("TopicArn") && resource.type().equals("AWS::SNS::Topic"))
        || (attribute.equals("JobQueueArn") && resource.type().equals("AWS::Batch::JobQueue"));
  }

  private Text urlSuffix() {
    String partition = settings.partition().literal();
    if (partition == null) {
      return Text.of(template.reference("AWS::URLSuffix", Domain.SEGMENT));
    }
    return Text.of(partition.equals("aws-cn") ? "amazonaws.com.cn" : "amazonaws.com");
  }

  /** The ARN of a version or alias: that of what it belongs to, and a qualifier. */
  private @Nullable Text qualified(Resource resource) {
    Text qualifier = evaluator.textOrNull(resource.property("Name"));
    if (qualifier == null) {
      qualifier = Text.of(template.reference(resource.id() + ".Version", Domain.SEGMENT));
    }
    Text owner;
    switch (resource.type()) {
      case "AWS::Lambda::Version":
      case "AWS::Lambda::Alias":
        Text function = evaluator.textOrNull(resource.property("FunctionName"));
        if (function == null) {
          return null;
        }
        owner =
            function.startsWith("arn:")
                ? function
                : settings.arn("lambda", Text.of("function:").concat(function));
        break;
      case "AWS::StepFunctions::StateMachineVersion":
        owner = evaluator.textOrNull(resource.property("StateMachineArn"));
        break;
      case "AWS::StepFunctions::StateMachineAlias":
        Text version = aliased(resource);
        owner = version == null ? null : withoutQualifier(version);
        break;
      default:
        return null;
    }
    return owner == null ? null : owner.concat(Text.of(":")).concat(qualifier);
  }

  private @Nullable Text aliased(Resource resource) {
    Node routing = resource.property("RoutingConfiguration");
    ArrayNode routes = routing == null ? null : routing.asArray();
    ObjectNode first =
        routes == null || routes.items().isEmpty() ? null : routes.items().get(0).asObject();
    Node version = first == null ? null : first.get("StateMachineVersionArn");
    if (version == null) {
      Node preference = resource.property("DeploymentPreference");
      ObjectNode object = preference == null ? null : preference.asObject();
      version = object == null ? null : object.get("StateMachineVersionArn");
    }
    return evaluator.textOrNull(version);
  }

  private static Text withoutQualifier(Text arn) {
    var pieces = arn.split(':', 8);
    if (pieces.size() < 8) {
      return arn;
    }
    Text.Builder out = Text.builder();
    for (int i = 0; i < 7; i++) {
      out.append(i == 0 ? "" : ":").append(pieces.get(i));
    }
    return out.build();
  }

  private @Nullable Text nestedOutput(Resource stack, String output) {
    TemplateEvaluator nested = NestedStacks.find(evaluator, stack);
    ObjectNode outputs = nested == null ? null : nested.template().section("Outputs");
    ObjectNode declared = outputs == null ? null : outputs.object(output);
    Node value = declared == null ? null : declared.get("Value");
    return nested == null || value == null || nested == evaluator ? null : nested.text(value);
  }

  /** A name that no resource has as it is written: one that SAM makes, or a mistake. */
  private Text unwritten(String id, @Nullable String attribute, Node place) {
    if (template.isSam()) {
      Text published = published(id);
      if (published != null) {
        return published;
      }
      Resource owner = roleOwner(id);
      if (owner != null) {
        Text name = Text.of(template.reference(id, Domain.SEGMENT));
        return "Arn".equals(attribute)
            ? settings.globalArn("iam", Text.of("role/").concat(name))
            : name;
      }
      int dot = id.indexOf('.');
      Resource function = template.resources().get(dot < 0 ? id : id.substring(0, dot));
      if (dot > 0 && function != null && !function.type().startsWith("AWS::Serverless::Api")) {
        Text alias =
            id.endsWith(".Alias")
                ? evaluator.textOrNull(function.property("AutoPublishAlias"))
                : null;
        return arn(function)
            .concat(Text.of(":"))
            .concat(alias != null ? alias : Text.of(template.reference(id, Domain.SEGMENT)));
      }
    }
    Reference reference =
        template.reference(attribute == null ? id : id + "." + attribute, Domain.ANY);
    if (!id.startsWith("AWS::") && !template.isOpen() && !isMadeBySam(id)) {
      Set<String> candidates = new LinkedHashSet<>(template.resources().keySet());
      ObjectNode parameters = template.section("Parameters");
      if (parameters != null) {
        parameters.members().forEach(member -> candidates.add(member.name()));
      }
      notebook.missing(
          reference,
          new MissingResource(id, template.path(), Nearest.to(id, candidates), place.location()));
    }
    return Text.of(reference);
  }

  /**
   * The ARN of an alias that {@code AutoPublishAlias} makes SAM publish, or null where {@code id}
   * is none.
   */
  private @Nullable Text published(String id) {
    for (int at = id.indexOf("Alias"); at > 0; at = id.indexOf("Alias", at + 1)) {
      Resource owner = template.resources().get(id.substring(0, at));
      Text alias = owner == null ? null : evaluator.textOrNull(owner.property("AutoPublishAlias"));
      if (owner != null
          && alias != null
          && owner.type().startsWith("AWS::Serverless::")
          && id.substring(at + "Alias".length()).equals(alphanumeric(alias))) {
        return arn(owner).concat(Text.of(":")).concat(alias);
      }
    }
    return null;
  }

  /** SAM leaves other characters out of the logical ids that it makes. */
  private static @Nullable String alphanumeric(Text alias) {
    String literal = alias.literal();
    return literal == null ? null : literal.replaceAll("[^A-Za-z0-9]", "");
  }

  /** The machine or function whose role SAM calls {@code id}, or null. */
  private @Nullable Resource roleOwner(String id) {
    if (!id.endsWith("Role")) {
      return null;
    }
    Resource owner = template.resources().get(id.substring(0, id.length() - 4));
    return owner != null
            && (owner.isSamStateMachine() || owner.type().equals("AWS::Serverless::Function"))
            && owner.property("Role") == null
        ? owner
        : null;
  }

  private boolean isMadeBySam(String id) {
    if (!template.isSam()) {
      return false;
    }
    if (id.startsWith("Serverless")) {
      return true;
    }
    for (Resource resource : template.resources().values()) {
      if (resource.type().startsWith("AWS::Serverless::") && id.startsWith(resource.id())) {
        return true;
      }
    }
    return false;
  }
}
