package io.steplint.template.draft;

import io.steplint.source.ScalarNode;
import io.steplint.text.Text;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values that fill a definition's placeholders.
 *
 * @param scope what makes the identity of unfilled placeholders unique
 * @param values by placeholder; empty where the template gives none at all
 * @param keys where each value is named
 * @param judged whether placeholders and values that do not meet are a mistake
 * @param open whether text between <code>${</code> and <code>}</code> is a placeholder at all
 */
public record Substitutions(
    String scope,
    Map<String, Text> values,
    Map<String, ScalarNode> keys,
    boolean judged,
    boolean open) {

  /** The definition is meant as it stands. */
  public static final Substitutions NONE = new Substitutions("", Map.of(), Map.of(), false, false);

  /** The value of a placeholder, or null. */
  public @Nullable Text value(String name) {
    return values.get(name);
  }
}
