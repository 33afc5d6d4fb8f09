package io.steplint.template.terraform;

import io.steplint.source.ArrayNode;
import io.steplint.source.Document;
import io.steplint.source.EmbeddedSource;
import io.steplint.source.FileSource;
import io.steplint.source.JsonReader;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ObjectNode.Member;
import io.steplint.source.ScalarNode;
import io.steplint.source.YamlReader;
import io.steplint.template.draft.Deployment;
import io.steplint.template.draft.Nodes;
import io.steplint.template.files.FilePaths;
import io.steplint.template.terraform.TerraformModule.Declared;
import io.steplint.template.terraform.TerraformModule.Located;
import io.steplint.template.terraform.hcl.HclExpression;
import io.steplint.template.terraform.hcl.HclReader;
import io.steplint.template.terraform.hcl.HclReader.HclFile;
import io.steplint.text.Reference;
import io.steplint.text.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates expressions of Terraform as far as the files decide them; the rest becomes references.
 * Nothing is executed, no provider is asked.
 */
final class TerraformEvaluator {

  private static final int MAX_DEPTH = 100;
  private static final int MAX_LOOP = 1_000;

  /** Steps of one value; more of them are an attack. */
  private static final int MAX_STEPS = 200_000;

  /** Reads a file of the project. */
  public interface Files {
    /**
     * The text at a path as it is printed, or null where there is none that may be read.
     *
     * @param place the path in the template, to be named where there is none; null where the
     *     template does without
     */
    @Nullable FileSource read(String path, @Nullable Node place);
  }

  private final TerraformReferences references;
  private final TerraformOperations operations = new TerraformOperations(this);
  private final Files files;
  private int depth;
  private int tentative;
  private int steps;

  TerraformEvaluator(Deployment settings, Files files) {
    this.files = files;
    this.references = new TerraformReferences(this, settings);
  }

  TerraformReferences references() {
    return references;
  }

  /**
   * Whether a resource or call is there: false only where its count is certainly zero. A zero that
   * rests on the default of a root's variable is not certain: a run may set the variable, and a
   * library of modules is all roots.
   */
  boolean exists(Declared declared, TerraformScope scope) {
    Located count = declared.value("count");
    if (count == null) {
      return true;
    }
    int before = references.rootDefaults();
    ScalarNode value = evaluate(count, scope).asScalar();
    return value == null
        || value.kind() != ScalarNode.Kind.NUMBER
        || !value.string().equals("0")
        || references.rootDefaults() > before;
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
      return loop(loop, file, scope);
    }
    Node referred = references.resolve(expression, file, scope);
    return referred != null ? referred : unknown(expression, file, scope);
  }

  /** A value that the files do not decide; equal expressions of a module are equal references. */
  ScalarNode unknown(HclExpression expression, HclFile file, TerraformScope scope) {
    String spelled =
        file.source()
            .text()
            .substring(expression.start(), expression.end())
            .replaceAll("\\s+", " ");
    String shown = spelled.length() > 80 ? spelled.substring(0, 79) + "…" : spelled;
    boolean loops = !scope.variables().isEmpty();
    String identity =
        scope.module().folder()
            + "#"
            + scope.address()
            + (loops ? file.source().path() + ":" + expression.start() : spelled);
    Reference reference = new Reference(identity, "${" + shown + "}", Reference.Domain.ANY);
    return ScalarNode.unknownAt(place(expression, file), Text.of(reference));
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
  private static boolean holdsDirective(List<HclExpression.TemplatePart> parts) {
    for (HclExpression.TemplatePart part : parts) {
      if (part instanceof HclExpression.Directive) {
        return true;
      }
    }
    return false;
  }

  private EmbeddedSource text(
      List<HclExpression.TemplatePart> parts, HclFile file, TerraformScope scope) {
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
    List<Node> arguments = new ArrayList<>();
    boolean tries = call.name().equals("try") || call.name().equals("can");
    tentative += tries ? 1 : 0;
    for (HclExpression argument : call.arguments()) {
      arguments.add(evaluate(argument, file, scope));
    }
    tentative -= tries ? 1 : 0;
    Node place = place(call, file);
    Node result =
        switch (call.name()) {
          case "jsonencode" -> arguments.size() == 1 ? arguments.get(0) : null;
          case "yamldecode" -> arguments.size() == 1 ? decoded(arguments.get(0), true) : null;
          case "jsondecode" -> arguments.size() == 1 ? decoded(arguments.get(0), false) : null;
          case "file" -> arguments.size() == 1 ? fileText(arguments.get(0), scope) : null;
          case "templatefile" -> arguments.size() == 2 ? templateFile(arguments, scope) : null;
          case "replace" -> TerraformReplace.replace(arguments);
          default -> TerraformFunctions.call(call.name(), arguments, place);
        };
    return result != null ? result : unknown(call, file, scope);
  }

  private static @Nullable Node decoded(Node text, boolean yaml) {
    ScalarNode scalar = text.asString();
    if (scalar == null) {
      return text.asScalar() == null ? text : null;
    }
    EmbeddedSource source = EmbeddedSource.of(scalar);
    Document document = yaml ? YamlReader.read(source) : JsonReader.read(source);
    return document.root();
  }

  private @Nullable Node fileText(Node path, TerraformScope scope) {
    FileSource file = read(path, scope);
    return file == null ? null : TerraformStrings.of(file);
  }

  private @Nullable FileSource read(Node path, TerraformScope scope) {
    String literal = Nodes.literal(path);
    return literal == null
        ? null
        : files.read(FilePaths.resolve(within(scope, "x"), literal), tentative > 0 ? null : path);
  }

  /** Paths without a folder of their own count from where Terraform runs: the root module. */
  private static String within(TerraformScope scope, String name) {
    TerraformScope root = scope;
    while (root.caller() != null) {
      root = root.caller();
    }
    String folder = root.module().folder();
    return folder.isEmpty() ? name : folder + "/" + name;
  }

  private @Nullable Node templateFile(List<Node> arguments, TerraformScope scope) {
    FileSource text = read(arguments.get(0), scope);
    ObjectNode values = arguments.get(1).asObject();
    return text == null ? null : rendered(text, values, scope);
  }

  /** A template file with its values filled in. */
  @Nullable Node rendered(FileSource text, @Nullable ObjectNode values, TerraformScope scope) {
    List<HclExpression.TemplatePart> parts = HclReader.template(text);
    if (parts == null || holdsDirective(parts)) {
      return null;
    }
    Map<String, Node> variables = new HashMap<>();
    if (values != null) {
      for (Member member : values.members()) {
        variables.put(member.name(), member.value());
      }
    }
    HclFile file = HclReader.textOnly(text);
    TerraformScope inner = scope.with(variables);
    return TerraformStrings.of(text(parts, file, inner));
  }

  private Node loop(HclExpression.Loop loop, HclFile file, TerraformScope scope) {
    Node collection = evaluate(loop.collection(), file, scope);
    List<Map<String, Node>> rounds = rounds(loop, collection, file);
    if (rounds == null || loop.grouping()) {
      return unknown(loop, file, scope);
    }
    List<Node> items = new ArrayList<>();
    List<Member> members = new ArrayList<>();
    for (Map<String, Node> round : rounds) {
      TerraformScope inner = scope.with(round);
      if (loop.condition() != null) {
        ScalarNode condition = evaluate(loop.condition(), file, inner).asScalar();
        Boolean holds = condition == null ? null : condition.booleanValue();
        if (holds == null) {
          return unknown(loop, file, scope);
        }
        if (!holds) {
          continue;
        }
      }
      Node result = evaluate(loop.result(), file, inner);
      if (loop.resultKey() == null) {
        items.add(result);
      } else {
        Node key = evaluate(loop.resultKey(), file, inner);
        members.add(new Member(ScalarNode.at(key, TerraformStrings.text(key)), result));
      }
    }
    return loop.resultKey() == null
        ? new ArrayNode(file.source(), loop.start(), loop.end(), null, items)
        : new ObjectNode(file.source(), loop.start(), loop.end(), null, members);
  }

  private static @Nullable List<Map<String, Node>> rounds(
      HclExpression.Loop loop, Node collection, HclFile file) {
    List<Map<String, Node>> rounds = new ArrayList<>();
    ArrayNode array = collection.asArray();
    ObjectNode object = collection.asObject();
    if (array != null && array.items().size() <= MAX_LOOP) {
      for (int i = 0; i < array.items().size(); i++) {
        rounds.add(
            round(
                loop,
                scalar(loop, file, ScalarNode.Kind.NUMBER, Integer.toString(i)),
                array.items().get(i)));
      }
    } else if (object != null && object.members().size() <= MAX_LOOP) {
      for (Member member : object.members()) {
        rounds.add(round(loop, member.key(), member.value()));
      }
    } else {
      return null;
    }
    return rounds;
  }

  private static Map<String, Node> round(HclExpression.Loop loop, Node key, Node value) {
    Map<String, Node> round = new HashMap<>();
    round.put(loop.valueName(), value);
    if (loop.keyName() != null) {
      round.put(loop.keyName(), key);
    }
    return round;
  }
}
