package io.steplint.typing.jsonata;

import io.steplint.query.jsonata.JsonataExpression;

/** Paths that bind variables on the way, with {@code @$v} and {@code #$i}, or ask for a parent. */
final class Joins {

  private Joins() {}

  static boolean isNeeded(JsonataExpression.Path path) {
    for (JsonataExpression.Step step : path.steps()) {
      if (step.focus() != null) {
        return true;
      }
      for (JsonataExpression.Stage stage : step.stages()) {
        if (stage.index() != null) {
          return true;
        }
      }
    }
    return false;
  }
}
