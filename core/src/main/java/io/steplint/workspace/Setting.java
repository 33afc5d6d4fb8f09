package io.steplint.workspace;

import io.steplint.source.Location;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is known of something that decides a verdict: what it is, that there is none, or why it was
 * not to be seen. Whoever asks has to say what each of the three means to him.
 *
 * @param <T> what it is where it is known
 */
public sealed interface Setting<T> {

  /** It is known. */
  record Known<T>(T value) implements Setting<T> {}

  /** It is known that there is none. */
  record None<T>() implements Setting<T> {}

  /** It was not to be seen. */
  record Unknown<T>(Unseen unseen) implements Setting<T> {}

  static <T> Setting<T> known(T value) {
    return new Known<>(value);
  }

  static <T> Setting<T> none() {
    return new None<>();
  }

  static <T> Setting<T> unknown(Unseen unseen) {
    return new Unknown<>(unseen);
  }

  /** A setting of which only the deployment, or something that was not read, decides. */
  static <T> Setting<T> unknown(Unseen.What what, String reason, Location location) {
    return new Unknown<>(new Unseen(what, reason, location));
  }

  /** The answer to each of the three cases. */
  default <R extends @Nullable Object> R match(
      Function<? super T, ? extends R> known,
      Supplier<? extends R> none,
      Function<? super Unseen, ? extends R> unknown) {
    if (this instanceof Known<T> it) {
      return known.apply(it.value());
    }
    return this instanceof Unknown<T> it ? unknown.apply(it.unseen()) : none.get();
  }

  /**
   * The value, or null where there is none and where it is not known: for what speaks of what is
   * there, and concludes nothing from its absence.
   */
  default @Nullable T ifKnown() {
    return this instanceof Known<T> it ? it.value() : null;
  }

  /** What was not to be seen, or null. */
  default @Nullable Unseen unseen() {
    return this instanceof Unknown<T> it ? it.unseen() : null;
  }

  default boolean isKnown() {
    return this instanceof Known<T>;
  }

  default boolean isNone() {
    return this instanceof None<T>;
  }

  default boolean isUnknown() {
    return this instanceof Unknown<T>;
  }
}
