package io.steplint.typing.jsonata;

import io.steplint.query.jsonata.JsonataExpression;
import io.steplint.query.jsonata.JsonataFunctions;
import io.steplint.query.jsonata.Signature;
import io.steplint.type.Kind;
import io.steplint.type.Type;
import io.steplint.type.Types;
import io.steplint.typing.Happens;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The functions of the library: what they take, and which of them is asked for its result. */
final class Builtins {

  private final ExpressionTyping evaluator;
  private final HigherOrder higherOrder;

  Builtins(ExpressionTyping evaluator, CallTyping calls) {
    this.evaluator = evaluator;
    this.higherOrder = new HigherOrder(evaluator, calls);
  }

  Returned call(JsonataExpression at, String name, List<Type> given, Type context) {
    Signature signature = JsonataFunctions.named(name).orElse(null);
    if (signature == null) {
      return Returned.of(ExpressionTyping.ANY);
    }
    List<Signature.Parameter> parameters = signature.parameters();
    List<Type> arguments = new ArrayList<>(given);
    boolean shifts = !parameters.isEmpty() && parameters.get(0).context();
    boolean shifted = false;
    if (shifts && given.size() < needed(parameters)) {
      arguments.add(0, context);
      shifted = true;
    }
    if (given.size() > signature.mostArguments()) {
      evaluator.fail(
          at, Happens.MUST, true, "T0410", "$" + name + " takes fewer arguments than it is given");
      return Returned.of(Type.never());
    }
    ArgumentTyping.Refused refused = ArgumentTyping.byKind(name, signature, given);
    if (refused != null) {
      return fails(at, refused);
    }
    boolean loose = false;
    for (int i = 0; i < Math.min(arguments.size(), parameters.size()); i++) {
      Type argument = arguments.get(i);
      if (!argument.mayBeMissing() && !fits(argument, parameters.get(i))) {
        // Another reading of the signature fits: the context item takes the place of the first.
        return Returned.of(ExpressionTyping.ANY);
      }
      loose |= !certainlyFits(argument, parameters.get(i));
    }
    while (arguments.size() < Math.max(parameters.size(), 1)) {
      arguments.add(Type.missing());
    }
    boolean mayShift = shifts && !shifted && loose && given.size() < parameters.size();
    if (!mayShift) {
      return result(at, name, arguments, context);
    }
    evaluator.doubt();
    Returned result = result(at, name, arguments, context);
    evaluator.trust();
    return context.mustBeMissing() ? result.orMissing() : Returned.of(ExpressionTyping.ANY);
  }

  private Returned fails(JsonataExpression at, ArgumentTyping.Refused refused) {
    evaluator.fail(at, Happens.MUST, true, refused.code(), refused.reason());
    return Returned.of(Type.never());
  }

  private static int needed(List<Signature.Parameter> parameters) {
    int needed = 0;
    for (Signature.Parameter parameter : parameters) {
      if (!parameter.optional()) {
        needed++;
      }
    }
    return needed;
  }

  private static boolean fits(Type argument, Signature.Parameter parameter) {
    for (Kind kind : argument.kinds()) {
      if (accepts(parameter.kinds(), kind)) {
        return true;
      }
    }
    return false;
  }

  private static boolean certainlyFits(Type argument, Signature.Parameter parameter) {
    for (Kind kind : argument.kinds()) {
      if (!accepts(parameter.kinds(), kind)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a parameter takes a kind; a parameter that takes arrays wraps everything else. */
  static boolean accepts(String kinds, Kind kind) {
    if (kinds.indexOf('x') >= 0 || kinds.indexOf('a') >= 0) {
      return true;
    }
    if (kinds.indexOf('j') >= 0) {
      return kind != Kind.FUNCTION;
    }
    char letter =
        switch (kind) {
          case NULL -> 'l';
          case BOOLEAN -> 'b';
          case NUMBER -> 'n';
          case STRING -> 's';
          case ARRAY -> 'a';
          case OBJECT -> 'o';
          case FUNCTION -> 'f';
        };
    return kinds.indexOf(letter) >= 0;
  }

  private Returned result(JsonataExpression at, String name, List<Type> arguments, Type context) {
    Type first = arguments.get(0);
    Type second = arguments.size() > 1 ? arguments.get(1) : Type.missing();
    switch (name) {
      case "exists":
        return Returned.of(
            first.mustBeMissing()
                ? Type.literal(false)
                : first.mayBeMissing() ? Type.bool() : Type.literal(true));
      case "count":
        return Returned.of(Structures.count(first));
      case "append":
        return Returned.of(Structures.append(first, second));
      case "error":
        evaluator.fail(at, Happens.MUST, true, "D3137", "$error is called");
        return Returned.of(Type.never());
      case "assert":
        if (Boolean.FALSE.equals(first.literalValue())) {
          return fails(at, new ArgumentTyping.Refused("D3141", "$assert is called with false"));
        }
        return Returned.of(Type.missing());
      case "zip":
        return Returned.of(Structures.zip(arguments));
      case "now":
        return Returned.of(
            second.mustBeMissing() && first.mustBeMissing() ? Types.timestamp() : Type.string());
      case "millis":
        return Returned.of(Types.integerFrom(0));
      case "uuid":
        return Returned.of(Types.uuid());
      case "random":
        return Returned.of(Types.number(BigDecimal.ZERO, BigDecimal.ONE, false));
      case "range":
        if (BigDecimal.ZERO.equals(arguments.get(2).literalValue())) {
          return fails(at, ArgumentTyping.NO_STEP);
        }
        return Returned.of(Types.array(Type.integer()).join(Type.integer()).orMissing());
      default:
        break;
    }
    boolean empty = name.equals("keys") || name.equals("each");
    Returned nothing = empty ? Returned.of(Stream.none()) : Returned.of(Type.missing());
    if (first.mustBeMissing()) {
      return nothing;
    }
    if (!first.mayBeMissing()) {
      return defined(at, name, first, second, arguments, context);
    }
    evaluator.doubt();
    Returned result = defined(at, name, first.present(), second, arguments, context);
    evaluator.trust();
    return result.or(nothing);
  }

  private Returned defined(
      JsonataExpression at,
      String name,
      Type first,
      Type second,
      List<Type> arguments,
      Type context) {
    ArgumentTyping.Refused refused = ArgumentTyping.byValue(name, first, arguments);
    if (refused != null) {
      return fails(at, refused);
    }
    return switch (name) {
      case "match" -> Structures.match();
      case "keys" -> Structures.keys(first);
      case "distinct" -> Structures.distinct(first);
      case "spread" -> Structures.spread(first);
      case "lookup" -> lookup(first, second);
      case "map" -> higherOrder.map(at, first, second, context);
      case "filter" -> higherOrder.filter(at, first, second, context);
      case "each" -> higherOrder.each(at, first, second, context);
      case "sift" -> Returned.of(higherOrder.sift(at, first, second, context));
      case "reduce" -> Returned.of(higherOrder.reduce(at, first, arguments, context));
      case "single" -> Returned.of(higherOrder.single(at, first, second, context));
      case "sort" -> Returned.of(Structures.reordered(first));
      case "reverse" -> Returned.of(Structures.reversed(first));
      case "shuffle" -> Returned.of(Structures.reordered(first));
      case "merge" -> Returned.of(Structures.merge(first));
      case "clone" -> Returned.of(first.only(Kind.OBJECT).join(first.only(Kind.ARRAY)));
      case "partition" -> Returned.of(Types.array(Types.array(Stream.of(first).item())));
      case "max", "min", "average" -> {
        Stream items = Stream.of(first);
        yield Returned.of(
            items.isEmpty()
                ? Type.missing()
                : items.min() > 0 ? Type.number() : Type.number().orMissing());
      }
      case "eval" -> Returned.of(ExpressionTyping.ANY);
      default -> Returned.of(Scalars.result(name, first, second));
    };
  }

  private Returned lookup(Type first, Type second) {
    if (second.literalValue() instanceof String name) {
      return first.isUnknown()
          ? Returned.of(Type.unknown().orMissing())
          : evaluator.paths().found(first, name);
    }
    return first.mayBe(Kind.OBJECT) || first.mayBe(Kind.ARRAY)
        ? Returned.of(Type.unknown().orMissing())
        : Returned.of(Type.missing());
  }
}
