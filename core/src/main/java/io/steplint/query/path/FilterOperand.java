package io.steplint.query.path;

/** One side of a comparison in a filter. */
public sealed interface FilterOperand {

  int start();

  int end();

  /** A path from the element ({@code @}), or from the head of any path. */
  record Selection(Path path, int start, int end) implements FilterOperand {}

  /**
   * A constant.
   *
   * @param kind what it is
   * @param text the text of a string, its quotes and escapes resolved; else as written
   */
  record Constant(Kind kind, String text, int start, int end) implements FilterOperand {}

  /** The kinds of constant. */
  enum Kind {
    /** {@code 'text'}. */
    STRING,
    /** {@code "text"}: json-path 2.0.0 takes the quotes for a part of the text. */
    DOUBLE_QUOTED,
    NUMBER,
    BOOLEAN,
    NULL,
    /** {@code /pattern/flags}. */
    REGEX,
    /** An array or object in JSON. */
    JSON,
    /** A word without quotes, which Jayway refuses and deployed definitions nevertheless hold. */
    WORD
  }
}
