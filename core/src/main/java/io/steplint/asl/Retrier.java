package io.steplint.asl;

import io.steplint.source.ObjectNode;
import io.steplint.source.Pointer;
import io.steplint.source.ScalarNode;
import java.util.List;

/**
 * One entry of {@code Retry}.
 *
 * @param errors the names in {@code ErrorEquals} that are strings
 */
public record Retrier(ObjectNode node, Pointer pointer, List<ScalarNode> errors) {
  public Retrier {
    errors = List.copyOf(errors);
  }
}
