package io.steplint.text;

/**
 * Known characters.
 *
 * @param value never empty inside a {@link Text}
 */
public record Literal(String value) implements Part {

  @Override
  public String toString() {
    return value;
  }
}
