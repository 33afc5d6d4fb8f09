package io.steplint.template.terraform;

import io.steplint.source.ArrayNode;
import io.steplint.source.EmbeddedSource;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ObjectNode.Member;
import io.steplint.source.ScalarNode;
import io.steplint.template.draft.Deployment;
import io.steplint.template.terraform.TerraformModule.Located;
import io.steplint.template.terraform.hcl.HclExpression;
import io.steplint.template.terraform.hcl.HclReader.HclFile;
import io.steplint.text.Reference;
import io.steplint.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates expressions of Terraform as far as the files decide them; the rest becomes references.
 * Nothing is executed, no provider is asked.
 */
final class TerraformEvaluator {

  private static final int MAX_DEPTH = 100;

  /** Steps of one value; more of them are an attack. */
  private static final int MAX_STEPS = 200_000;

  private final TerraformReferences references;
  private final TerraformOperations operations = new TerraformOperations(this);
  private final TerraformInstances instances = new TerraformInstances(this);
  private final TerraformLoops loops = new TerraformLoops(this);
  private final TerraformFiles files;
  private int depth;
  private int tentative;
  private int steps;

  TerraformEvaluator(Deployment settings, TerraformFiles.Files files) {
    this.files = new TerraformFiles(this, files);
    this.references = new TerraformReferences(this, settings);
  }

  TerraformReferences references() {
    return references;
  }

  TerraformFiles files() {
    return files;
  }

  TerraformInstances instances() {
    return instances;
  }

  /** Whether what is evaluated may fail, because another value is ready then. */
  boolean isTentative() {
    return tentative > 0;
  }

  Node evaluate(Located value, TerraformScope scope) {
    return evaluate(value.expression(), value.file(), scope);
  }

  Node evaluate(HclExpression expression, HclFile file, TerraformScope scope) {
    if (depth == 0) {
      steps = 0;
    }
    if (depth >= MAX_DEPTH || ++steps > MAX_STEPS) {
      return unknown(expression, file, scope);
    }
    depth++;
    try {
      return value(expression, file, scope);
    } finally {
      depth--;
    }
  }

  private Node value(HclExpression expression, HclFile file, TerraformScope scope) {
    if (expression instanceof HclExpression.Template template) {
      return template(template, file, scope);
    }
    if (expression instanceof HclExpression.NumberLiteral number) {
      return scalar(number, file, ScalarNode.Kind.NUMBER, number.digits());
    }
    if (expression instanceof HclExpression.WordLiteral word) {
      boolean isNull = word.word().equals("null");
      return scalar(
          word, file, isNull ? ScalarNode.Kind.NULL : ScalarNode.Kind.BOOLEAN, word.word());
    }
    if (expression instanceof HclExpression.Tuple tuple) {
      List<Node> items = new ArrayList<>();
      for (HclExpression item : tuple.items()) {
        items.add(evaluate(item, file, scope));
      }
      return new ArrayNode(file.source(), tuple.start(), tuple.end(), null, items);
    }
    if (expression instanceof HclExpression.ObjectLiteral object) {
      return object(object, file, scope);
    }
    if (expression instanceof HclExpression.Conditional conditional) {
      return operations.conditional(conditional, file, scope);
    }
    if (expression instanceof HclExpression.Operation operation) {
      return operations.operation(operation, file, scope);
    }
    if (expression instanceof HclExpression.Call call) {
      return call(call, file, scope);
    }
    if (expression instanceof HclExpression.Loop loop) {
      return loops.loop(loop, file, scope);
    }
    Node referred = references.resolve(expression, file, scope);
    return referred != null ? referred : unknown(expression, file, scope);
  }

  /** What an expression outside of loops gives that the files do not decide. */
  static Reference open(String spelled, TerraformScope scope) {
    return new Reference(
        scope.module().folder() + "#" + scope.address() + spelled,
        "${" + spelled + "}",
        Reference.Domain.ANY);
  }

  /** A value that the files do not decide; equal expressions of a module are equal references. */
  ScalarNode unknown(HclExpression expression, HclFile file, TerraformScope scope) {
    String spelled =
        file.source()
            .text()
            .substring(expression.start(), expression.end())
            .replaceAll("\\s+", " ");
    String shown = spelled.length() > 80 ? spelled.substring(0, 79) + "…" : spelled;
    String identity = scope.module().folder() + "#" + scope.address() + spelled;
    if (names(spelled, scope.variables().keySet())) {
      identity += "@" + scope.round();
    }
    Reference reference = new Reference(identity, "${" + shown + "}", Reference.Domain.ANY);
    return ScalarNode.unknownAt(place(expression, file), Text.of(reference));
  }

  /** Any number of items or members that the files do not decide. */
  ScalarNode rest(HclExpression expression, HclFile file, TerraformScope scope) {
    ScalarNode unknown = unknown(expression, file, scope);
    return ScalarNode.restAt(unknown, unknown.text());
  }

  /** Whether an expression may hold one of the variables of a loop, which each round sets anew. */
  private static boolean names(String expression, Set<String> variables) {
    for (String variable : variables) {
      if (expression.contains(variable)) {
        return true;
      }
    }
    return false;
  }

  static ScalarNode place(HclExpression expression, HclFile file) {
    return scalar(expression, file, ScalarNode.Kind.STRING, "");
  }

  static ScalarNode scalar(
      HclExpression expression, HclFile file, ScalarNode.Kind kind, String characters) {
    return new ScalarNode(
        file.source(), expression.start(), expression.end(), null, kind, characters);
  }

  private Node template(HclExpression.Template template, HclFile file, TerraformScope scope) {
    List<HclExpression.TemplatePart> parts = template.parts();
    if (parts.size() == 1 && parts.get(0) instanceof HclExpression.Interpolation only) {
      return evaluate(only.expression(), file, scope);
    }
    return holdsDirective(parts)
        ? unknown(template, file, scope)
        : TerraformStrings.of(text(parts, file, scope));
  }

  /** Whether a directive decides what of the text there is: then nothing is said of any of it. */
  static boolean holdsDirective(List<HclExpression.TemplatePart> parts) {
    for (HclExpression.TemplatePart part : parts) {
      if (part instanceof HclExpression.Directive) {
        return true;
      }
    }
    return false;
  }

  /** A string with its expressions evaluated. */
  EmbeddedSource text(List<HclExpression.TemplatePart> parts, HclFile file, TerraformScope scope) {
    EmbeddedSource.Builder text = EmbeddedSource.in(file.source());
    for (HclExpression.TemplatePart part : parts) {
      if (part instanceof HclExpression.Characters characters) {
        if (characters.value().length() == characters.end() - characters.start()) {
          text.slice(file.source(), characters.start(), characters.end());
        } else {
          text.replacement(
              Text.of(characters.value()), file.source(), characters.start(), characters.end());
        }
      } else if (part instanceof HclExpression.Interpolation interpolation) {
        Node value = evaluate(interpolation.expression(), file, scope);
        text.replacement(
            TerraformStrings.text(value),
            file.source(),
            interpolation.start(),
            interpolation.end());
      }
    }
    return text.build();
  }

  private Node object(HclExpression.ObjectLiteral object, HclFile file, TerraformScope scope) {
    List<Member> members = new ArrayList<>();
    for (HclExpression.Item item : object.items()) {
      HclExpression key = item.key();
      Node name =
          key instanceof HclExpression.Name word
              ? scalar(word, file, ScalarNode.Kind.STRING, word.name())
              : evaluate(key, file, scope);
      Text text = TerraformStrings.text(name);
      members.add(
          new Member(ScalarNode.at(place(key, file), text), evaluate(item.value(), file, scope)));
    }
    return new ObjectNode(file.source(), object.start(), object.end(), null, members);
  }

  private Node call(HclExpression.Call call, HclFile file, TerraformScope scope) {
    if (call.name().equals("try") || call.name().equals("can")) {
      return attempt(call, file, scope);
    }
    List<Node> arguments = new ArrayList<>();
    for (HclExpression argument : call.arguments()) {
      arguments.add(evaluate(argument, file, scope));
    }
    if (call.spreads()) {
      arguments = spread(arguments);
    }
    Node result =
        arguments == null ? null : result(call.name(), arguments, place(call, file), scope);
    return result != null ? result : unknown(call, file, scope);
  }

  private @Nullable Node result(
      String name, List<Node> arguments, ScalarNode place, TerraformScope scope) {
    int count = arguments.size();
    return switch (name) {
      case "jsonencode" -> count == 1 ? arguments.get(0) : null;
      case "yamldecode" -> count == 1 ? TerraformFiles.decoded(arguments.get(0), true) : null;
      case "jsondecode" -> count == 1 ? TerraformFiles.decoded(arguments.get(0), false) : null;
      case "file" -> count == 1 ? files.text(arguments.get(0), scope) : null;
      case "templatefile" -> count == 2 ? files.template(arguments, scope) : null;
      case "replace" -> TerraformReplace.replace(arguments);
      default -> {
        Node of = TerraformCollections.call(name, arguments, place);
        yield of != null ? of : TerraformFunctions.call(name, arguments, place);
      }
    };
  }

  /** The arguments with the items of the last one in its place: {@code concat(lists...)}. */
  private static @Nullable List<Node> spread(List<Node> arguments) {
    List<Node> all = new ArrayList<>(arguments);
    Node last = all.isEmpty() ? null : all.remove(all.size() - 1);
    ArrayNode items = last == null ? null : last.asArray();
    if (items == null || items.hasRest()) {
      return null;
    }
    all.addAll(items.items());
    return all;
  }

  /**
   * {@code try} and {@code can}: an argument fails where it asks for what certainly is not there.
   */
  private Node attempt(HclExpression.Call call, HclFile file, TerraformScope scope) {
    tentative++;
    try {
      for (HclExpression argument : call.arguments()) {
        int before = references.failures();
        Node value = evaluate(argument, file, scope);
        boolean fails = references.failures() > before;
        ScalarNode scalar = value.asScalar();
        if (!fails && scalar != null && scalar.isUnknown()) {
          break;
        }
        if (call.name().equals("can")) {
          return scalar(call, file, ScalarNode.Kind.BOOLEAN, String.valueOf(!fails));
        }
        if (!fails) {
          return value;
        }
      }
      return unknown(call, file, scope);
    } finally {
      tentative--;
    }
  }
}
