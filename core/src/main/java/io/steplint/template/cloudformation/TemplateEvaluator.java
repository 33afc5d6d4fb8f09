package io.steplint.template.cloudformation;

import io.steplint.source.ArrayNode;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ObjectNode.Member;
import io.steplint.source.ScalarNode;
import io.steplint.template.draft.Deployment;
import io.steplint.template.draft.JsonText;
import io.steplint.template.draft.Nodes;
import io.steplint.template.draft.Notebook;
import io.steplint.template.draft.Placeholders;
import io.steplint.text.Literal;
import io.steplint.text.Part;
import io.steplint.text.Reference;
import io.steplint.text.Reference.Domain;
import io.steplint.text.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the intrinsic functions of a CloudFormation template. What only a deployment decides
 * becomes a reference; equal expressions become equal references.
 */
final class TemplateEvaluator {

  /** Strings longer than this, put together by functions, are left unknown. */
  private static final int MAX_PARTS = 20_000;

  /** A value of a template that is longer than this is none that a service takes. */
  private static final int MAX_CHARACTERS = 100_000;

  /** Names that name each other deeper than this are a cycle or an attack. */
  private static final int MAX_DEPTH = 200;

  private final Template template;
  private final Deployment settings;
  private final TemplateSet templates;
  private final Notebook notebook;
  private final ResourceNames names;
  private final TemplateParameters parameters;
  private final Conditions conditions;
  private final ListFunctions lists = new ListFunctions(this);
  private int depth;

  TemplateEvaluator(
      Template template, Deployment settings, TemplateSet templates, Notebook notebook) {
    this.template = template;
    this.settings = settings;
    this.templates = templates;
    this.notebook = notebook;
    this.names = new ResourceNames(this, notebook);
    this.parameters = new TemplateParameters(template, settings);
    this.conditions = new Conditions(this);
  }

  Template template() {
    return template;
  }

  Deployment settings() {
    return settings;
  }

  ResourceNames names() {
    return names;
  }

  TemplateSet templates() {
    return templates;
  }

  Conditions conditions() {
    return conditions;
  }

  /** The value of {@code node} with every function evaluated, or null for {@code AWS::NoValue}. */
  @Nullable Node value(Node node) {
    Call call = Call.of(node);
    if (call != null) {
      return enter(node) ? leave(dynamic(call(call))) : opaque(node);
    }
    ObjectNode object = node.asObject();
    if (object != null) {
      List<Member> members = new ArrayList<>(object.members().size());
      boolean changed = false;
      for (Member member : object.members()) {
        Node value = value(member.value());
        changed |= value != member.value();
        if (value != null) {
          members.add(value == member.value() ? member : new Member(member.key(), value));
        }
      }
      return changed ? ObjectNode.at(object, members) : object;
    }
    ArrayNode array = node.asArray();
    if (array != null) {
      List<Node> items = new ArrayList<>(array.items().size());
      boolean changed = false;
      for (Node item : array.items()) {
        Node value = value(item);
        changed |= value != item;
        if (value != null) {
          items.add(value);
        }
      }
      return changed ? ArrayNode.at(array, items) : array;
    }
    return dynamic(node);
  }

  /** A string in which dynamic references are what they are: decided by the deployment. */
  private @Nullable Node dynamic(@Nullable Node node) {
    ScalarNode scalar = node == null ? null : node.asString();
    Text replaced = scalar == null ? null : DynamicReferences.replaced(scalar.text(), template);
    return node == null || replaced == null ? node : Nodes.string(node, replaced);
  }

  /** The string that {@code node} evaluates to; a reference where it is none that is known. */
  Text text(Node node) {
    Node value = value(node);
    ScalarNode scalar = value == null ? null : value.asScalar();
    return scalar == null ? Text.of(opaqueReference(node)) : scalar.text();
  }

  /** As {@link #text(Node)}, null where there is no value. */
  @Nullable Text textOrNull(@Nullable Node node) {
    Node value = node == null ? null : value(node);
    return Nodes.text(value);
  }

  private boolean enter(Node node) {
    if (++depth <= MAX_DEPTH) {
      return true;
    }
    depth--;
    notebook.invalid(node, "Functions and names refer to each other too deeply", null);
    return false;
  }

  private @Nullable Node leave(@Nullable Node value) {
    depth--;
    return value;
  }

  private @Nullable Node call(Call call) {
    Node argument = call.argument();
    switch (call.name()) {
      case "Ref":
        return ref(call);
      case "GetAtt":
        return getAtt(call);
      case "Sub":
        return Nodes.string(call.node(), sub(argument));
      case "Join":
        return lists.join(call);
      case "Select":
        return lists.select(call);
      case "Split":
        return lists.split(call);
      case "FindInMap":
        return findInMap(call);
      case "If":
        return either(call);
      case "ImportValue":
        return importValue(call);
      case "Length":
        return lists.length(call);
      case "ToJsonString":
        Node written = value(argument);
        return written == null || written.asScalar() != null
            ? opaque(call.node())
            : Nodes.string(call.node(), bounded(JsonText.of(written), call.node()));
      default:
        return opaque(call.node());
    }
  }

  private @Nullable Node ref(Call call) {
    String name = Nodes.literal(call.argument());
    if (name == null) {
      return opaque(call.node());
    }
    if (name.equals("AWS::NoValue")) {
      return null;
    }
    Node value = parameters.value(name, call.node());
    return value != null ? value : Nodes.string(call.node(), names.ref(name, call.node()));
  }

  private @Nullable Node getAtt(Call call) {
    Node argument = call.argument();
    String id = null;
    Text attribute = null;
    ArrayNode list = argument.asArray();
    if (list != null && list.items().size() >= 2) {
      id = Nodes.literal(list.items().get(0));
      Text.Builder path = Text.builder().append(text(list.items().get(1)));
      for (Node more : list.items().subList(2, list.items().size())) {
        path.append(".").append(text(more));
      }
      attribute = path.build();
    } else {
      String dotted = Nodes.literal(argument);
      int dot = dotted == null ? -1 : dotted.indexOf('.');
      if (dotted != null && dot > 0) {
        id = dotted.substring(0, dot);
        attribute = Text.of(dotted.substring(dot + 1));
      }
    }
    String known = attribute == null ? null : attribute.literal();
    return id == null || known == null
        ? opaque(call.node())
        : Nodes.string(call.node(), names.attribute(id, known, call.node()));
  }

  /** The value of a name as {@code Fn::Sub} writes it between braces. */
  Text subValue(String name, @Nullable ObjectNode variables, Node place) {
    Node own = variables == null ? null : variables.get(name);
    if (own != null) {
      return text(own);
    }
    int dot = name.indexOf('.');
    if (dot > 0) {
      return names.attribute(name.substring(0, dot), name.substring(dot + 1), place);
    }
    Node parameter = parameters.value(name, place);
    if (parameter == null) {
      return names.ref(name, place);
    }
    Text value = Nodes.text(parameter);
    return value == null ? Text.of(template.reference(name, Domain.ANY)) : value;
  }

  private Text sub(Node argument) {
    SubCall sub = SubCall.of(argument);
    if (sub == null) {
      return Text.of(opaqueReference(argument));
    }
    Text.Builder out = Text.builder();
    // A value is worked out once, however often it is named: it may name others as often.
    Map<String, Text> values = new HashMap<>();
    int characters = 0;
    for (Placeholders.Piece piece : Placeholders.ofSub(sub.text().string())) {
      String name = piece.name();
      if (name == null) {
        out.append(piece.characters(sub.text().string()));
      } else {
        Text value = values.get(name);
        if (value == null) {
          value = subValue(name, sub.variables(), sub.text());
          values.put(name, value);
        }
        characters += characters(value);
        if (characters > MAX_CHARACTERS) {
          return Text.of(opaqueReference(argument));
        }
        out.append(value);
      }
    }
    return bounded(out.build(), argument);
  }

  /** A text that functions put together; one that grew beyond all measure is left unknown. */
  Text bounded(Text text, Node node) {
    return text.parts().size() > MAX_PARTS || characters(text) > MAX_CHARACTERS
        ? Text.of(opaqueReference(node))
        : text;
  }

  private static int characters(Text text) {
    int count = 0;
    for (Part part : text.parts()) {
      count += part instanceof Literal known ? known.value().length() : 1;
    }
    return count;
  }

  private Node findInMap(Call call) {
    ArrayNode arguments = call.argument().asArray();
    if (arguments == null || arguments.items().size() < 3) {
      return opaque(call.node());
    }
    ObjectNode mappings = template.section("Mappings");
    String name = text(arguments.items().get(0)).literal();
    String first = text(arguments.items().get(1)).literal();
    String second = text(arguments.items().get(2)).literal();
    ObjectNode mapping = mappings == null || name == null ? null : mappings.object(name);
    ObjectNode row = mapping == null || first == null ? null : mapping.object(first);
    Node value = row == null || second == null ? null : row.get(second);
    if (value == null && name != null && first != null && second != null) {
      value = fallback(arguments);
    }
    if (value == null) {
      return opaque(call.node());
    }
    return value.asScalar() == null ? value : Nodes.string(call.node(), value.asScalar().text());
  }

  /** The value that {@code Fn::FindInMap} gives where the map has none, or null. */
  private @Nullable Node fallback(ArrayNode arguments) {
    ObjectNode options = arguments.items().size() == 4 ? arguments.items().get(3).asObject() : null;
    Node written = options == null ? null : options.get("DefaultValue");
    return written == null ? null : value(written);
  }

  private @Nullable Node either(Call call) {
    Node branch = conditions.branch(call);
    if (branch != null) {
      return value(branch);
    }
    ArrayNode arguments = call.argument().asArray();
    if (arguments == null || arguments.items().size() != 3) {
      return opaque(call.node());
    }
    Text one = textOrNull(arguments.items().get(1));
    Text two = textOrNull(arguments.items().get(2));
    return one != null && one.equals(two) ? Nodes.string(call.node(), one) : opaque(call.node());
  }

  private Node importValue(Call call) {
    Text name = text(call.argument());
    String literal = name.literal();
    TemplateSet.Output output = literal == null ? null : templates.exported(literal);
    if (output != null && output.evaluator().enter(call.node())) {
      Text value = output.evaluator().text(output.value());
      output.evaluator().depth--;
      return Nodes.string(call.node(), value);
    }
    return Nodes.string(
        call.node(),
        Text.of(new Reference("import:" + name, "${ImportValue " + name + "}", Domain.ANY)));
  }

  /** A value that stands for an expression whose result is not known. */
  Node opaque(Node node) {
    return ScalarNode.unknownAt(node, Text.of(opaqueReference(node)));
  }

  Reference opaqueReference(Node node) {
    String expression = ExpressionSpelling.canonical(node);
    return new Reference(template.path() + "#" + expression, "${" + expression + "}", Domain.ANY);
  }
}
