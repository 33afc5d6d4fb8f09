package io.steplint.text;

import org.jspecify.annotations.Nullable;

/**
 * Known characters.
 *
 * @param value never empty inside a {@link Text}
 */
public record Literal(String value) implements Part {

  // Written out: what records inherit is linked at run time, which costs milliseconds at the start.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Literal that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return value;
  }
}
