package io.steplint.source;

/**
 * Why a text, or a part of it, cannot be read.
 *
 * @param kind what kind of mistake it is
 * @param message what is wrong, as a sentence without a full stop
 * @param location where
 */
public record Problem(Kind kind, String message, Location location) {

  /** What is wrong with a text. */
  public enum Kind {
    /** The file is empty or holds only blanks and comments. */
    EMPTY,
    /** The file system does not let it be opened. */
    NOT_OPENED,
    /** The file is not text in UTF-8. */
    NOT_TEXT,
    /** The file is larger than any input of its kind. */
    TOO_LARGE,
    /** The text breaks off or breaks the grammar; nothing of it could be used. */
    SYNTAX,
    /** The text is a value, but no object, where only an object can stand. */
    NO_OBJECT,
    /** Comments, trailing commas or other liberties that strict JSON does not take. */
    NOT_STRICT,
    /** Values are nested deeper than any reader of the document would follow. */
    TOO_DEEP,
    /** A key stands twice in one object. */
    DUPLICATE_KEY,
    /** The file starts with a byte-order mark. */
    BYTE_ORDER_MARK,
    /** An alias that names no anchor, holds itself, or repeats too much. */
    ALIAS
  }
}
