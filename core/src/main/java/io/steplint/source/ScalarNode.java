package io.steplint.source;

import io.steplint.text.Reference;
import io.steplint.text.Text;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A string, number, boolean or null; or something that only a deployment decides. */
public final class ScalarNode extends Node {

  /** What a scalar is. */
  public enum Kind {
    STRING,
    NUMBER,
    BOOLEAN,
    NULL,
    /** A reference that stands without quotes: any JSON value may take its place. */
    UNKNOWN
  }

  private static final String REST = "…";
  private static final int MAX_NUMBER_LENGTH = 400;
  private static final int MAX_EXPONENT = 400;

  private final Kind kind;
  private final String characters;
  private final @Nullable Text symbolic;

  /** The value with its references, once somebody has asked for it. */
  private @Nullable Text told;

  /**
   * @param characters the decoded value as its source spells it: symbols of the source included
   */
  public ScalarNode(
      Source source, int start, int end, @Nullable String tag, Kind kind, String characters) {
    super(source, start, end, tag);
    this.kind = kind;
    this.characters = characters;
    this.symbolic = null;
  }

  private ScalarNode(Node place, Kind kind, Text value) {
    super(place.source(), place.start(), place.end(), null);
    this.kind = kind;
    this.characters = value.toString();
    this.symbolic = value;
  }

  /** A string made in place of another value, which keeps that value's place. */
  public static ScalarNode at(Node place, Text value) {
    return new ScalarNode(place, Kind.STRING, value);
  }

  /** A value that only a deployment decides, in place of another one. */
  public static ScalarNode unknownAt(Node place, Text display) {
    return new ScalarNode(place, Kind.UNKNOWN, display);
  }

  /**
   * Stands, as an item or as key and value of a member, for any number of items or members that
   * only a deployment decides.
   *
   * @param of what decides them
   */
  public static ScalarNode restAt(Node place, Text of) {
    return unknownAt(
        place, Text.of(new Reference(REST + of, "${" + REST + "}", Reference.Domain.ANY)));
  }

  /** Whether it stands for any number of items or members, as {@link #restAt} makes it. */
  public boolean isRest() {
    Reference reference = kind == Kind.UNKNOWN ? text().reference() : null;
    return reference != null && reference.identity().startsWith(REST);
  }

  /** This value without its tag, at the same place. */
  public ScalarNode untagged() {
    return tag() == null
        ? this
        : symbolic == null
            ? new ScalarNode(source(), start(), end(), null, kind, characters)
            : new ScalarNode(this, kind, symbolic);
  }

  public Kind kind() {
    return kind;
  }

  public boolean isString() {
    return kind == Kind.STRING;
  }

  public boolean isNull() {
    return kind == Kind.NULL;
  }

  public boolean isUnknown() {
    return kind == Kind.UNKNOWN;
  }

  /** The value with its references told from its letters. */
  public Text text() {
    if (symbolic != null) {
      return symbolic;
    }
    Text known = told;
    if (known == null) {
      // Made twice at worst, with the same parts.
      known = source().symbolic(characters);
      told = known;
    }
    return known;
  }

  /** The value as a person would write it; references by their display. */
  public String string() {
    return isPlain() ? characters : text().toString();
  }

  /** The value of a string if every character of it is known, else null. */
  public @Nullable String literal() {
    if (kind != Kind.STRING) {
      return null;
    }
    return isPlain() ? characters : text().literal();
  }

  /** Whether every character stands for itself. */
  private boolean isPlain() {
    return symbolic == null && !(source().hasSymbols() && source().hasSymbol(characters));
  }

  /** The value of a boolean, or null if it is none. */
  public @Nullable Boolean booleanValue() {
    return kind == Kind.BOOLEAN ? (Boolean) characters.equalsIgnoreCase("true") : null;
  }

  /** The value of a number, or null if it is none or too long to be one that AWS accepts. */
  public @Nullable BigDecimal number() {
    if (kind != Kind.NUMBER || characters.length() > MAX_NUMBER_LENGTH) {
      return null;
    }
    try {
      BigDecimal value = new BigDecimal(characters);
      return Math.abs((long) value.scale()) > MAX_EXPONENT ? null : value;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /**
   * Where a part of a string stands; offsets count in {@link #string()} of a value without
   * references, else approximately.
   */
  public Location location(int from, int to) {
    if (symbolic != null || kind != Kind.STRING || characters.isEmpty()) {
      return location();
    }
    int[] map = offsetMap();
    int first = clamp(from);
    int last = Math.max(first, clamp(to - 1));
    return from >= characters.length()
        ? source().locate(map[2 * last + 1], map[2 * last + 1])
        : source().locate(map[2 * first], map[2 * last + 1]);
  }

  private int clamp(int offset) {
    return Math.max(0, Math.min(offset, characters.length() - 1));
  }

  /** The decoded characters as the source spells them. */
  String characters() {
    return characters;
  }

  /** Start and end in the source of each character of {@link #characters()}, in pairs. */
  int[] offsetMap() {
    return ScalarOffsets.of(this);
  }

  /** Whether this value was made in place of another, so that its characters stand nowhere. */
  public boolean isSynthetic() {
    return symbolic != null;
  }

  @Override
  public String kindName() {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public ScalarNode asScalar() {
    return this;
  }

  @Override
  public @Nullable ScalarNode asString() {
    return kind == Kind.STRING ? this : null;
  }
}
