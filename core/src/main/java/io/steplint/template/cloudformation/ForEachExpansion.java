package io.steplint.template.cloudformation;

import io.steplint.source.ArrayNode;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ObjectNode.Member;
import io.steplint.source.ScalarNode;
import io.steplint.template.draft.Nodes;
import io.steplint.text.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes out the loops of a template, {@code Fn::ForEach} of the transform {@code
 * AWS::LanguageExtensions}: the resources, conditions, outputs and properties that they make.
 */
final class ForEachExpansion {

  private static final String LOOP = "Fn::ForEach::";

  /** What all loops of a template make together; more of it is an attack. */
  private static final int MAX_MEMBERS = 10_000;

  private static final int MAX_DEPTH = 100;

  private final Function<Node, @Nullable Node> evaluate;
  private int members;
  private boolean complete = true;

  /**
   * @param evaluate the value of what a loop goes over, as far as parameters and mappings decide it
   */
  ForEachExpansion(Function<Node, @Nullable Node> evaluate) {
    this.evaluate = evaluate;
  }

  /** Whether a template holds loops at all. */
  static boolean isNeeded(ObjectNode root) {
    return root.source().text().contains(LOOP);
  }

  /** Whether {@code member} is a loop. */
  static boolean isLoop(Member member) {
    return member.name().startsWith(LOOP);
  }

  /** The template that a loop repeats, or null where the loop is not written as one. */
  static @Nullable ObjectNode body(Member loop) {
    ArrayNode arguments = loop.value().asArray();
    return arguments == null || arguments.items().size() != 3
        ? null
        : arguments.items().get(2).asObject();
  }

  /** Whether every loop was written out; one over what only the deployment knows stays. */
  boolean isComplete() {
    return complete;
  }

  /** The template with its loops written out. */
  ObjectNode expand(ObjectNode root) {
    Node expanded = expand(root, Map.of(), 0);
    return expanded.asObject() == null ? root : expanded.asObject();
  }

  private Node expand(Node node, Map<String, String> variables, int depth) {
    if (depth > MAX_DEPTH) {
      return node;
    }
    ObjectNode object = node.asObject();
    ArrayNode array = node.asArray();
    if (object != null) {
      return object(object, variables, depth);
    }
    if (array != null) {
      List<Node> items = new ArrayList<>(array.items().size());
      boolean changed = false;
      for (Node item : array.items()) {
        Node expanded = expand(item, variables, depth + 1);
        changed |= expanded != item;
        items.add(expanded);
      }
      return changed
          ? new ArrayNode(array.source(), array.start(), array.end(), array.tag(), items)
          : array;
    }
    ScalarNode scalar = node.asString();
    return scalar == null || variables.isEmpty() ? node : scalar(scalar, variables);
  }

  private Node object(ObjectNode object, Map<String, String> variables, int depth) {
    Node value = variable(Call.of(object), variables);
    if (value != null) {
      return value;
    }
    List<Member> made = new ArrayList<>(object.members().size());
    boolean changed = false;
    for (Member member : object.members()) {
      if (isLoop(member)) {
        changed |= loop(member, variables, depth, made);
        continue;
      }
      Node expanded = expand(member.value(), variables, depth + 1);
      ScalarNode key = key(member.key(), variables);
      changed |= expanded != member.value() || key != member.key();
      made.add(new Member(key, expanded));
    }
    return changed
        ? new ObjectNode(object.source(), object.start(), object.end(), object.tag(), made)
        : object;
  }

  /** The value of a variable where a call refers to one, or null. */
  private static @Nullable Node variable(@Nullable Call call, Map<String, String> variables) {
    String name = call != null && call.name().equals("Ref") ? Nodes.literal(call.argument()) : null;
    String value = name == null ? null : variables.get(name);
    return call == null || value == null ? null : Nodes.string(call.node(), value);
  }

  /** Adds what a loop makes; false where it cannot be written out and stays as it is. */
  private boolean loop(Member loop, Map<String, String> variables, int depth, List<Member> made) {
    ArrayNode arguments = loop.value().asArray();
    ObjectNode body = body(loop);
    List<String> rounds = arguments == null ? null : rounds(arguments.items().get(1), variables);
    String name = arguments == null ? null : Nodes.literal(arguments.items().get(0));
    if (body == null || name == null || rounds == null) {
      complete = false;
      made.add(loop);
      return false;
    }
    for (String round : rounds) {
      Map<String, String> inner = new LinkedHashMap<>(variables);
      inner.put(name, round);
      ObjectNode written = expand(body, inner, depth + 1).asObject();
      members += body.members().size();
      if (members > MAX_MEMBERS || written == null) {
        complete = false;
        return true;
      }
      made.addAll(written.members());
    }
    return true;
  }

  /** The strings that a loop goes over, or null where one of them is not known. */
  private @Nullable List<String> rounds(Node collection, Map<String, String> variables) {
    Node value = evaluate.apply(expand(collection, variables, 0));
    ArrayNode array = value == null ? null : value.asArray();
    if (array == null) {
      return null;
    }
    List<String> rounds = new ArrayList<>();
    for (Node item : array.items()) {
      String literal = Nodes.literal(item);
      if (literal == null) {
        return null;
      }
      rounds.add(literal);
    }
    return rounds;
  }

  private static ScalarNode key(ScalarNode key, Map<String, String> variables) {
    String replaced = replaced(key, variables);
    return replaced == null ? key : ScalarNode.at(key, Text.of(replaced));
  }

  /** A string with the variables in it replaced; a call in short form becomes one in long form. */
  private static Node scalar(ScalarNode scalar, Map<String, String> variables) {
    Node value = variable(Call.of(scalar), variables);
    if (value != null) {
      return value;
    }
    String replaced = replaced(scalar, variables);
    if (replaced == null) {
      return scalar;
    }
    String tag = scalar.tag();
    Node text = Nodes.string(scalar, replaced);
    if (tag == null || tag.length() < 2) {
      return text;
    }
    String function = tag.substring(1);
    boolean isPlain = function.equals("Ref") || function.equals("Condition");
    return ObjectNode.at(
        scalar, List.of(Nodes.member(scalar, isPlain ? function : "Fn::" + function, text)));
  }

  /** The characters with variables replaced, or null where there is none of them. */
  private static @Nullable String replaced(ScalarNode scalar, Map<String, String> variables) {
    String text = scalar.literal();
    if (text == null || (text.indexOf("${") < 0 && text.indexOf("&{") < 0)) {
      return null;
    }
    String replaced = text;
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      String value = variable.getValue();
      replaced = replaced.replace("${" + variable.getKey() + "}", value);
      replaced =
          replaced.replace("&{" + variable.getKey() + "}", value.replaceAll("[^A-Za-z0-9]", ""));
    }
    return replaced.equals(text) ? null : replaced;
  }
}
