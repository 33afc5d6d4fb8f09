package io.steplint.type;

/** The kinds of values. All but {@link #FUNCTION}, which only JSONata has, are kinds of JSON. */
public enum Kind {
  NULL("null"),
  BOOLEAN("boolean"),
  NUMBER("number"),
  STRING("string"),
  ARRAY("array"),
  OBJECT("object"),
  FUNCTION("function");

  private final String word;

  Kind(String word) {
    this.word = word;
  }

  /** The kind as JSON Schema and messages write it. */
  @Override
  public String toString() {
    return word;
  }
}
