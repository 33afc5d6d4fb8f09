package io.steplint.execution.jsonata;

import io.steplint.query.jsonata.JsonataExpression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function as a value. */
sealed interface FunctionObject {

  /** How many parameters it declares: so many arguments a function that takes it hands over. */
  int arity();

  /**
   * A {@code function($a) {…}} with what was known where it stands.
   *
   * @param input the context item there
   */
  record Closure(JsonataExpression.Lambda lambda, @Nullable Object input, VariableFrame frame)
      implements FunctionObject {
    @Override
    public int arity() {
      return lambda.parameters().size();
    }
  }

  /** What a function of the language does with arguments that fit its signature. */
  @FunctionalInterface
  interface Body {
    @Nullable Object apply(Arguments arguments);
  }

  /**
   * A function of the language.
   *
   * @param name without {@code $}; empty for one that has none, as a regular expression
   * @param check its signature, or null where it takes anything
   */
  record Native(String name, @Nullable SignatureCheck check, int arity, Body body)
      implements FunctionObject {}

  /**
   * A function some of whose arguments are given.
   *
   * @param given all arguments; {@link #MISSING} for those that are still to come
   */
  record Partial(FunctionObject function, List<@Nullable Object> given) implements FunctionObject {
    static final Object MISSING = new Object();

    @Override
    public int arity() {
      int missing = 0;
      for (Object argument : given) {
        missing += argument == MISSING ? 1 : 0;
      }
      return missing;
    }
  }

  /** One function behind another: {@code f ~> g}. */
  record Composed(FunctionObject first, FunctionObject second) implements FunctionObject {
    @Override
    public int arity() {
      return 1;
    }
  }

  /** A function handed over as an argument: it no longer sees the context item of its caller. */
  record Wrapped(FunctionObject function) implements FunctionObject {
    @Override
    public int arity() {
      return function.arity();
    }
  }
}
