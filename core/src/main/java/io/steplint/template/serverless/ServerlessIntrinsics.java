package io.steplint.template.serverless;

import io.steplint.source.ArrayNode;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ObjectNode.Member;
import io.steplint.source.ScalarNode;
import io.steplint.template.cloudformation.Call;
import io.steplint.template.draft.Nodes;
import io.steplint.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the Serverless plugin for Step Functions makes of intrinsic functions inside a machine: a
 * function may be named by its key instead of its logical id, and once the definition holds an
 * intrinsic function or <code>#{AWS::Region}</code>, its whole text goes through {@code Fn::Sub}.
 */
final class ServerlessIntrinsics {

  private final Set<String> functions;
  private boolean substituted;

  private ServerlessIntrinsics(Set<String> functions) {
    this.functions = functions;
  }

  /**
   * The machine as CloudFormation would take it.
   *
   * @param functions the keys of the functions of the service
   */
  static ObjectNode translate(ObjectNode machine, Set<String> functions) {
    ServerlessIntrinsics all = new ServerlessIntrinsics(functions);
    List<Member> members = new ArrayList<>();
    for (Member member : machine.members()) {
      Node value = member.value();
      all.substituted = member.name().equals("definition") && holdsIntrinsic(value);
      members.add(new Member(member.key(), all.translate(value)));
    }
    return ObjectNode.at(machine, members);
  }

  private static boolean holdsIntrinsic(Node node) {
    if (Call.of(node) != null) {
      return true;
    }
    if (node.asObject() != null) {
      for (Member member : node.asObject().members()) {
        if (holdsIntrinsic(member.value())) {
          return true;
        }
      }
    } else if (node.asArray() != null) {
      for (Node item : node.asArray().items()) {
        if (holdsIntrinsic(item)) {
          return true;
        }
      }
    }
    ScalarNode scalar = node.asString();
    return scalar != null && scalar.string().contains("#{");
  }

  private Node translate(Node node) {
    Call call = Call.of(node);
    if (call != null) {
      Node named = named(call);
      return named == null ? node : named;
    }
    if (node.asObject() != null) {
      List<Member> members = new ArrayList<>();
      for (Member member : node.asObject().members()) {
        members.add(new Member(member.key(), translate(member.value())));
      }
      return ObjectNode.at(node, members);
    }
    if (node.asArray() != null) {
      List<Node> items = new ArrayList<>();
      for (Node item : node.asArray().items()) {
        items.add(translate(item));
      }
      return ArrayNode.at(node, items);
    }
    ScalarNode scalar = node.asString();
    String text = scalar == null || !substituted ? null : scalar.literal();
    return scalar == null || text == null || (!text.contains("${") && !text.contains("#{"))
        ? node
        : wrapped(node, "Fn::Sub", ScalarNode.at(node, Text.of(text.replace("#{", "${"))));
  }

  /** A call that names a function by its key, with the logical id in its place; else null. */
  private @Nullable Node named(Call call) {
    Node argument = call.argument();
    if (call.name().equals("Ref")) {
      String id = Nodes.literal(argument);
      return id == null || !functions.contains(id)
          ? null
          : wrapped(call.node(), "Ref", Nodes.string(argument, functionId(id)));
    }
    if (!call.name().equals("GetAtt")) {
      return null;
    }
    String id;
    String attribute;
    if (argument.asArray() != null && argument.asArray().items().size() == 2) {
      id = Nodes.literal(argument.asArray().items().get(0));
      attribute = Nodes.literal(argument.asArray().items().get(1));
    } else {
      String dotted = Nodes.literal(argument);
      int dot = dotted == null ? -1 : dotted.indexOf('.');
      id = dotted == null || dot < 0 ? null : dotted.substring(0, dot);
      attribute = dotted == null || dot < 0 ? null : dotted.substring(dot + 1);
    }
    return id == null || attribute == null || !functions.contains(id)
        ? null
        : wrapped(
            call.node(), "Fn::GetAtt", Nodes.strings(argument, List.of(functionId(id), attribute)));
  }

  private static Node wrapped(Node place, String function, Node argument) {
    return ObjectNode.at(place, List.of(Nodes.member(place, function, argument)));
  }

  /** The logical id that the framework gives a function. */
  static String functionId(String key) {
    return normalized(key) + "LambdaFunction";
  }

  /** A key as the framework writes it into logical ids. */
  static String normalized(String key) {
    String name = key.replace("-", "Dash").replace("_", "Underscore");
    return name.isEmpty()
        ? name
        : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}
