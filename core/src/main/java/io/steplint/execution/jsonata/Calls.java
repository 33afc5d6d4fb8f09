package io.steplint.execution.jsonata;

import io.steplint.query.jsonata.JsonataExpression;
import io.steplint.query.jsonata.Signature;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls functions. */
final class Calls {

  private final Evaluator evaluator;
  private final Map<JsonataExpression.Lambda, SignatureCheck> checks = new IdentityHashMap<>();

  Calls(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  /**
   * {@code $f(a, b)}.
   *
   * @param first an argument in front of those that are written, where {@code prepend} is set
   */
  @Nullable Object call(
      JsonataExpression.Call call,
      @Nullable Object input,
      VariableFrame frame,
      @Nullable Object first,
      boolean prepend) {
    Object procedure = evaluator.evaluate(call.procedure(), input, frame);
    String name = name(call.procedure());
    if (procedure == null && isFunctionWithoutDollar(call.procedure(), frame)) {
      throw new JsonataFailure("T1005").with("token", name);
    }
    List<@Nullable Object> arguments = new ArrayList<>();
    if (prepend) {
      arguments.add(first);
    }
    for (JsonataExpression argument : call.arguments()) {
      Object value = evaluator.evaluate(argument, input, frame);
      arguments.add(
          value instanceof FunctionObject function ? new FunctionObject.Wrapped(function) : value);
    }
    try {
      return apply(procedure, arguments, input);
    } catch (JsonataFailure failure) {
      throw failure.with("token", name);
    }
  }

  private static boolean isFunctionWithoutDollar(JsonataExpression procedure, VariableFrame frame) {
    return procedure.kind() == JsonataExpression.Kind.PATH && frame.lookup(name(procedure)) != null;
  }

  private static String name(JsonataExpression procedure) {
    if (procedure instanceof JsonataExpression.Path path
        && path.steps().get(0).expression() instanceof JsonataExpression.Name name) {
      return name.name();
    }
    return procedure instanceof JsonataExpression.Variable variable ? variable.name() : "";
  }

  /** {@code left ~> right}. */
  @Nullable Object applied(
      JsonataExpression.Apply node, @Nullable Object input, VariableFrame frame) {
    Object left = evaluator.evaluate(node.left(), input, frame);
    // What follows the call in brackets is not looked at here: so it is in the reference.
    JsonataExpression right =
        node.right() instanceof JsonataExpression.Filtered filtered
            ? filtered.base()
            : node.right();
    if (right instanceof JsonataExpression.Call call && !call.partial()) {
      return call(call, input, frame, left, true);
    }
    if (!(evaluator.evaluate(node.right(), input, frame) instanceof FunctionObject function)) {
      throw new JsonataFailure("T2006");
    }
    if (left instanceof FunctionObject first) {
      return new FunctionObject.Composed(first, function);
    }
    List<@Nullable Object> arguments = new ArrayList<>();
    arguments.add(left);
    return apply(function, arguments, null);
  }

  /** {@code $f(?, b)}: a function of the arguments that are still to come. */
  FunctionObject partial(JsonataExpression.Call call, @Nullable Object input, VariableFrame frame) {
    List<@Nullable Object> given = new ArrayList<>();
    for (JsonataExpression argument : call.arguments()) {
      given.add(
          argument.kind() == JsonataExpression.Kind.PLACEHOLDER
              ? FunctionObject.Partial.MISSING
              : evaluator.evaluate(argument, input, frame));
    }
    Object procedure = evaluator.evaluate(call.procedure(), input, frame);
    if (procedure instanceof FunctionObject function) {
      return new FunctionObject.Partial(function, given);
    }
    boolean forgotten = procedure == null && isFunctionWithoutDollar(call.procedure(), frame);
    throw new JsonataFailure(forgotten ? "T1007" : "T1008").with("token", name(call.procedure()));
  }

  /**
   * Calls a function.
   *
   * @param context the context item of the caller
   * @throws JsonataFailure T1006 if it is none, and whatever the call fails with
   */
  @Nullable Object apply(
      @Nullable Object function, List<@Nullable Object> arguments, @Nullable Object context) {
    Object result = applyOnce(function, arguments, context);
    while (result instanceof Evaluator.TailCall tail) {
      JsonataExpression.Call call = tail.call();
      Object next = evaluator.evaluate(call.procedure(), tail.input(), tail.frame());
      List<@Nullable Object> values = new ArrayList<>();
      for (JsonataExpression argument : call.arguments()) {
        values.add(evaluator.evaluate(argument, tail.input(), tail.frame()));
      }
      try {
        result = applyOnce(next, values, context);
      } catch (JsonataFailure failure) {
        throw failure.with("token", name(call.procedure()));
      }
    }
    return result;
  }

  private @Nullable Object applyOnce(
      @Nullable Object function, List<@Nullable Object> arguments, @Nullable Object context) {
    if (function instanceof FunctionObject.Native builtin) {
      SignatureCheck check = builtin.check();
      List<@Nullable Object> checked = check == null ? arguments : check.apply(arguments, context);
      return builtin.body().apply(new Arguments(checked, evaluator, context));
    }
    if (function instanceof FunctionObject.Closure closure) {
      return closure(closure, arguments, context);
    }
    if (function instanceof FunctionObject.Wrapped wrapped) {
      return apply(wrapped.function(), arguments, null);
    }
    if (function instanceof FunctionObject.Composed composed) {
      Object inner = apply(composed.first(), firstOf(arguments), null);
      List<@Nullable Object> handed = new ArrayList<>();
      handed.add(inner);
      return apply(composed.second(), handed, null);
    }
    if (function instanceof FunctionObject.Partial partial) {
      return partial(partial, arguments);
    }
    throw new JsonataFailure("T1006");
  }

  private static List<@Nullable Object> firstOf(List<@Nullable Object> arguments) {
    List<@Nullable Object> first = new ArrayList<>();
    first.add(arguments.isEmpty() ? null : arguments.get(0));
    return first;
  }

  private @Nullable Object closure(
      FunctionObject.Closure closure, List<@Nullable Object> arguments, @Nullable Object context) {
    JsonataExpression.Lambda lambda = closure.lambda();
    List<@Nullable Object> checked = arguments;
    Signature signature = lambda.signature();
    if (signature != null) {
      checked =
          checks
              .computeIfAbsent(lambda, l -> new SignatureCheck(signature))
              .apply(arguments, context);
    }
    VariableFrame frame = new VariableFrame(closure.frame());
    for (int i = 0; i < lambda.parameters().size(); i++) {
      frame.bind(lambda.parameters().get(i).name(), i < checked.size() ? checked.get(i) : null);
    }
    return evaluator.evaluateTail(lambda.body(), closure.input(), frame);
  }

  private @Nullable Object partial(
      FunctionObject.Partial partial, List<@Nullable Object> arguments) {
    List<@Nullable Object> all = new ArrayList<>();
    int next = 0;
    for (Object given : partial.given()) {
      if (given != FunctionObject.Partial.MISSING) {
        all.add(given);
      } else {
        all.add(next < arguments.size() ? arguments.get(next) : null);
        next++;
      }
    }
    // As in the reference, nobody looks at the signature again.
    return partial.function() instanceof FunctionObject.Native builtin
        ? builtin.body().apply(new Arguments(all, evaluator, null))
        : partial.function() instanceof FunctionObject.Closure closure
            ? closure(unsigned(closure), all, null)
            : apply(partial.function(), all, null);
  }

  private static FunctionObject.Closure unsigned(FunctionObject.Closure closure) {
    JsonataExpression.Lambda lambda = closure.lambda();
    return new FunctionObject.Closure(
        new JsonataExpression.Lambda(
            lambda.parameters(), null, lambda.body(), lambda.start(), lambda.end()),
        closure.input(),
        closure.frame());
  }
}
