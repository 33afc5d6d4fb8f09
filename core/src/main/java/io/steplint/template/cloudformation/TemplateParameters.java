package io.steplint.template.cloudformation;

import io.steplint.source.ArrayNode;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ScalarNode;
import io.steplint.template.draft.Deployment;
import io.steplint.template.draft.Nodes;
import io.steplint.text.Reference.Domain;
import io.steplint.text.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parameters of a template: what the user gives, else the parent stack, else the default. */
final class TemplateParameters {

  private final Template template;
  private final Deployment settings;

  TemplateParameters(Template template, Deployment settings) {
    this.template = template;
    this.settings = settings;
    ObjectNode parameters = template.section("Parameters");
    if (parameters != null) {
      for (ObjectNode.Member parameter : parameters.members()) {
        settings.declare(parameter.name());
      }
    }
  }

  /** The value of a parameter in place of its name, or null where there is none of that name. */
  @Nullable Node value(String name, Node place) {
    ObjectNode parameters = template.section("Parameters");
    ObjectNode declared = parameters == null ? null : parameters.object(name);
    if (declared == null) {
      return null;
    }
    Text given = template.given(name);
    String literal = settings.parameter(name);
    String type = Nodes.literal(declared.get("Type"));
    if (literal != null) {
      given = Text.of(literal);
    } else if (given == null && (type == null || !type.startsWith("AWS::SSM::"))) {
      given = Nodes.text(declared.get("Default"));
    }
    if (given == null) {
      Text unknown = Text.of(template.reference(name, Domain.ANY));
      return type != null && isList(type)
          ? ScalarNode.unknownAt(place, unknown)
          : Nodes.string(place, unknown);
    }
    if (type != null && isList(type)) {
      List<Node> items = new ArrayList<>();
      for (Text item : given.split(',', Integer.MAX_VALUE)) {
        String known = item.literal();
        items.add(Nodes.string(place, known == null ? item : Text.of(known.strip())));
      }
      return ArrayNode.at(place, items);
    }
    return Nodes.string(place, given);
  }

  private static boolean isList(String type) {
    return type.equals("CommaDelimitedList") || type.startsWith("List<");
  }
}
