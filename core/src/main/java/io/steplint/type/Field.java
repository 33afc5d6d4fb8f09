package io.steplint.type;

import org.jspecify.annotations.Nullable;

/**
 * What is known of one field of an object.
 *
 * @param presence whether the field is there
 * @param type its values where it is there; never for an absent field
 */
public record Field(Presence presence, Type type) {

  private static final Field NOT_THERE = new Field(Presence.ABSENT, Type.never());

  public static Field required(Type type) {
    return new Field(Presence.REQUIRED, type);
  }

  public static Field optional(Type type) {
    return type.isNever() ? NOT_THERE : new Field(Presence.OPTIONAL, type);
  }

  static Field absent() {
    return NOT_THERE;
  }

  /** A field that holds {@code type}; where the type may be missing, the field may be too. */
  static Field of(Type type) {
    return type.mayBeMissing() ? optional(type.present()) : required(type);
  }

  public boolean isRequired() {
    return presence == Presence.REQUIRED;
  }

  public boolean isAbsent() {
    return presence == Presence.ABSENT;
  }

  Field join(Field other) {
    if (equals(other)) {
      return this;
    }
    Type joined = type.join(other.type);
    return isRequired() && other.isRequired() ? required(joined) : optional(joined);
  }

  // By hand, as is hashCode: the first call of what a record is given costs the start milliseconds.
  @Override
  public boolean equals(@Nullable Object object) {
    return object == this
        || (object instanceof Field other && presence == other.presence && type.equals(other.type));
  }

  @Override
  public int hashCode() {
    return 31 * presence.ordinal() + type.hashCode();
  }
}
