package io.steplint.template.terraform;

import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ObjectNode.Member;
import io.steplint.source.ScalarNode;
import io.steplint.table.Table;
import io.steplint.template.draft.Deployment;
import io.steplint.template.draft.Nodes;
import io.steplint.template.terraform.TerraformModule.Declared;
import io.steplint.template.terraform.TerraformModule.Located;
import io.steplint.template.terraform.hcl.HclBody.HclAttribute;
import io.steplint.text.Arns;
import io.steplint.text.Reference;
import io.steplint.text.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names and ARNs of resources, as their arguments decide them. */
final class TerraformNames {

  private static final class Holder {
    static final Map<String, String[]> SHAPES = load();
  }

  private final TerraformEvaluator evaluator;
  private final TerraformProviders providers;

  TerraformNames(TerraformEvaluator evaluator, TerraformProviders providers) {
    this.evaluator = evaluator;
    this.providers = providers;
  }

  private static Map<String, String[]> load() {
    Map<String, String[]> shapes = new HashMap<>();
    for (String line : Table.beside(TerraformNames.class, "terraform-arns.txt").rows()) {
      String[] words = line.split(" ");
      shapes.put(words[0], words);
    }
    return shapes;
  }

  /** An attribute of a resource, or null where the files do not decide it. */
  @Nullable Node attribute(Declared resource, String attribute, Node place, TerraformScope scope) {
    String[] shape = Holder.SHAPES.get(resource.type());
    if (shape != null) {
      if (attribute.equals("arn") || (attribute.equals("id") && shape[2].equals("arn"))) {
        return Nodes.string(place, arn(resource, scope));
      }
      if (attribute.equals(shape[1])
          || attribute.equals("name")
          || (attribute.equals("id") && shape[2].equals("name"))) {
        return Nodes.string(place, name(resource, shape[1], scope));
      }
      if (attribute.equals("url") && resource.type().equals("aws_sqs_queue")) {
        Deployment settings = providers.of(resource, scope);
        return Nodes.string(
            place,
            Text.builder()
                .append("https://sqs.")
                .append(settings.region())
                .append(".amazonaws.com/")
                .append(settings.account())
                .append("/")
                .append(name(resource, "name", scope))
                .build());
      }
    }
    if (attribute.equals("arn") && resource.type().equals("aws_sfn_alias")) {
      return Nodes.string(place, arn(resource, scope));
    }
    if (attribute.equals("state_machine_version_arn")
        && resource.type().equals("aws_sfn_state_machine")) {
      Reference version = reference(resource, attribute, scope);
      return Nodes.string(
          place, arn(resource, scope).concat(Text.of(":")).concat(Text.of(version)));
    }
    Located value = resource.value(attribute);
    if (value == null) {
      // The ARN of one resource is one string, also where only Terraform knows how it is built.
      return attribute.equals("arn") && shape == null && isOne(resource)
          ? Nodes.string(
              place, Text.of(TerraformEvaluator.open(resource.address() + ".arn", scope)))
          : null;
    }
    Node evaluated = evaluator.evaluate(value, scope);
    return evaluated.asScalar() == null ? null : evaluated;
  }

  /**
   * The whole of a resource: what is known of its name and ARN, its arguments, and a rest for what
   * only its service decides.
   */
  ObjectNode whole(Declared resource, TerraformScope scope, Node place) {
    Map<String, Node> members = new LinkedHashMap<>();
    for (HclAttribute argument : resource.block().body().attributes()) {
      members.put(argument.name(), evaluator.evaluate(argument.value(), resource.file(), scope));
    }
    for (String attribute : List.of("arn", "id", "name", "url")) {
      Node value = attribute(resource, attribute, place, scope);
      if (value != null) {
        members.put(attribute, value);
      }
    }
    List<Member> all = new ArrayList<>();
    members.forEach((name, value) -> all.add(Nodes.member(place, name, value)));
    ScalarNode rest = ScalarNode.restAt(place, Text.of(reference(resource, "*", scope)));
    all.add(new Member(rest, rest));
    return ObjectNode.at(place, all);
  }

  private static boolean isOne(Declared resource) {
    return resource.value("count") == null
        && resource.value("for_each") == null
        && !resource.address().startsWith("data.");
  }

  /** The ARN of a resource of a known type; symbolic where its name is. */
  Text arn(Declared resource, TerraformScope scope) {
    if (resource.type().equals("aws_sfn_alias")) {
      return alias(resource, scope);
    }
    String[] shape = Holder.SHAPES.get(resource.type());
    if (shape == null) {
      return Text.of(reference(resource, "arn", scope));
    }
    String pattern = shape[3];
    int star = pattern.indexOf('*');
    int colon = pattern.indexOf(':');
    String service = pattern.substring(0, colon);
    int from = colon;
    while (pattern.charAt(from) == ':') {
      from++;
    }
    Text rest =
        Text.of(pattern.substring(from, star))
            .concat(path(resource, scope))
            .concat(name(resource, shape[1], scope))
            .concat(Text.of(pattern.substring(star + 1)));
    Deployment settings = providers.of(resource, scope);
    return switch (from - colon) {
      case 1 -> settings.arn(service, rest);
      case 2 -> settings.globalArn(service, rest);
      default -> settings.bareArn(service, rest);
    };
  }

  /** An alias of a state machine: the machine's own ARN, and the name of the alias behind it. */
  private Text alias(Declared alias, TerraformScope scope) {
    TerraformBlocks blocks = new TerraformBlocks(evaluator, alias.file());
    for (TerraformBlocks.Inner route :
        blocks.of(alias.block().body(), "routing_configuration", scope)) {
      Text version = Nodes.text(route.value("state_machine_version_arn", evaluator));
      List<Text> pieces = version == null ? List.of() : version.split(':', 9);
      if (pieces.size() == 8) {
        return Arns.of(
            pieces.get(1),
            "states",
            pieces.get(3),
            pieces.get(4),
            Text.of("stateMachine:")
                .concat(pieces.get(6))
                .concat(Text.of(":"))
                .concat(name(alias, "name", scope)));
      }
    }
    return Text.of(reference(alias, "arn", scope));
  }

  /** Roles and policies may have a path, which is part of their ARN. */
  private Text path(Declared resource, TerraformScope scope) {
    Located path = resource.value("path");
    if (path == null || !resource.type().startsWith("aws_iam_")) {
      return Text.EMPTY;
    }
    String literal = Nodes.literal(evaluator.evaluate(path, scope));
    return literal == null || literal.length() < 2 ? Text.EMPTY : Text.of(literal.substring(1));
  }

  private Text name(Declared resource, String argument, TerraformScope scope) {
    Located value = resource.value(argument);
    if (value != null) {
      ScalarNode name = evaluator.evaluate(value, scope).asScalar();
      if (name != null && !name.isNull()) {
        return name.isUnknown() ? Text.of(reference(resource, argument, scope)) : name.text();
      }
    }
    return Text.of(reference(resource, argument, scope));
  }

  private static Reference reference(Declared resource, String attribute, TerraformScope scope) {
    String address = scope.address() + resource.address() + "." + attribute;
    return new Reference(
        scope.module().folder() + "#" + address, "${" + address + "}", Reference.Domain.SEGMENT);
  }
}
