package io.steplint.typing.jsonata;

import io.steplint.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * What a function gives back, before anything looks at it: values, and perhaps a sequence. A
 * sequence is unwrapped when the call is an expression of its own, but not when a function of the
 * library made the call.
 *
 * @param value the results that are no sequence
 * @param sequence the items of the sequence, if the result can be one
 */
record Returned(Type value, @Nullable Stream sequence) {

  static Returned of(Type value) {
    return new Returned(value, null);
  }

  static Returned of(Stream sequence) {
    return new Returned(Type.never(), sequence);
  }

  Returned or(Returned other) {
    Stream both =
        sequence == null
            ? other.sequence
            : other.sequence == null ? sequence : sequence.or(other.sequence);
    return new Returned(value.join(other.value), both);
  }

  Returned orMissing() {
    return new Returned(value.orMissing(), sequence);
  }

  boolean isNever() {
    return sequence == null && value.isNever();
  }

  /** The value of the call. */
  Type settled() {
    return sequence == null ? value : value.join(sequence.value());
  }

  /** The value of the call with {@code []} behind it. */
  Type kept() {
    return sequence == null ? value : value.join(sequence.keptArray());
  }

  /** What a function of the library gets when it calls. */
  Type leaked() {
    return sequence == null ? value : value.join(sequence.leaked());
  }

  /** The items of the result, whatever it is. */
  Stream items() {
    return sequence == null
        ? Stream.of(value)
        : value.isNever() ? sequence : Stream.of(value).or(sequence);
  }
}
