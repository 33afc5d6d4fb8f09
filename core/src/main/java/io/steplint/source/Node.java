package io.steplint.source;

import org.jspecify.annotations.Nullable;

/** A value of a JSON or YAML document, with the place where it stands. Immutable. */
public abstract sealed class Node permits ObjectNode, ArrayNode, ScalarNode {

  private final Source source;
  private final int start;
  private final int end;
  private final @Nullable String tag;

  Node(Source source, int start, int end, @Nullable String tag) {
    this.source = source;
    this.start = start;
    this.end = end;
    this.tag = tag;
  }

  /** The text this value was read from; {@link #start} and {@link #end} count in it. */
  public final Source source() {
    return source;
  }

  public final int start() {
    return start;
  }

  public final int end() {
    return end;
  }

  /** The local YAML tag with its exclamation mark, for example {@code !Sub}, or null. */
  public final @Nullable String tag() {
    return tag;
  }

  /** Where the whole value stands. */
  public final Location location() {
    return source.locate(start, end);
  }

  /** What a person calls this kind of value: object, array, string, number, boolean, null. */
  public abstract String kindName();

  /** This value as an object, or null if it is none. */
  public @Nullable ObjectNode asObject() {
    return null;
  }

  /** This value as an array, or null if it is none. */
  public @Nullable ArrayNode asArray() {
    return null;
  }

  /** This value as a scalar, or null if it is none. */
  public @Nullable ScalarNode asScalar() {
    return null;
  }

  /** This value as a string scalar, or null if it is none. */
  public @Nullable ScalarNode asString() {
    return null;
  }
}
