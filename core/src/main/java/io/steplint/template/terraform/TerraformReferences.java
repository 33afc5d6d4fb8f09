package io.steplint.template.terraform;

import io.steplint.source.FileSource;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ObjectNode.Member;
import io.steplint.source.ScalarNode;
import io.steplint.template.draft.Deployment;
import io.steplint.template.draft.ManagedPolicies;
import io.steplint.template.draft.Nodes;
import io.steplint.template.terraform.TerraformInstances.Instance;
import io.steplint.template.terraform.TerraformModule.Declared;
import io.steplint.template.terraform.TerraformModule.Located;
import io.steplint.template.terraform.TerraformSteps.Path;
import io.steplint.template.terraform.hcl.HclExpression;
import io.steplint.template.terraform.hcl.HclReader.HclFile;
import io.steplint.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Finds what a reference of Terraform stands for: variables, locals, modules, resources, data. */
final class TerraformReferences {

  private final TerraformEvaluator evaluator;
  private final Deployment settings;
  private final TerraformProviders providers;
  private final TerraformNames names;
  private BiFunction<Declared, TerraformScope, @Nullable TerraformScope> modules =
      (call, scope) -> null;
  private final TerraformSteps taken;
  private int openDefaults;

  TerraformReferences(TerraformEvaluator evaluator, Deployment settings) {
    this.evaluator = evaluator;
    this.taken = new TerraformSteps(evaluator);
    this.settings = settings;
    this.providers = new TerraformProviders(evaluator, settings);
    this.names = new TerraformNames(evaluator, providers);
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
            : taken.follow(evaluator.evaluate(at, file, scope), new Path(steps, file, scope));
      }
      steps.add(0, at);
      at = base;
    }
    String head = ((HclExpression.Name) at).name();
    Node variable = scope.variables().get(head);
    if (variable != null) {
      return taken.follow(variable, new Path(steps, file, scope));
    }
    if (steps.isEmpty() || !(steps.get(0) instanceof HclExpression.Attribute first)) {
      return null;
    }
    Path rest = new Path(steps, file, scope).from(1);
    return switch (head) {
      case "var" -> taken.follow(variable(first, file, scope), rest);
      case "local" -> {
        Located local = scope.module().local(first.name());
        yield local == null ? null : taken.follow(evaluator.evaluate(local, scope.outside()), rest);
      }
      case "path" -> path(first, file, scope);
      case "module" -> output(first, rest);
      case "data" -> data(first, rest, expression);
      case "each", "count", "self", "terraform" -> null;
      default -> resource(head + "." + first.name(), rest, expression);
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

  private @Nullable Node variable(
      HclExpression.Attribute step, HclFile file, TerraformScope scope) {
    String name = step.name();
    TerraformScope caller = scope.caller();
    Declared call = scope.call();
    if (caller != null && call != null) {
      Located argument = call.value(name);
      if (argument != null) {
        return evaluator.evaluate(argument, caller);
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
    if (caller == null && !module.isGiven(name) && module.isLibrary()) {
      openDefaults++;
    }
    return value == null ? null : evaluator.evaluate(value, scope.outside());
  }

  /** How many defaults have been taken so far that a caller who is not to be seen may replace. */
  int openDefaults() {
    return openDefaults;
  }

  /**
   * How many values have been asked for that certainly are not there; {@code try} goes on with its
   * next argument then.
   */
  int failures() {
    return taken.failures();
  }

  private static Node path(HclExpression.Attribute step, HclFile file, TerraformScope scope) {
    ScalarNode place = TerraformEvaluator.place(step, file);
    if (!step.name().equals("module")) {
      return Nodes.string(place, ".");
    }
    TerraformScope root = scope.root();
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

  private @Nullable Node output(HclExpression.Attribute module, Path path) {
    Declared call = path.scope().module().calls().get(module.name());
    return call == null
        ? null
        : taken.each(evaluator.instances().of(call, path.scope()), path, this::outputs);
  }

  /** An output of a module, or all of them as an object. */
  private @Nullable Node outputs(Instance call, Path path) {
    TerraformScope called = modules.apply(call.declared(), call.scope());
    if (called == null) {
      return null;
    }
    Node value = null;
    if (path.first() instanceof HclExpression.Attribute name) {
      Located output = called.module().output(name.name());
      value = output == null ? null : evaluator.evaluate(output, called);
    } else if (path.first() == null) {
      Node place = place(call.declared());
      List<Member> members = new ArrayList<>();
      called
          .module()
          .outputs()
          .forEach(
              (name, output) ->
                  members.add(Nodes.member(place, name, evaluator.evaluate(output, called))));
      return ObjectNode.at(place, members);
    }
    return taken.follow(value, path.from(1));
  }

  private @Nullable Node data(HclExpression.Attribute type, Path path, HclExpression whole) {
    if (!(path.first() instanceof HclExpression.Attribute name)) {
      return null;
    }
    return resource("data." + type.name() + "." + name.name(), path.from(1), whole);
  }

  /** An attribute of a data source that says where one is, or null. */
  private @Nullable Node surroundings(Instance data, String attribute, Node place) {
    Deployment here = providers.of(data.declared(), data.scope());
    return switch (data.declared().type()) {
      case "aws_caller_identity" ->
          attribute.equals("account_id") || attribute.equals("id")
              ? Nodes.string(place, here.account())
              : null;
      case "aws_region" ->
          attribute.equals("name") || attribute.equals("id") || attribute.equals("region")
              ? Nodes.string(place, here.region())
              : null;
      case "aws_partition" ->
          attribute.equals("partition") || attribute.equals("id")
              ? Nodes.string(place, here.partition())
              : null;
      case "aws_iam_policy_document" ->
          attribute.equals("json") || attribute.equals("minified_json")
              ? new TerraformPolicies(evaluator, data).document()
              : null;
      case "aws_iam_policy" -> attribute.equals("arn") ? managed(data, here, place) : null;
      case "template_file" -> attribute.equals("rendered") ? templateFile(data) : null;
      default -> null;
    };
  }

  /** The ARN of a policy of AWS's that is looked up by its name. */
  private @Nullable Node managed(Instance data, Deployment here, Node place) {
    String name = Nodes.literal(data.value("name", evaluator));
    return name == null || !ManagedPolicies.isKnown(name)
        ? null
        : Nodes.string(
            place,
            Text.of("arn:").concat(here.partition()).concat(Text.of(":iam::aws:policy/" + name)));
  }

  private @Nullable Node templateFile(Instance data) {
    Located template = data.declared().value("template");
    Located variables = data.declared().value("vars");
    if (template == null) {
      return null;
    }
    ScalarNode text = evaluator.evaluate(template, data.scope()).asString();
    ObjectNode values =
        variables == null ? null : evaluator.evaluate(variables, data.scope()).asObject();
    if (text == null) {
      return null;
    }
    FileSource file = text.source().file();
    // Only a whole file is filled in again; a string in the code has been already.
    return text.source() == file ? evaluator.files().rendered(file, values, data.scope()) : text;
  }

  private @Nullable Node resource(String address, Path path, HclExpression whole) {
    Declared declared = path.scope().module().resource(address);
    return declared == null
        ? null
        : taken.each(
            evaluator.instances().of(declared, path.scope()),
            path,
            (instance, rest) -> attribute(instance, rest, whole));
  }

  /** What the steps after a resource or data source ask of one of its instances. */
  private @Nullable Node attribute(Instance instance, Path path, HclExpression whole) {
    Node place = TerraformEvaluator.place(whole, path.file());
    if (path.first() == null) {
      return names.whole(instance.declared(), instance.scope(), place);
    }
    if (!(path.first() instanceof HclExpression.Attribute attribute)) {
      return null;
    }
    boolean data = instance.declared().address().startsWith("data.");
    Node value = data ? surroundings(instance, attribute.name(), place) : null;
    if (value == null) {
      value = names.attribute(instance.declared(), attribute.name(), place, instance.scope());
    }
    return taken.follow(value, path.from(1));
  }

  private static Node place(Declared declared) {
    return Nodes.blank(declared.file().source(), declared.block().start(), declared.block().end());
  }
}
