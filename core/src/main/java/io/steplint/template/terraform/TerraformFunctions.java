package io.steplint.template.terraform;

import io.steplint.source.ArrayNode;
import io.steplint.source.Node;
import io.steplint.source.ScalarNode;
import io.steplint.template.draft.Nodes;
import io.steplint.text.Text;
import java.util.List;
import java.util.Locale;
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
          "tostring",
          "tomap",
          "tonumber",
          "tobool",
          "sensitive",
          "nonsensitive",
          "jsondecode" ->
          first;
      case "lower" -> mapped(first, place, value -> value.toLowerCase(Locale.ROOT));
      case "upper" -> mapped(first, place, value -> value.toUpperCase(Locale.ROOT));
      case "trimspace", "chomp" -> mapped(first, place, String::strip);
      case "format" -> format(arguments, place);
      case "join" -> join(arguments, place);
      case "coalesce" -> firstKnown(arguments);
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
