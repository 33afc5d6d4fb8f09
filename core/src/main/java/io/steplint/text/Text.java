package io.steplint.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A string of which parts may be decided only at deployment, so that an ARN built in a template and
 * one built in a policy can be compared although neither is fully known.
 *
 * <p>Immutable. Adjacent literals are always merged and empty ones dropped, so that equal texts
 * have equal parts.
 */
public final class Text implements Comparable<Text> {

  /** The empty string. */
  public static final Text EMPTY = new Text(List.of());

  private final List<Part> parts;

  private Text(List<Part> parts) {
    this.parts = parts;
  }

  /** A fully known string. */
  public static Text of(String value) {
    return value.isEmpty() ? EMPTY : new Text(List.of(new Literal(value)));
  }

  /** A string that is exactly what {@code reference} stands for. */
  public static Text of(Reference reference) {
    return new Text(List.of(reference));
  }

  /** The concatenation of {@code parts}. */
  public static Text of(List<? extends Part> parts) {
    return new Builder().appendAll(parts).build();
  }

  /** Starts a concatenation. */
  public static Builder builder() {
    return new Builder();
  }

  /** The runs of this string, in order; empty for the empty string. */
  public List<Part> parts() {
    return parts;
  }

  /** Whether every character is known. */
  public boolean isLiteral() {
    return parts.isEmpty() || (parts.size() == 1 && parts.get(0) instanceof Literal);
  }

  /** The characters if all are known, else null. */
  public @Nullable String literal() {
    if (parts.isEmpty()) {
      return "";
    }
    return parts.size() == 1 && parts.get(0) instanceof Literal known ? known.value() : null;
  }

  /** The reference if this string is exactly one, else null. */
  public @Nullable Reference reference() {
    return parts.size() == 1 && parts.get(0) instanceof Reference reference ? reference : null;
  }

  /** This string followed by {@code next}. */
  public Text concat(Text next) {
    return new Builder().append(this).append(next).build();
  }

  /** Whether the known characters at the start begin with {@code prefix}. */
  public boolean startsWith(String prefix) {
    return prefix.isEmpty()
        || (!parts.isEmpty()
            && parts.get(0) instanceof Literal first
            && first.value().startsWith(prefix));
  }

  /** Whether the known characters at the end finish with {@code suffix}. */
  public boolean endsWith(String suffix) {
    return suffix.isEmpty()
        || (!parts.isEmpty()
            && parts.get(parts.size() - 1) instanceof Literal last
            && last.value().endsWith(suffix));
  }

  /**
   * Splits at every known {@code separator}; a reference is never split, although it might hold the
   * separator.
   *
   * @param limit the most pieces to make; the last one keeps its separators
   */
  public List<Text> split(char separator, int limit) {
    List<Text> pieces = new ArrayList<>();
    Builder current = new Builder();
    for (Part part : parts) {
      if (part instanceof Literal known) {
        String value = known.value();
        int from = 0;
        while (pieces.size() < limit - 1) {
          int at = value.indexOf(separator, from);
          if (at < 0) {
            break;
          }
          pieces.add(current.append(value.substring(from, at)).build());
          current = new Builder();
          from = at + 1;
        }
        current.append(value.substring(from));
      } else {
        current.append(part);
      }
    }
    pieces.add(current.build());
    return pieces;
  }

  /**
   * How a person would write it: known characters as they are, references by their display. A name
   * that CloudFormation invents prints as the display of its suffix alone, <code>${Child}</code>.
   */
  @Override
  public String toString() {
    if (parts.size() == 1) {
      return parts.get(0).toString();
    }
    StringBuilder out = new StringBuilder();
    for (Part part : parts) {
      if (part instanceof Reference reference
          && reference.domain() == Reference.Domain.GENERATED_SUFFIX) {
        dropNameStart(out);
      }
      out.append(part);
    }
    return out.toString();
  }

  /**
   * Takes back what has been written of a name whose suffix is invented, because the display of
   * that suffix stands for the whole name.
   */
  public static void dropNameStart(StringBuilder out) {
    int from = out.length();
    while (from > 0 && out.charAt(from - 1) != ':' && out.charAt(from - 1) != '/') {
      from--;
    }
    out.setLength(from);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Text that && parts.equals(that.parts);
  }

  @Override
  public int hashCode() {
    return parts.hashCode();
  }

  @Override
  public int compareTo(Text other) {
    return toString().compareTo(other.toString());
  }

  /** Collects the parts of a {@link Text}. */
  public static final class Builder {
    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder pending = new StringBuilder();

    private Builder() {}

    public Builder append(String literal) {
      pending.append(literal);
      return this;
    }

    public Builder append(Part part) {
      if (part instanceof Literal known) {
        pending.append(known.value());
      } else {
        flush();
        parts.add(part);
      }
      return this;
    }

    public Builder append(Text text) {
      return appendAll(text.parts);
    }

    public Builder appendAll(List<? extends Part> more) {
      for (Part part : more) {
        append(part);
      }
      return this;
    }

    public Text build() {
      flush();
      return parts.isEmpty() ? EMPTY : new Text(List.copyOf(parts));
    }

    private void flush() {
      if (!pending.isEmpty()) {
        parts.add(new Literal(pending.toString()));
        pending.setLength(0);
      }
    }
  }
}
