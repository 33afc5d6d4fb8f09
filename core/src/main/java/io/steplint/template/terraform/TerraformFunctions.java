package io.steplint.template.terraform;

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
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions of Terraform that need no files, on values. */
final class TerraformFunctions {

  private TerraformFunctions() {}

  /**
   * The result of a function, or null where it is not followed.
   *
   * @param place the call, where the result is to stand
   */
  static @Nullable Node call(String name, List<Node> arguments, Node place) {
    Node first = arguments.isEmpty() ? null : arguments.get(0);
    return switch (name) {
      case "tolist",
          "toset",
          "tostring",
          "tomap",
          "tonumber",
          "tobool",
          "sensitive",
          "nonsensitive",
          "jsondecode",
          "one" ->
          first;
      case "lower" -> mapped(first, place, value -> value.toLowerCase(Locale.ROOT));
      case "upper" -> mapped(first, place, value -> value.toUpperCase(Locale.ROOT));
      case "trimspace", "chomp" -> mapped(first, place, String::strip);
      case "format" -> format(arguments, place);
      case "join" -> join(arguments, place);
      case "concat" -> concat(arguments, place);
      case "merge" -> merge(arguments, place);
      case "coalesce", "try" -> firstKnown(arguments);
      case "compact", "distinct", "flatten" -> first;
      default -> null;
    };
  }

  private interface Change {
    String apply(String value);
  }

  private static @Nullable Node mapped(@Nullable Node value, Node place, Change change) {
    String literal = Nodes.literal(value);
    return literal == null ? null : Nodes.string(place, change.apply(literal));
  }

  /** Only {@code %s}, {@code %v} and {@code %d}: what else a format says, a person must look up. */
  private static @Nullable Node format(List<Node> arguments, Node place) {
    String pattern = arguments.isEmpty() ? null : Nodes.literal(arguments.get(0));
    if (pattern == null) {
      return null;
    }
    Text.Builder text = Text.builder();
    int next = 1;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c != '%' || i + 1 == pattern.length()) {
        text.append(String.valueOf(c));
        continue;
      }
      char verb = pattern.charAt(++i);
      if (verb == '%') {
        text.append("%");
        continue;
      }
      Text value = next < arguments.size() ? Nodes.text(arguments.get(next++)) : null;
      if (value == null || (verb != 's' && verb != 'v' && verb != 'd')) {
        return null;
      }
      text.append(value);
    }
    return Nodes.string(place, text.build());
  }

  private static @Nullable Node join(List<Node> arguments, Node place) {
    Text separator = arguments.size() < 2 ? null : Nodes.text(arguments.get(0));
    ArrayNode items = arguments.size() < 2 ? null : arguments.get(1).asArray();
    if (separator == null || items == null) {
      return null;
    }
    Text.Builder text = Text.builder();
    for (int i = 0; i < items.items().size(); i++) {
      Text item = Nodes.text(items.items().get(i));
      if (item == null) {
        return null;
      }
      if (i > 0) {
        text.append(separator);
      }
      text.append(item);
    }
    return Nodes.string(place, text.build());
  }

  private static @Nullable Node concat(List<Node> arguments, Node place) {
    List<Node> items = new ArrayList<>();
    for (Node argument : arguments) {
      ArrayNode array = argument.asArray();
      if (array == null) {
        return null;
      }
      items.addAll(array.items());
    }
    return ArrayNode.at(place, items);
  }

  private static @Nullable Node merge(List<Node> arguments, Node place) {
    Map<String, Member> members = new LinkedHashMap<>();
    for (Node argument : arguments) {
      ObjectNode object = argument.asObject();
      if (object == null) {
        return null;
      }
      for (Member member : object.members()) {
        members.put(member.name(), member);
      }
    }
    return ObjectNode.at(place, List.copyOf(members.values()));
  }

  private static @Nullable Node firstKnown(List<Node> arguments) {
    for (Node argument : arguments) {
      ScalarNode scalar = argument.asScalar();
      if (scalar == null || !(scalar.isNull() || scalar.isUnknown())) {
        return argument;
      }
      if (scalar.isUnknown()) {
        return null;
      }
    }
    return null;
  }
}
