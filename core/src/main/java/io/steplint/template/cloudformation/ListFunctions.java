package io.steplint.template.cloudformation;

import io.steplint.source.ArrayNode;
import io.steplint.source.Node;
import io.steplint.template.draft.Nodes;
import io.steplint.text.Literal;
import io.steplint.text.Part;
import io.steplint.text.Reference;
import io.steplint.text.Reference.Domain;
import io.steplint.text.Text;
import java.util.ArrayList;
import java.util.List;

/** The intrinsic functions that take lists apart and put them together. */
final class ListFunctions {

  private final TemplateEvaluator evaluator;

  ListFunctions(TemplateEvaluator evaluator) {
    this.evaluator = evaluator;
  }

  Node join(Call call) {
    ArrayNode arguments = call.argument().asArray();
    if (arguments == null || arguments.items().size() != 2) {
      return evaluator.opaque(call.node());
    }
    String delimiter = Nodes.literal(arguments.items().get(0));
    Node list = evaluator.value(arguments.items().get(1));
    ArrayNode items = list == null ? null : list.asArray();
    if (delimiter == null || items == null) {
      return evaluator.opaque(call.node());
    }
    Text.Builder out = Text.builder();
    String between = "";
    for (Node item : items.items()) {
      Text text = Nodes.text(item);
      out.append(between).append(text == null ? Text.of(evaluator.opaqueReference(item)) : text);
      between = delimiter;
    }
    return Nodes.string(call.node(), evaluator.bounded(out.build(), call.node()));
  }

  Node select(Call call) {
    ArrayNode arguments = call.argument().asArray();
    if (arguments == null || arguments.items().size() != 2) {
      return evaluator.opaque(call.node());
    }
    String index = evaluator.text(arguments.items().get(0)).literal();
    Node list = evaluator.value(arguments.items().get(1));
    ArrayNode items = list == null ? null : list.asArray();
    if (index == null || items == null || !index.matches("[0-9]{1,6}")) {
      return evaluator.opaque(call.node());
    }
    int at = Integer.parseInt(index);
    return at < items.items().size() ? items.items().get(at) : evaluator.opaque(call.node());
  }

  Node split(Call call) {
    ArrayNode arguments = call.argument().asArray();
    if (arguments == null || arguments.items().size() != 2) {
      return evaluator.opaque(call.node());
    }
    String delimiter = Nodes.literal(arguments.items().get(0));
    Text text = evaluator.text(arguments.items().get(1));
    if (delimiter == null || delimiter.isEmpty() || mayHold(text, delimiter)) {
      return evaluator.opaque(call.node());
    }
    List<Text> pieces = new ArrayList<>();
    Text.Builder current = Text.builder();
    for (Part part : text.parts()) {
      if (part instanceof Literal known) {
        String value = known.value();
        int from = 0;
        for (int at = value.indexOf(delimiter); at >= 0; at = value.indexOf(delimiter, from)) {
          pieces.add(current.append(value.substring(from, at)).build());
          current = Text.builder();
          from = at + delimiter.length();
        }
        current.append(value.substring(from));
      } else {
        current.append(part);
      }
    }
    pieces.add(current.build());
    return Nodes.texts(call.node(), pieces);
  }

  /** Whether a reference of {@code text} may hold the delimiter, so that pieces cannot be told. */
  private static boolean mayHold(Text text, String delimiter) {
    for (Part part : text.parts()) {
      if (part instanceof Reference reference
          && reference.domain() != Domain.GENERATED_SUFFIX
          && !(reference.domain() == Domain.SEGMENT && delimiter.equals(":"))) {
        return true;
      }
    }
    return false;
  }

  Node length(Call call) {
    Node list = evaluator.value(call.argument());
    ArrayNode items = list == null ? null : list.asArray();
    return items == null
        ? evaluator.opaque(call.node())
        : Nodes.string(call.node(), Integer.toString(items.items().size()));
  }
}
