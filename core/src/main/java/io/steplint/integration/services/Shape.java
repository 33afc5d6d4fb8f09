package io.steplint.integration.services;

import org.jspecify.annotations.Nullable;

/**
 * The shape of a value.
 *
 * @param kind what it is
 * @param element the shape of its elements or values, for lists and maps only
 * @param name the name to ask {@link Service#members} or {@link Service#values} for, for structures
 *     and enumerations only
 */
public record Shape(Kind kind, @Nullable Shape element, @Nullable String name) {

  /** The name to ask {@link Service#members} for, for structures only. */
  public @Nullable String structure() {
    return kind == Kind.STRUCTURE ? name : null;
  }

  static Shape parse(String code, int from) {
    Kind kind = Kind.of(code.charAt(from));
    return switch (kind) {
      case LIST, MAP -> new Shape(kind, parse(code, from + 1), null);
      case STRUCTURE, ENUMERATION -> new Shape(kind, null, code.substring(from + 1));
      default -> new Shape(kind, null, null);
    };
  }
}
