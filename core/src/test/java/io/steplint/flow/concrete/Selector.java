package io.steplint.flow.concrete;

import io.steplint.query.path.Path;
import io.steplint.testing.PathEngine;
import org.jspecify.annotations.Nullable;

/** Selects from values along paths, with the engine that the service's answers fit. */
final class Selector {

  private Selector() {}

  /** The selected value of a field; a path that is not there fails. */
  static @Nullable Object select(@Nullable Object root, Path path) {
    return read(PathEngine.FIELD, root, path);
  }

  /** The selected value of an argument of an intrinsic function. */
  static @Nullable Object argument(@Nullable Object root, Path path) {
    return read(PathEngine.ARGUMENT, root, path);
  }

  static boolean isPresent(@Nullable Object root, Path path) {
    try {
      select(root, path);
      return true;
    } catch (Failure missing) {
      return false;
    }
  }

  private static @Nullable Object read(PathEngine engine, @Nullable Object root, Path path) {
    try {
      String text = path.toString();
      return engine.read(root, "$" + text.substring(path.head().toString().length()));
    } catch (PathEngine.Fails fails) {
      throw new Failure("States.Runtime");
    }
  }
}
