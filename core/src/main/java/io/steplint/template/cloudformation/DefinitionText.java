package io.steplint.template.cloudformation;

import io.steplint.source.ArrayNode;
import io.steplint.source.EmbeddedSource;
import io.steplint.source.Node;
import io.steplint.source.ScalarNode;
import io.steplint.template.draft.Nodes;
import io.steplint.template.draft.Placeholders;
import io.steplint.text.Text;

/** Puts the text of a definition together so that each character keeps its place. */
final class DefinitionText {

  private DefinitionText() {}

  /** The string that a property of a template evaluates to, as a text of its own. */
  static EmbeddedSource of(Node node, TemplateEvaluator evaluator) {
    EmbeddedSource.Builder out = EmbeddedSource.in(node.source().file());
    append(node, evaluator, out);
    return out.build();
  }

  private static void append(Node node, TemplateEvaluator evaluator, EmbeddedSource.Builder out) {
    Call call = Call.of(node);
    if (call == null) {
      ScalarNode scalar = node.asScalar();
      if (scalar != null) {
        out.append(scalar);
      }
      return;
    }
    switch (call.name()) {
      case "Sub":
        SubCall sub = SubCall.of(call.argument());
        if (sub != null) {
          appendSub(sub, evaluator, out);
          return;
        }
        break;
      case "Join":
        if (appendJoin(call, evaluator, out)) {
          return;
        }
        break;
      case "If":
        Node branch = evaluator.conditions().branch(call);
        if (branch != null) {
          append(branch, evaluator, out);
          return;
        }
        break;
      default:
        break;
    }
    out.replacement(evaluator.text(node), node.source(), node.start(), node.end());
  }

  private static void appendSub(
      SubCall sub, TemplateEvaluator evaluator, EmbeddedSource.Builder out) {
    ScalarNode text = sub.text();
    for (Placeholders.Piece piece : Placeholders.ofSub(text.string())) {
      if (piece.name() != null) {
        Text value = evaluator.subValue(piece.name(), sub.variables(), text);
        out.replacement(value, text, piece.start(), piece.end());
      } else if (piece.escape()) {
        out.append(text, piece.start(), piece.start() + 2);
        out.append(text, piece.start() + 3, piece.end());
      } else {
        out.append(text, piece.start(), piece.end());
      }
    }
  }

  private static boolean appendJoin(
      Call call, TemplateEvaluator evaluator, EmbeddedSource.Builder out) {
    ArrayNode arguments = call.argument().asArray();
    if (arguments == null || arguments.items().size() != 2) {
      return false;
    }
    String delimiter = Nodes.literal(arguments.items().get(0));
    Node list = arguments.items().get(1);
    ArrayNode items = Call.of(list) == null ? list.asArray() : null;
    if (delimiter == null || items == null) {
      return false;
    }
    String between = "";
    for (Node item : items.items()) {
      out.replacement(Text.of(between), item.source(), item.start(), item.start());
      append(item, evaluator, out);
      between = delimiter;
    }
    return true;
  }
}
