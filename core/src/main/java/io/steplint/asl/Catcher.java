package io.steplint.asl;

import io.steplint.source.ObjectNode;
import io.steplint.source.Pointer;
import io.steplint.source.ScalarNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code Catch}.
 *
 * @param errors the names in {@code ErrorEquals} that are strings
 * @param next the name of the next state, or null
 * @param resultPath where the error goes; absent in JSONata
 * @param assign the variables it assigns, or null
 * @param output what the next state receives, in JSONata, or null
 */
public record Catcher(
    ObjectNode node,
    Pointer pointer,
    List<ScalarNode> errors,
    @Nullable ScalarNode next,
    PathField resultPath,
    @Nullable PayloadTemplate assign,
    @Nullable PayloadTemplate output) {
  public Catcher {
    errors = List.copyOf(errors);
  }
}
