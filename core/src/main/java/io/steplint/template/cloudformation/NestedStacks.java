package io.steplint.template.cloudformation;

import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ObjectNode.Member;
import io.steplint.template.draft.Deployment;
import io.steplint.template.draft.Nodes;
import io.steplint.template.draft.Notebook;
import io.steplint.template.files.FilePaths;
import io.steplint.text.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the local templates that nested stacks are made of. */
final class NestedStacks {

  private NestedStacks() {}

  static boolean isNested(Resource resource) {
    return resource.type().equals("AWS::CloudFormation::Stack")
        || resource.type().equals("AWS::Serverless::Application");
  }

  /** The local file of the stack's template as it is written, or null. */
  static @Nullable String location(TemplateEvaluator evaluator, Resource stack) {
    ObjectNode metadata = stack.node().object("Metadata");
    String asset = metadata == null ? null : Nodes.literal(metadata.get("aws:asset:path"));
    if (asset != null) {
      return asset;
    }
    Node url = stack.property("TemplateURL");
    if (url == null) {
      url = stack.property("Location");
    }
    Text text =
        url == null || url.asObject() != null && Call.of(url) == null
            ? null
            : evaluator.textOrNull(url);
    String literal = text == null ? null : text.literal();
    return literal == null || literal.contains("://") ? null : literal;
  }

  /** The template of a nested stack, with this stack's parameters given to it; null if unknown. */
  static @Nullable TemplateEvaluator find(TemplateEvaluator evaluator, Resource stack) {
    String location = isNested(stack) ? location(evaluator, stack) : null;
    if (location == null) {
      return null;
    }
    String path = FilePaths.resolve(evaluator.template().path(), location);
    return evaluator.templates().find(path);
  }

  /** Gives the parameters of every nested stack of a template to the template it is made of. */
  static void giveParameters(TemplateEvaluator evaluator) {
    for (Resource resource : evaluator.template().resources().values()) {
      TemplateEvaluator nested = find(evaluator, resource);
      if (nested == null || nested == evaluator) {
        continue;
      }
      Node written = resource.property("Parameters");
      ObjectNode parameters = written == null ? null : written.asObject();
      Map<String, Text> values = new LinkedHashMap<>();
      if (parameters != null) {
        for (Member member : parameters.members()) {
          Text value = evaluator.textOrNull(member.value());
          if (value != null) {
            values.put(member.name(), value);
          }
        }
      }
      nested.template().give(values);
    }
  }

  /** The local templates that a template's nested stacks are made of, as paths beside it. */
  static List<String> locations(Template template, Deployment deployment, Notebook notebook) {
    TemplateEvaluator evaluator =
        new TemplateEvaluator(template, deployment, new TemplateSet(), notebook);
    List<String> locations = new ArrayList<>();
    for (Resource resource : template.resources().values()) {
      String location = isNested(resource) ? location(evaluator, resource) : null;
      if (location != null) {
        locations.add(location);
      }
    }
    return locations;
  }
}
