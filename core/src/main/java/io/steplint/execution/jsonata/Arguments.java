package io.steplint.execution.jsonata;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arguments of a call of a function of the language, by their positions from 0. */
final class Arguments {

  private final List<@Nullable Object> values;
  private final Evaluator evaluator;
  private final @Nullable Object context;

  Arguments(List<@Nullable Object> values, Evaluator evaluator, @Nullable Object context) {
    this.values = values;
    this.evaluator = evaluator;
    this.context = context;
  }

  /** The evaluator that makes the call. */
  Evaluator evaluator() {
    return evaluator;
  }

  /** The context item of the caller. */
  @Nullable Object context() {
    return context;
  }

  int count() {
    return values.size();
  }

  @Nullable Object get(int index) {
    return index < values.size() ? values.get(index) : null;
  }

  boolean isGiven(int index) {
    return get(index) != null;
  }

  /** The argument as a string; undefined counts as an error of the host, as in the reference. */
  String string(int index) {
    return get(index) instanceof String text ? text : broken();
  }

  double number(int index) {
    return get(index) instanceof Double number ? number : broken();
  }

  Items array(int index) {
    return get(index) instanceof Items items ? items : broken();
  }

  FunctionObject function(int index) {
    return get(index) instanceof FunctionObject function ? function : broken();
  }

  /** Calls a function that was handed over, with as many of these arguments as it declares. */
  @Nullable Object call(FunctionObject function, @Nullable Object... arguments) {
    int count = Math.max(1, Math.min(function.arity(), arguments.length));
    List<@Nullable Object> given = new java.util.ArrayList<>();
    for (int i = 0; i < count; i++) {
      given.add(arguments[i]);
    }
    return evaluator.calls().apply(function, given, null);
  }

  private static <T> T broken() {
    throw new JsonataFailure(JsonataFailure.HOST);
  }
}
