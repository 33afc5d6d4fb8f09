package io.steplint.integration.services;

/** What a parameter or a part of a result is in JSON. */
public enum Kind {
  STRING('s'),
  INTEGER('i'),
  NUMBER('n'),
  BOOLEAN('b'),
  /** A point in time; Step Functions takes and gives it as ISO 8601 text. */
  TIMESTAMP('t'),
  /** Bytes; Step Functions takes and gives them as text. */
  BLOB('x'),
  /** Any JSON value. */
  DOCUMENT('d'),
  /** A structure whose members the table does not list. */
  OBJECT('o'),
  /** A text that is one of those that {@link Service#values} lists. */
  ENUMERATION('~'),
  LIST('['),
  /** An object with any names, whose values are of one shape. */
  MAP('{'),
  /** A structure whose members the table lists. */
  STRUCTURE('@');

  private final char code;

  Kind(char code) {
    this.code = code;
  }

  static Kind of(char code) {
    for (Kind kind : values()) {
      if (kind.code == code) {
        return kind;
      }
    }
    throw new IllegalArgumentException("No kind is written as " + code);
  }
}
