package io.steplint.template.terraform;

import io.steplint.source.ArrayNode;
import io.steplint.source.FileSource;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ScalarNode;
import io.steplint.template.draft.Deployment;
import io.steplint.template.draft.Nodes;
import io.steplint.template.terraform.TerraformModule.Declared;
import io.steplint.template.terraform.TerraformModule.Located;
import io.steplint.template.terraform.hcl.HclExpression;
import io.steplint.template.terraform.hcl.HclReader.HclFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Finds what a reference of Terraform stands for: variables, locals, modules, resources, data. */
final class TerraformReferences {

  private final TerraformEvaluator evaluator;
  private final Deployment settings;
  private final TerraformNames names;
  private BiFunction<Declared, TerraformScope, @Nullable TerraformScope> modules =
      (call, scope) -> null;
  private int rootDefaults;

  TerraformReferences(TerraformEvaluator evaluator, Deployment settings) {
    this.evaluator = evaluator;
    this.settings = settings;
    this.names = new TerraformNames(evaluator, settings);
  }

  TerraformNames names() {
    return names;
  }

  /**
   * Says how the scope of a called module is found; null where the module is not of the project.
   */
  void modules(BiFunction<Declared, TerraformScope, @Nullable TerraformScope> finder) {
    modules = finder;
  }

  /** The value of a reference, or null where the files do not decide it. */
  @Nullable Node resolve(HclExpression expression, HclFile file, TerraformScope scope) {
    List<HclExpression> steps = new ArrayList<>();
    HclExpression at = expression;
    while (!(at instanceof HclExpression.Name)) {
      HclExpression base = base(at);
      if (base == null) {
        return at == expression
            ? null
            : follow(evaluator.evaluate(at, file, scope), steps, file, scope);
      }
      steps.add(0, at);
      at = base;
    }
    String head = ((HclExpression.Name) at).name();
    Node variable = scope.variables().get(head);
    if (variable != null) {
      return follow(variable, steps, file, scope);
    }
    if (steps.isEmpty() || !(steps.get(0) instanceof HclExpression.Attribute first)) {
      return null;
    }
    List<HclExpression> rest = steps.subList(1, steps.size());
    return switch (head) {
      case "var" -> follow(variable(first, file, scope), rest, file, scope);
      case "local" -> {
        Located local = scope.module().local(first.name());
        yield local == null
            ? null
            : follow(evaluator.evaluate(local, outside(scope)), rest, file, scope);
      }
      case "path" -> path(first, file, scope);
      case "module" -> output(first, rest, file, scope);
      case "data" -> data(first, rest, expression, file, scope);
      case "each", "count", "self", "terraform" -> null;
      default -> resource(head + "." + first.name(), rest, expression, file, scope);
    };
  }

  private static @Nullable HclExpression base(HclExpression expression) {
    if (expression instanceof HclExpression.Attribute attribute) {
      return attribute.base();
    }
    if (expression instanceof HclExpression.Index index) {
      return index.base();
    }
    return expression instanceof HclExpression.Splat splat ? splat.base() : null;
  }

  /** Locals and defaults stand outside of loops and template files. */
  private static TerraformScope outside(TerraformScope scope) {
    return new TerraformScope(
        scope.module(), scope.address(), scope.call(), scope.caller(), Collections.emptyMap());
  }

  private @Nullable Node variable(
      HclExpression.Attribute step, HclFile file, TerraformScope scope) {
    String name = step.name();
    TerraformScope caller = scope.caller();
    Declared call = scope.call();
    if (caller != null && call != null) {
      Located argument = call.value(name);
      if (argument != null) {
        return evaluator.evaluate(argument, outside(caller));
      }
    }
    TerraformModule module = scope.module();
    String given = caller == null ? settings.parameter(name) : null;
    Located value = module.variable(name);
    if (given != null) {
      Node place =
          value == null
              ? TerraformEvaluator.place(step, file)
              : TerraformEvaluator.place(value.expression(), value.file());
      return Nodes.string(place, given);
    }
    if (caller == null && !module.isGiven(name)) {
      rootDefaults++;
    }
    return value == null ? null : evaluator.evaluate(value, outside(scope));
  }

  /**
   * How many defaults of a root's variables have been taken so far. Whoever runs Terraform may give
   * another value, so what such a default decides is not certain.
   */
  int rootDefaults() {
    return rootDefaults;
  }

  private static Node path(HclExpression.Attribute step, HclFile file, TerraformScope scope) {
    ScalarNode place = TerraformEvaluator.place(step, file);
    if (!step.name().equals("module")) {
      return Nodes.string(place, ".");
    }
    TerraformScope root = scope;
    while (root.caller() != null) {
      root = root.caller();
    }
    return Nodes.string(place, relative(root.module().folder(), scope.module().folder()));
  }

  /** How one folder of the project is reached from another. */
  private static String relative(String from, String to) {
    if (from.equals(to)) {
      return ".";
    }
    String[] start = from.isEmpty() ? new String[0] : from.split("/");
    String[] end = to.isEmpty() ? new String[0] : to.split("/");
    int same = 0;
    while (same < start.length && same < end.length && start[same].equals(end[same])) {
      same++;
    }
    StringBuilder path = new StringBuilder();
    path.append("../".repeat(start.length - same));
    for (int i = same; i < end.length; i++) {
      path.append(end[i]).append('/');
    }
    return path.isEmpty() ? "." : path.substring(0, path.length() - 1);
  }

  private @Nullable Node output(
      HclExpression.Attribute module,
      List<HclExpression> steps,
      HclFile file,
      TerraformScope scope) {
    Declared call = scope.module().calls().get(module.name());
    TerraformScope called = call == null ? null : modules.apply(call, outside(scope));
    List<HclExpression> rest = steps;
    if (!rest.isEmpty() && rest.get(0) instanceof HclExpression.Index) {
      rest = rest.subList(1, rest.size());
    }
    if (called == null
        || rest.isEmpty()
        || !(rest.get(0) instanceof HclExpression.Attribute name)) {
      return null;
    }
    Located output = called.module().output(name.name());
    return output == null
        ? null
        : follow(evaluator.evaluate(output, called), rest.subList(1, rest.size()), file, scope);
  }

  private @Nullable Node data(
      HclExpression.Attribute type,
      List<HclExpression> steps,
      HclExpression whole,
      HclFile file,
      TerraformScope scope) {
    if (steps.size() < 2 || !(steps.get(0) instanceof HclExpression.Attribute name)) {
      return null;
    }
    Node place = TerraformEvaluator.place(whole, file);
    String attribute =
        steps.get(steps.size() - 1) instanceof HclExpression.Attribute last ? last.name() : "";
    switch (type.name()) {
      case "aws_caller_identity":
        return attribute.equals("account_id") || attribute.equals("id")
            ? Nodes.string(place, settings.account())
            : null;
      case "aws_region":
        return attribute.equals("name") || attribute.equals("id") || attribute.equals("region")
            ? Nodes.string(place, settings.region())
            : null;
      case "aws_partition":
        return attribute.equals("partition") || attribute.equals("id")
            ? Nodes.string(place, settings.partition())
            : null;
      default:
        break;
    }
    Declared declared = scope.module().resource("data." + type.name() + "." + name.name());
    if (declared == null) {
      return null;
    }
    if (type.name().equals("aws_iam_policy_document") && attribute.equals("json")) {
      return TerraformPolicies.document(declared, scope, evaluator);
    }
    if (type.name().equals("template_file") && attribute.equals("rendered")) {
      return templateFile(declared, scope);
    }
    return names.attribute(declared, attribute, place, scope);
  }

  private @Nullable Node templateFile(Declared declared, TerraformScope scope) {
    Located template = declared.value("template");
    Located variables = declared.value("vars");
    if (template == null) {
      return null;
    }
    ScalarNode text = evaluator.evaluate(template, outside(scope)).asString();
    ObjectNode values =
        variables == null ? null : evaluator.evaluate(variables, outside(scope)).asObject();
    if (text == null) {
      return null;
    }
    FileSource file = text.source().file();
    // Only a whole file is filled in again; a string in the code has been already.
    return text.source() == file ? evaluator.rendered(file, values, scope) : text;
  }

  private @Nullable Node resource(
      String address,
      List<HclExpression> steps,
      HclExpression whole,
      HclFile file,
      TerraformScope scope) {
    Declared declared = scope.module().resource(address);
    if (declared == null
        || steps.isEmpty()
        || !(steps.get(steps.size() - 1) instanceof HclExpression.Attribute attribute)) {
      return null;
    }
    for (HclExpression step : steps.subList(0, steps.size() - 1)) {
      if (step instanceof HclExpression.Attribute) {
        return null;
      }
    }
    return names.attribute(
        declared, attribute.name(), TerraformEvaluator.place(whole, file), scope);
  }

  /** Takes the steps that remain after a value has been found. */
  private @Nullable Node follow(
      @Nullable Node value, List<HclExpression> steps, HclFile file, TerraformScope scope) {
    Node at = value;
    for (HclExpression step : steps) {
      if (at == null) {
        return null;
      }
      if (step instanceof HclExpression.Attribute attribute) {
        ObjectNode object = at.asObject();
        at = object == null ? null : object.get(attribute.name());
      } else if (step instanceof HclExpression.Index index) {
        at = item(at, evaluator.evaluate(index.key(), file, scope));
      } else {
        return null;
      }
    }
    return at;
  }

  private static @Nullable Node item(Node value, Node key) {
    String literal = Nodes.literal(key);
    ObjectNode object = value.asObject();
    ArrayNode array = value.asArray();
    if (literal == null) {
      return null;
    }
    if (object != null) {
      return object.get(literal);
    }
    if (array == null || literal.isEmpty() || literal.length() > 6) {
      return null;
    }
    for (int i = 0; i < literal.length(); i++) {
      if (literal.charAt(i) < '0' || literal.charAt(i) > '9') {
        return null;
      }
    }
    int index = Integer.parseInt(literal);
    return index < array.items().size() ? array.items().get(index) : null;
  }
}
