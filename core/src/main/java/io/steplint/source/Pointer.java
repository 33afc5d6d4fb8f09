package io.steplint.source;

import org.jspecify.annotations.Nullable;

/** An RFC 6901 JSON Pointer, built step by step. The empty pointer is the whole document. */
public final class Pointer {

  /** The whole document. */
  public static final Pointer ROOT = new Pointer(null, "");

  private final @Nullable Pointer parent;
  private final String step;

  private Pointer(@Nullable Pointer parent, String step) {
    this.parent = parent;
    this.step = step;
  }

  /** The member {@code name} of the value this points to. */
  public Pointer child(String name) {
    return new Pointer(this, name);
  }

  /** The item {@code index}, from 0, of the value this points to. */
  public Pointer child(int index) {
    return new Pointer(this, Integer.toString(index));
  }

  /** The value that holds this one, or null at the root. */
  public @Nullable Pointer parent() {
    return parent;
  }

  /** The last step, unescaped; empty at the root. */
  public String step() {
    return step;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Pointer that && toString().equals(that.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  @Override
  public String toString() {
    if (parent == null) {
      return "";
    }
    StringBuilder out = new StringBuilder();
    write(out);
    return out.toString();
  }

  private void write(StringBuilder out) {
    if (parent != null) {
      parent.write(out);
      out.append('/').append(escape(step));
    }
  }

  /** A step as a pointer spells it. */
  public static String escape(String step) {
    return step.indexOf('~') < 0 && step.indexOf('/') < 0
        ? step
        : step.replace("~", "~0").replace("/", "~1");
  }
}
