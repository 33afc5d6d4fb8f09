package io.steplint.template.cloudformation;

import io.steplint.source.ArrayNode;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.template.draft.Nodes;
import io.steplint.text.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides the conditions of a template as far as its parameters decide them. */
final class Conditions {

  /** Conditions that hold conditions deeper than this are an attack. */
  private static final int MAX_DEPTH = 200;

  private final TemplateEvaluator evaluator;
  private final Map<String, @Nullable Boolean> conditions = new HashMap<>();

  Conditions(TemplateEvaluator evaluator) {
    this.evaluator = evaluator;
  }

  /** Whether a condition holds, or null where the deployment decides. */
  @Nullable Boolean condition(String name) {
    if (conditions.containsKey(name)) {
      return conditions.get(name);
    }
    ObjectNode declared = evaluator.template().section("Conditions");
    Node expression = declared == null ? null : declared.get(name);
    conditions.put(name, null);
    Boolean holds = expression == null ? null : holds(expression, 0);
    conditions.put(name, holds);
    return holds;
  }

  /** The branch that {@code Fn::If} takes, or null where the deployment decides. */
  @Nullable Node branch(Call call) {
    ArrayNode arguments = call.argument().asArray();
    if (arguments == null || arguments.items().size() != 3) {
      return null;
    }
    String name = Nodes.literal(arguments.items().get(0));
    Boolean holds = name == null ? null : condition(name);
    return holds == null ? null : arguments.items().get(holds ? 1 : 2);
  }

  /** The branches that {@code Fn::If} may take: one, or two where the deployment decides. */
  List<Node> branches(Call call) {
    Node decided = branch(call);
    ArrayNode arguments = call.argument().asArray();
    if (decided != null) {
      return List.of(decided);
    }
    return arguments == null || arguments.items().size() != 3
        ? List.of()
        : arguments.items().subList(1, 3);
  }

  /**
   * The items of a list that may stand behind conditions; a list of which the deployment decides is
   * one item, the call itself.
   */
  List<Node> items(@Nullable Node written) {
    Node list = written;
    for (int depth = 0; list != null && depth < MAX_DEPTH; depth++) {
      Call call = Call.of(list);
      if (call == null) {
        return Nodes.list(list);
      }
      if (call.isNoValue()) {
        return List.of();
      }
      Node branch = call.name().equals("If") ? branch(call) : null;
      if (branch == null) {
        return List.of(list);
      }
      list = branch;
    }
    return List.of();
  }

  /** Whether a resource is there, or null where the deployment decides. */
  @Nullable Boolean exists(Resource resource) {
    String condition = resource.condition();
    return condition == null ? Boolean.TRUE : condition(condition);
  }

  private @Nullable Boolean holds(Node node, int level) {
    if (level > MAX_DEPTH) {
      return null;
    }
    ObjectNode object = node.asObject();
    String name;
    Node argument;
    String tag = node.tag();
    if (tag != null) {
      name = tag.substring(1);
      argument = node;
    } else if (object != null && object.members().size() == 1) {
      name = object.members().get(0).name().replace("Fn::", "");
      argument = object.members().get(0).value();
    } else {
      return null;
    }
    List<Node> arguments = argument.asArray() == null ? List.of() : argument.asArray().items();
    switch (name) {
      case "Condition":
        String referred = Nodes.literal(argument);
        return referred == null ? null : condition(referred);
      case "Equals":
        if (arguments.size() != 2) {
          return null;
        }
        Text left = evaluator.text(arguments.get(0));
        Text right = evaluator.text(arguments.get(1));
        return left.equals(right)
            ? Boolean.TRUE
            : left.isLiteral() && right.isLiteral() ? Boolean.FALSE : null;
      case "Not":
        Boolean inner = arguments.size() == 1 ? holds(arguments.get(0), level + 1) : null;
        return inner == null ? null : !inner;
      case "And":
      case "Or":
        boolean neutral = name.equals("And");
        boolean unknown = false;
        for (Node operand : arguments) {
          Boolean value = holds(operand, level + 1);
          if (value == null) {
            unknown = true;
          } else if (value != neutral) {
            return !neutral;
          }
        }
        return unknown ? null : neutral;
      default:
        return null;
    }
  }
}
