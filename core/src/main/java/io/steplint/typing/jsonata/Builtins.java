package io.steplint.typing.jsonata;

import io.steplint.query.jsonata.JsonataExpression;
import io.steplint.query.jsonata.JsonataFunction;
import io.steplint.query.jsonata.Signature;
import io.steplint.type.Kind;
import io.steplint.type.Type;
import io.steplint.type.Types;
import io.steplint.typing.Happens;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The functions of the library: what they take, and which of them is asked for its result. */
final class Builtins {

  private final ExpressionTyping evaluator;
  private final HigherOrder higherOrder;

  Builtins(ExpressionTyping evaluator, CallTyping calls) {
    this.evaluator = evaluator;
    this.higherOrder = new HigherOrder(evaluator, calls);
  }

  Returned call(JsonataExpression at, JsonataFunction function, List<Type> given, Type context) {
    Signature signature = function.signature();
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
          at,
          Happens.MUST,
          true,
          "T0410",
          "$" + function.word() + " takes fewer arguments than it is given");
      return Returned.of(Type.never());
    }
    ArgumentTyping.Refused refused = ArgumentTyping.byKind(function, given);
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
      return result(at, function, arguments, context);
    }
    evaluator.doubt();
    Returned result = result(at, function, arguments, context);
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

  private Returned result(
      JsonataExpression at, JsonataFunction function, List<Type> arguments, Type context) {
    Type first = arguments.get(0);
    Type second = arguments.size() > 1 ? arguments.get(1) : Type.missing();
    Call call = new Call(at, function, first, arguments);
    return switch (function) {
      case EXISTS ->
          Returned.of(
              first.mustBeMissing()
                  ? Type.literal(false)
                  : first.mayBeMissing() ? Type.bool() : Type.literal(true));
      case COUNT -> Returned.of(Structures.count(first));
      case APPEND -> Returned.of(Structures.append(first, second));
      case ERROR -> fails(at, new ArgumentTyping.Refused("D3137", "$error is called"));
      case ASSERT ->
          Boolean.FALSE.equals(first.literalValue())
              ? fails(at, new ArgumentTyping.Refused("D3141", "$assert is called with false"))
              : Returned.of(Type.missing());
      case ZIP -> Returned.of(Structures.zip(arguments));
      case NOW ->
          Returned.of(
              second.mustBeMissing() && first.mustBeMissing() ? Types.timestamp() : Type.string());
      case MILLIS -> Returned.of(Types.integerFrom(0));
      case UUID -> Returned.of(Types.uuid());
      case RANDOM -> Returned.of(Types.number(BigDecimal.ZERO, BigDecimal.ONE, false));
      case RANGE -> range(at, arguments);
      case KEYS -> given(call, Returned.of(Stream.none()), Structures::keys);
      case EACH ->
          given(
              call,
              Returned.of(Stream.none()),
              present -> higherOrder.each(at, present, second, context));
      case MAP -> given(call, present -> higherOrder.map(at, present, second, context));
      case FILTER -> given(call, present -> higherOrder.filter(at, present, second, context));
      case SIFT -> value(call, present -> higherOrder.sift(at, present, second, context));
      case REDUCE -> value(call, present -> higherOrder.reduce(at, present, arguments, context));
      case SINGLE -> value(call, present -> higherOrder.single(at, present, second, context));
      case MATCH -> given(call, present -> Structures.match());
      case DISTINCT -> given(call, Structures::distinct);
      case SPREAD -> given(call, Structures::spread);
      case LOOKUP -> given(call, present -> lookup(present, second));
      case SORT, SHUFFLE -> value(call, Structures::reordered);
      case REVERSE -> value(call, Structures::reversed);
      case MERGE -> value(call, Structures::merge);
      case CLONE ->
          value(call, present -> present.only(Kind.OBJECT).join(present.only(Kind.ARRAY)));
      case PARTITION -> value(call, Structures::partitioned);
      case MAX, MIN, AVERAGE -> value(call, Scalars::chosen);
      case SUM -> value(call, Scalars::sum);
      case STRING -> value(call, Scalars::string);
      case LENGTH -> value(call, Scalars::length);
      case LOWERCASE, UPPERCASE, TRIM -> value(call, present -> Scalars.mapped(function, present));
      case CONTAINS -> value(call, present -> Type.bool());
      case BOOLEAN -> value(call, Operators::truth);
      case NOT -> value(call, Scalars::negated);
      case SPLIT -> value(call, present -> Types.array(Type.string()));
      case NUMBER -> value(call, Scalars::number);
      case ABS -> value(call, Scalars::absolute);
      case FLOOR, CEIL -> value(call, Scalars::whole);
      case ROUND -> value(call, present -> Scalars.rounded(present, second));
      case POWER -> value(call, present -> Type.number());
      case SQRT -> value(call, present -> Type.number());
      case PARSE_INTEGER -> value(call, present -> ParsedIntegers.of(present, second));
      case TO_MILLIS ->
          value(
              call,
              present -> second.mustBeMissing() ? Type.integer() : Type.integer().orMissing());
      case FROM_MILLIS ->
          value(call, present -> second.mustBeMissing() ? Types.timestamp() : Type.string());
      case TYPE -> value(call, Scalars::kindName);
      case HASH -> value(call, present -> Types.stringOfLength(32, 128));
      case PARSE -> value(call, Scalars::parsed);
      case SUBSTRING,
          SUBSTRING_BEFORE,
          SUBSTRING_AFTER,
          PAD,
          JOIN,
          REPLACE,
          BASE64ENCODE,
          BASE64DECODE,
          ENCODE_URL_COMPONENT,
          ENCODE_URL,
          DECODE_URL_COMPONENT,
          DECODE_URL,
          FORMAT_NUMBER,
          FORMAT_BASE,
          FORMAT_INTEGER ->
          value(call, present -> Type.string());
    };
  }

  /** A call whose arguments fit the signature. */
  private record Call(
      JsonataExpression at, JsonataFunction function, Type first, List<Type> arguments) {}

  private Returned value(Call call, UnaryOperator<Type> result) {
    return given(call, present -> Returned.of(result.apply(present)));
  }

  private Returned given(Call call, Function<Type, Returned> result) {
    return given(call, Returned.of(Type.missing()), result);
  }

  /** The result for a first argument that is there, and {@code nothing} for one that is not. */
  private Returned given(Call call, Returned nothing, Function<Type, Returned> result) {
    if (call.first().mustBeMissing()) {
      return nothing;
    }
    if (!call.first().mayBeMissing()) {
      return accepted(call, call.first(), result);
    }
    evaluator.doubt();
    Returned some = accepted(call, call.first().present(), result);
    evaluator.trust();
    return some.or(nothing);
  }

  private Returned accepted(Call call, Type present, Function<Type, Returned> result) {
    ArgumentTyping.Refused refused =
        ArgumentTyping.byValue(call.function(), present, call.arguments());
    return refused != null ? fails(call.at(), refused) : result.apply(present);
  }

  private Returned range(JsonataExpression at, List<Type> arguments) {
    Ranges.Result range = Ranges.of(arguments.get(0), arguments.get(1), arguments.get(2));
    if (range.refused() != null) {
      return fails(at, range.refused());
    }
    return Returned.of(range.items());
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
