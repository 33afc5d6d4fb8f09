package io.steplint.template;

import io.steplint.source.ArrayNode;
import io.steplint.source.EmbeddedSource;
import io.steplint.source.FileSource;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ObjectNode.Member;
import io.steplint.source.ScalarNode;
import io.steplint.source.Source;
import io.steplint.text.Literal;
import io.steplint.text.Part;
import io.steplint.text.Reference;
import io.steplint.text.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Puts the text of a definition together, every character at its place, and fills placeholders. */
final class DefinitionText {

  private final Map<String, Text> substitutions;
  private final String scope;
  private final Set<String> used = new TreeSet<>();
  private final Map<String, Integer> unfilled = new LinkedHashMap<>();

  /**
   * @param substitutions what stands for <code>${Name}</code>
   * @param scope tells equal names of different templates apart
   */
  DefinitionText(Map<String, Text> substitutions, String scope) {
    this.substitutions = substitutions;
    this.scope = scope;
  }

  /** The names of substitutions that stand somewhere. */
  Set<String> used() {
    return used;
  }

  /** The names that nothing fills, and the offset in the text where each stands first. */
  Map<String, Integer> unfilled() {
    return unfilled;
  }

  /** A definition's own file with its placeholders filled. */
  EmbeddedSource file(FileSource file) {
    return filled(file, file);
  }

  /** The text that a string, {@code Fn::Sub} or {@code Fn::Join} makes, placeholders filled. */
  @Nullable EmbeddedSource string(Node node, Evaluator evaluator) {
    EmbeddedSource.Builder text = EmbeddedSource.in(node.source().file());
    if (!append(node, evaluator, text, 0)) {
      return null;
    }
    EmbeddedSource plain = text.build();
    return substitutions.isEmpty() ? plain : filled(plain, plain.file());
  }

  private boolean append(Node node, Evaluator evaluator, EmbeddedSource.Builder text, int depth) {
    if (depth > 20) {
      return false;
    }
    Call call = Call.of(node);
    ScalarNode scalar = node.asScalar();
    if (call == null) {
      if (scalar == null) {
        return false;
      }
      text.append(scalar);
      return true;
    }
    if (call.name().equals("Sub")) {
      SubCall sub = SubCall.of(call.argument());
      if (sub != null) {
        sub(sub, evaluator, text);
        return true;
      }
    }
    if (call.name().equals("Join") && join(call, evaluator, text, depth)) {
      return true;
    }
    Node branch = call.name().equals("If") ? evaluator.branch(call) : null;
    if (branch != null) {
      return append(branch, evaluator, text, depth + 1);
    }
    text.replacement(evaluator.text(node), node.source(), node.start(), node.end());
    return true;
  }

  private static void sub(SubCall sub, Evaluator evaluator, EmbeddedSource.Builder text) {
    String characters = sub.text().string();
    for (Placeholders.Piece piece : Placeholders.ofSub(characters)) {
      if (piece.name() == null && !piece.escape()) {
        text.append(sub.text(), piece.start(), piece.end());
        continue;
      }
      Text value =
          piece.name() == null
              ? Text.of(piece.characters(characters))
              : evaluator.subValue(piece.name(), sub.variables(), sub.text());
      text.replacement(sub.text(), piece.start(), piece.end(), value);
    }
  }

  private boolean join(Call call, Evaluator evaluator, EmbeddedSource.Builder text, int depth) {
    ArrayNode arguments = call.argument().asArray();
    if (arguments == null || arguments.items().size() != 2) {
      return false;
    }
    String delimiter = Nodes.literal(arguments.items().get(0));
    ArrayNode items = arguments.items().get(1).asArray();
    if (delimiter == null || items == null || Call.of(items) != null) {
      return false;
    }
    boolean first = true;
    for (Node item : items.items()) {
      if (!first && !delimiter.isEmpty()) {
        text.replacement(Text.of(delimiter), item.source(), item.start(), item.start());
      }
      first = false;
      if (!append(item, evaluator, text, depth + 1)) {
        text.replacement(evaluator.text(item), item.source(), item.start(), item.end());
      }
    }
    return true;
  }

  private EmbeddedSource filled(Source source, FileSource file) {
    EmbeddedSource.Builder text = EmbeddedSource.in(file);
    for (Placeholders.Piece piece : Placeholders.ofDefinition(source.text())) {
      String name = piece.name();
      if (name == null) {
        text.slice(source, piece.start(), piece.end());
      } else {
        text.replacement(value(name, piece.start()), source, piece.start(), piece.end());
      }
    }
    return text.build();
  }

  private Text value(String name, int offset) {
    Text value = substitutions.get(name);
    if (value != null) {
      used.add(name);
      return value;
    }
    unfilled.putIfAbsent(name, offset);
    return Text.of(new Reference(scope + "/" + name, "${" + name + "}", Reference.Domain.ANY));
  }

  /** An inline definition with the placeholders in its strings filled. */
  Node object(Node node) {
    ObjectNode object = node.asObject();
    if (object != null) {
      List<Member> members = new ArrayList<>();
      boolean changed = false;
      for (Member member : object.members()) {
        Node value = object(member.value());
        changed |= value != member.value();
        members.add(value == member.value() ? member : new Member(member.key(), value));
      }
      return changed ? ObjectNode.at(object, members) : object;
    }
    ArrayNode array = node.asArray();
    if (array != null) {
      List<Node> items = new ArrayList<>();
      boolean changed = false;
      for (Node item : array.items()) {
        Node value = object(item);
        changed |= value != item;
        items.add(value);
      }
      return changed ? ArrayNode.at(array, items) : array;
    }
    ScalarNode scalar = node.asString();
    return scalar == null || !scalar.string().contains("${") ? node : filled(scalar);
  }

  private Node filled(ScalarNode scalar) {
    Text.Builder text = Text.builder();
    boolean changed = false;
    for (Part part : scalar.text().parts()) {
      if (!(part instanceof Literal known)) {
        text.append(part);
        continue;
      }
      for (Placeholders.Piece piece : Placeholders.ofDefinition(known.value())) {
        String name = piece.name();
        if (name == null) {
          text.append(known.value().substring(piece.start(), piece.end()));
        } else {
          text.append(value(name, scalar.start()));
          changed = true;
        }
      }
    }
    return changed ? ScalarNode.at(scalar, text.build()) : scalar;
  }
}
