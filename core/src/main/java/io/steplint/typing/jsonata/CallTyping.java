package io.steplint.typing.jsonata;

import io.steplint.query.jsonata.JsonataExpression;
import io.steplint.query.jsonata.Signature;
import io.steplint.type.ArrayShape;
import io.steplint.type.FunctionValue;
import io.steplint.type.Functions;
import io.steplint.type.Kind;
import io.steplint.type.Thresholds;
import io.steplint.type.Type;
import io.steplint.type.Types;
import io.steplint.typing.Happens;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls of functions: of the library, lambdas, and what is made of them. */
final class CallTyping {

  /** Calls nested deeper than this are not followed. */
  private static final int MAX_CALLS = 120;

  /** A lambda that calls itself more often is widened instead of unrolled. */
  private static final int MAX_UNROLLED = 40;

  private static final int MAX_ROUNDS = 8;

  private final ExpressionTyping evaluator;
  private final Builtins builtins;
  private final Deque<Frame> frames = new ArrayDeque<>();
  private int calls;

  CallTyping(ExpressionTyping evaluator) {
    this.evaluator = evaluator;
    this.builtins = new Builtins(evaluator, this);
  }

  /** A call as it is written. */
  Returned call(JsonataExpression.Call call, Type context, Bindings scope) {
    Type function = evaluator.evaluate(call.procedure(), context, scope);
    List<@Nullable Type> arguments = new ArrayList<>();
    for (JsonataExpression argument : call.arguments()) {
      arguments.add(
          argument.kind() == JsonataExpression.Kind.PLACEHOLDER
              ? null
              : evaluator.evaluate(argument, context, scope));
    }
    if (call.partial()) {
      Callable only = only(function);
      return Returned.of(
          only == null
              ? ExpressionTyping.ANY
              : Types.function(new Callable.Partial(only, arguments)));
    }
    return invoke(call, function, given(arguments), context);
  }

  private static List<Type> given(List<@Nullable Type> arguments) {
    List<Type> given = new ArrayList<>();
    for (Type argument : arguments) {
      given.add(argument == null ? Type.missing() : argument);
    }
    return given;
  }

  /** {@code left ~> right}. */
  Type apply(JsonataExpression.Apply apply, Type context, Bindings scope) {
    Type left = evaluator.evaluate(apply.left(), context, scope);
    JsonataExpression right = apply.right();
    boolean keep = keeps(right);
    JsonataExpression called = keep ? ((JsonataExpression.Filtered) right).base() : right;
    if (called instanceof JsonataExpression.Call call && !call.partial()) {
      Type function = evaluator.evaluate(call.procedure(), context, scope);
      List<Type> arguments = new ArrayList<>();
      arguments.add(left);
      for (JsonataExpression argument : call.arguments()) {
        arguments.add(evaluator.evaluate(argument, context, scope));
      }
      return settled(apply, invoke(call, function, arguments, context), keep);
    }
    Type function = evaluator.evaluate(right, context, scope);
    if (left.functions() != null || left.isUnknown()) {
      Callable first = only(left);
      Callable second = only(function);
      return first != null && second != null
          ? Types.function(new Callable.Composed(first, second))
          : ExpressionTyping.ANY;
    }
    if (function.functions() == null && !function.mayBeMissing()) {
      evaluator.fail(right, Happens.MUST, true, "T2006", "The right side of ~> must be a function");
      return Type.never();
    }
    return settled(apply, invoke(apply, function, List.of(left), context), false);
  }

  private static boolean keeps(JsonataExpression expression) {
    return expression instanceof JsonataExpression.Filtered filtered
        && filtered.keepArray()
        && filtered.predicates().isEmpty();
  }

  /** A {@code []} at the end of the left side keeps the result of the whole an array, too. */
  private static Type settled(JsonataExpression.Apply apply, Returned result, boolean keep) {
    if (keep) {
      return result.kept();
    }
    boolean perhaps =
        apply.left() instanceof JsonataExpression.Path path
            ? path.keepArray()
            : apply.left() instanceof JsonataExpression.Filtered filtered && filtered.keepArray();
    return perhaps ? result.kept().join(result.settled()) : result.settled();
  }

  /** The function that a type certainly is, where it is known. */
  static @Nullable Callable only(Type function) {
    Functions functions = function.functions();
    return functions != null
            && function.mustBe(Kind.FUNCTION)
            && functions.values().size() == 1
            && functions.values().get(0) instanceof Callable callable
        ? callable
        : null;
  }

  /** What a function, or one of several, returns. */
  private Returned invoke(JsonataExpression at, Type function, List<Type> arguments, Type context) {
    for (Type argument : arguments) {
      if (argument.isNever()) {
        return Returned.of(Type.never());
      }
    }
    Functions functions = function.functions();
    if (functions == null) {
      if (!function.isNever()) {
        evaluator.fail(
            at,
            Happens.MUST,
            !function.mayBeMissing() || function.mustBeMissing(),
            "T1006",
            "Attempted to invoke a non-function");
      }
      return Returned.of(Type.never());
    }
    if (functions.isAny()) {
      return Returned.of(ExpressionTyping.ANY);
    }
    boolean several = functions.values().size() > 1;
    if (several) {
      evaluator.doubt();
    }
    Returned result = Returned.of(Type.never());
    for (FunctionValue value : functions.values()) {
      result =
          result.or(
              value instanceof Callable callable
                  ? invoke(at, callable, arguments, context)
                  : Returned.of(ExpressionTyping.ANY));
    }
    if (several) {
      evaluator.trust();
    }
    return result;
  }

  Returned invoke(JsonataExpression at, Callable function, List<Type> arguments, Type context) {
    if (calls >= MAX_CALLS) {
      return Returned.of(ExpressionTyping.ANY);
    }
    calls++;
    Returned result = followed(at, function, arguments, context);
    calls--;
    return result;
  }

  private Returned followed(
      JsonataExpression at, Callable function, List<Type> arguments, Type context) {
    if (function instanceof Callable.Builtin builtin) {
      return builtins.call(at, builtin.function(), arguments, context);
    }
    if (function instanceof Callable.Closure closure) {
      return closure(closure, arguments);
    }
    if (function instanceof Callable.Composed composed) {
      Returned between = invoke(at, composed.first(), arguments, context);
      return between.isNever()
          ? between
          : invoke(at, composed.second(), List.of(between.leaked()), context);
    }
    if (function instanceof Callable.Partial partial) {
      return partial(at, partial, arguments, context);
    }
    if (function instanceof Callable.Transform && !arguments.isEmpty()) {
      return Returned.of(transformed(at, arguments.get(0)));
    }
    return Returned.of(ExpressionTyping.ANY);
  }

  private Type transformed(JsonataExpression at, Type argument) {
    Type result = argument.mayBeMissing() ? Type.missing() : Type.never();
    if (argument.mayBe(Kind.OBJECT)) {
      result = result.join(Type.anyObject());
    }
    if (argument.mayBe(Kind.ARRAY)) {
      result = result.join(Type.anyArray());
    }
    if (result.isNever()) {
      evaluator.fail(
          at, Happens.MUST, true, "T0410", "A transform takes an object or an array of objects");
    }
    return result;
  }

  private Returned partial(
      JsonataExpression at, Callable.Partial partial, List<Type> given, Type context) {
    List<Type> arguments = new ArrayList<>();
    int next = 0;
    for (Type argument : partial.arguments()) {
      if (argument != null) {
        arguments.add(argument);
      } else {
        arguments.add(next < given.size() ? given.get(next) : Type.missing());
        next++;
      }
    }
    // A function of the library does not look at what it is given when it is called like this.
    return partial.function() instanceof Callable.Builtin builtin && !fit(builtin, arguments)
        ? Returned.of(ExpressionTyping.ANY)
        : invoke(at, partial.function(), arguments, context);
  }

  private static boolean fit(Callable.Builtin builtin, List<Type> arguments) {
    Signature signature = builtin.function().signature();
    if (arguments.size() > signature.parameters().size()) {
      return false;
    }
    for (int i = 0; i < arguments.size(); i++) {
      if (!signature.parameters().get(i).element().isEmpty()) {
        return false; // whether the items fit is not looked at either
      }
      String kinds = signature.parameters().get(i).kinds();
      for (Kind kind : arguments.get(i).kinds()) {
        boolean wrapped = kinds.indexOf('a') >= 0 && kind != Kind.ARRAY;
        if (wrapped || !Builtins.accepts(kinds, kind)) {
          return false;
        }
      }
    }
    return arguments.size() >= signature.fewestArguments();
  }

  // ---- lambdas

  /** A call of a lambda that is not over. */
  private static final class Frame {
    final Callable.Closure closure;
    final List<Type> arguments;
    Type assumed = Type.never();
    boolean asked;

    Frame(Callable.Closure closure, List<Type> arguments) {
      this.closure = closure;
      this.arguments = arguments;
    }
  }

  private Returned closure(Callable.Closure closure, List<Type> given) {
    List<Type> arguments = passed(closure.lambda, given);
    if (arguments == null) {
      return Returned.of(ExpressionTyping.ANY);
    }
    Frame outer = null;
    int active = 0;
    for (Frame frame : frames) {
      if (frame.closure.lambda == closure.lambda) {
        outer = outer == null ? frame : outer;
        active++;
        if (frame.closure == closure && frame.arguments.equals(arguments)) {
          frame.asked = true;
          return Returned.of(frame.assumed);
        }
      }
    }
    if (active >= MAX_UNROLLED && outer != null) {
      List<Type> widened = new ArrayList<>();
      for (int i = 0; i < arguments.size(); i++) {
        Type before = outer.arguments.get(i);
        widened.add(before.widen(before.join(arguments.get(i)), Thresholds.standard()));
      }
      arguments = widened;
      if (outer.closure == closure && outer.arguments.equals(arguments)) {
        outer.asked = true;
        return Returned.of(outer.assumed);
      }
    }
    return settle(new Frame(closure, arguments));
  }

  /** Evaluates the body until what the calls inside were assumed to return is what it returns. */
  private Returned settle(Frame frame) {
    frames.push(frame);
    Returned result = body(frame);
    for (int round = 0; frame.asked; round++) {
      Type grown = frame.assumed.join(result.leaked());
      if (grown.equals(frame.assumed)) {
        break;
      }
      if (round >= MAX_ROUNDS) {
        result = Returned.of(ExpressionTyping.ANY);
        break;
      }
      frame.assumed = round < 2 ? grown : frame.assumed.widen(grown, Thresholds.standard());
      result = body(frame);
    }
    frames.pop();
    // Nothing comes back where every way leads back into the lambda.
    return frame.asked && result.isNever() ? Returned.of(ExpressionTyping.ANY) : result;
  }

  private Returned body(Frame frame) {
    Callable.Closure closure = frame.closure;
    Bindings inner = evaluator.inside(closure.scope);
    List<JsonataExpression.Variable> parameters = closure.lambda.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      inner.bind(parameters.get(i).name(), frame.arguments.get(i));
    }
    return evaluator.body(closure.lambda.body(), closure.context, inner);
  }

  /** One argument for each parameter; null where the signature makes something else of them. */
  private static @Nullable List<Type> passed(JsonataExpression.Lambda lambda, List<Type> given) {
    Signature signature = lambda.signature();
    List<Type> passed = new ArrayList<>();
    int parameters = lambda.parameters().size();
    if (signature == null) {
      for (int i = 0; i < parameters; i++) {
        passed.add(i < given.size() ? given.get(i) : Type.missing());
      }
      return passed;
    }
    if (signature.parameters().size() != given.size()) {
      return null;
    }
    for (int i = 0; i < given.size(); i++) {
      Signature.Parameter parameter = signature.parameters().get(i);
      if (parameter.context() || parameter.repeated() || parameter.optional()) {
        return null;
      }
      Type argument = given.get(i);
      for (Kind kind : argument.kinds()) {
        if (!Builtins.accepts(parameter.kinds(), kind)) {
          return null;
        }
      }
      passed.add(parameter.kinds().equals("a") ? wrapped(argument) : argument);
    }
    while (passed.size() < parameters) {
      passed.add(Type.missing());
    }
    return passed;
  }

  private static Type wrapped(Type argument) {
    Type scalars = argument.present().without(Kind.ARRAY);
    Type result = argument.only(Kind.ARRAY);
    if (!scalars.isNever()) {
      result = result.join(Types.array(scalars, 1, 1).marked(ArrayShape.SEQUENCE));
    }
    return argument.mayBeMissing() ? result.orMissing() : result;
  }
}
