package io.steplint.typing.jsonata;

import io.steplint.query.jsonata.JsonataExpression;
import io.steplint.query.jsonata.JsonataFunction;
import io.steplint.type.FunctionValue;
import io.steplint.type.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function that an expression can call. */
sealed interface Callable extends FunctionValue {

  /** How many arguments a higher-order function passes to it. */
  int arity();

  /** A function of the library. */
  record Builtin(JsonataFunction function, int arity) implements Callable {
    @Override
    public String toString() {
      return "$" + function.word();
    }
  }

  /** A lambda with the scope around it; two evaluations of one lambda are different closures. */
  final class Closure implements Callable {
    final JsonataExpression.Lambda lambda;
    final Bindings scope;
    final Type context;

    Closure(JsonataExpression.Lambda lambda, Bindings scope, Type context) {
      this.lambda = lambda;
      this.scope = scope;
      this.context = context;
    }

    @Override
    public int arity() {
      return lambda.parameters().size();
    }

    @Override
    public String toString() {
      return "function";
    }
  }

  /** A call in which some arguments are still open, null in the list. */
  record Partial(Callable function, List<@Nullable Type> arguments) implements Callable {
    @Override
    public int arity() {
      return (int) arguments.stream().filter(argument -> argument == null).count();
    }
  }

  /** One function after the other. */
  record Composed(Callable first, Callable second) implements Callable {
    @Override
    public int arity() {
      return 1;
    }
  }

  /** A regular expression. */
  record Regex(String pattern) implements Callable {
    @Override
    public int arity() {
      return 1;
    }
  }

  /** A transform, of which only is known that an object or array stays one. */
  record Transform(int start) implements Callable {
    @Override
    public int arity() {
      return 1;
    }
  }
}
