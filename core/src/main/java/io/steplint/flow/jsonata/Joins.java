package io.steplint.flow.jsonata;

import io.steplint.query.jsonata.Expression;

/** Paths that bind variables on the way, with {@code @$v} and {@code #$i}, or ask for a parent. */
final class Joins {

  private Joins() {}

  static boolean isNeeded(Expression.Path path) {
    for (Expression.Step step : path.steps()) {
      if (step.focus() != null) {
        return true;
      }
      for (Expression.Stage stage : step.stages()) {
        if (stage.index() != null) {
          return true;
        }
      }
    }
    return false;
  }
}
