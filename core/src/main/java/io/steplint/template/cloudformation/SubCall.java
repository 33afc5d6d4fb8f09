package io.steplint.template.cloudformation;

import io.steplint.source.ArrayNode;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ScalarNode;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of {@code Fn::Sub}, whichever form it has.
 *
 * @param text the string with placeholders
 * @param variables the values of the two-argument form, or null
 */
public record SubCall(ScalarNode text, @Nullable ObjectNode variables) {

  public static @Nullable SubCall of(Node argument) {
    ArrayNode list = argument.asArray();
    if (list == null) {
      ScalarNode text = argument.asString();
      return text == null ? null : new SubCall(text, null);
    }
    if (list.items().isEmpty()) {
      return null;
    }
    ScalarNode text = list.items().get(0).asString();
    return text == null
        ? null
        : new SubCall(text, list.items().size() > 1 ? list.items().get(1).asObject() : null);
  }
}
