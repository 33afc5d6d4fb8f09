package io.steplint.asl;

/** The language in which a state computes what it reads and writes. */
public enum QueryLanguage {
  JSONPATH("JSONPath"),
  JSONATA("JSONata"),
  /** A deployment decides, or the word is no language: nothing that depends on it can be said. */
  UNKNOWN("unknown");

  private final String keyword;

  QueryLanguage(String keyword) {
    this.keyword = keyword;
  }

  /** The word that the field {@code QueryLanguage} takes. */
  public String keyword() {
    return keyword;
  }
}
