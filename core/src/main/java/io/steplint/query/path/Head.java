package io.steplint.query.path;

/**
 * Where a path starts.
 *
 * @param kind which document it reads
 * @param name the name of a variable, without {@code $}; empty for the other kinds
 */
public record Head(Kind kind, String name, int start, int end) {

  /** The documents a path can start from. */
  public enum Kind {
    /** {@code $}: the data at hand. */
    INPUT,
    /** {@code $$}: the context object. */
    CONTEXT,
    /** {@code $name}: a workflow variable. */
    VARIABLE,
    /** {@code @}: the element a filter looks at; only inside filters. */
    ELEMENT
  }

  @Override
  public String toString() {
    switch (kind) {
      case INPUT:
        return "$";
      case CONTEXT:
        return "$$";
      case VARIABLE:
        return "$" + name;
      case ELEMENT:
        return "@";
    }
    throw new AssertionError(kind);
  }
}
