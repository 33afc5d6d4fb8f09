package io.steplint.flow.jsonata;

import io.steplint.query.jsonata.Expression;
import io.steplint.query.jsonata.JsonataFunctions;
import io.steplint.query.jsonata.Signature;
import io.steplint.type.ArrayShape;
import io.steplint.type.Field;
import io.steplint.type.FunctionValue;
import io.steplint.type.Functions;
import io.steplint.type.Happens;
import io.steplint.type.Kind;
import io.steplint.type.Numbers;
import io.steplint.type.ObjectShape;
import io.steplint.type.Strings;
import io.steplint.type.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The functions of the library: what they take, and what they return for it. */
final class Builtins {

  /** The functions that return a sequence as it is, or what they are given. */
  private static final Set<String> LEAKING =
      Set.of(
          "keys",
          "match",
          "each",
          "map",
          "filter",
          "distinct",
          "spread",
          "lookup",
          "reduce",
          "single",
          "append",
          "reverse",
          "sort",
          "shuffle",
          "sift",
          "eval",
          "range",
          "partition");

  private final Evaluator evaluator;

  Builtins(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  Type call(Expression at, String name, List<Type> given, Type context) {
    Signature signature = JsonataFunctions.named(name).orElse(null);
    if (signature == null) {
      return Evaluator.ANY;
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
      return Type.never();
    }
    boolean loose = false;
    for (int i = 0; i < Math.min(arguments.size(), parameters.size()); i++) {
      Type argument = arguments.get(i);
      if (argument.mayBeMissing() || fits(argument, parameters.get(i))) {
        loose |= !certainlyFits(argument, parameters.get(i));
        continue;
      }
      if (shifts && given.size() < parameters.size()) {
        return Evaluator.ANY; // the context item may take the place of the first argument
      }
      evaluator.fail(
          at,
          Happens.MUST,
          true,
          "T0410",
          "Argument "
              + (i + 1 - (shifted ? 1 : 0))
              + " of function \""
              + name
              + "\" does not match function signature");
      return Type.never();
    }
    while (arguments.size() < Math.max(parameters.size(), 1)) {
      arguments.add(Type.missing());
    }
    Type result = result(at, name, arguments, context);
    boolean mayShift = shifts && !shifted && loose && given.size() < parameters.size();
    return mayShift ? result.orMissing().join(resultWithContext(result, context)) : result;
  }

  private static Type resultWithContext(Type result, Type context) {
    return context.mustBeMissing() ? Type.missing() : Evaluator.ANY;
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
  private static boolean accepts(String kinds, Kind kind) {
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

  private Type result(Expression at, String name, List<Type> arguments, Type context) {
    Type first = arguments.get(0);
    Type second = arguments.size() > 1 ? arguments.get(1) : Type.missing();
    switch (name) {
      case "exists":
        return first.mustBeMissing()
            ? Type.literal(false)
            : first.mayBeMissing() ? Type.bool() : Type.literal(true);
      case "count":
        return count(first);
      case "append":
        return append(first, second);
      case "error":
        evaluator.fail(at, Happens.MUST, true, "D3137", "$error is called");
        return Type.never();
      case "assert":
        return Type.missing();
      case "zip":
        return Type.array(Type.anyArray());
      case "now":
        return second.mustBeMissing() && first.mustBeMissing() ? Type.timestamp() : Type.string();
      case "millis":
        return Type.integerFrom(0);
      case "uuid":
        return Type.uuid();
      case "random":
        return Type.number(BigDecimal.ZERO, BigDecimal.ONE, false);
      case "range":
        return Type.array(Type.integer()).join(Type.integer()).orMissing();
      default:
        break;
    }
    if (first.mustBeMissing()) {
      return Type.missing();
    }
    Type result = defined(at, name, first.present(), second, arguments, context);
    return first.mayBeMissing() ? result.orMissing() : result;
  }

  private Type defined(
      Expression at, String name, Type first, Type second, List<Type> arguments, Type context) {
    return switch (name) {
      case "string" -> string(first);
      case "length" -> first.strings() == null ? Type.never() : Type.integerFrom(0);
      case "lowercase", "uppercase", "trim" -> mapped(name, first);
      case "contains", "boolean", "not" -> truth(name, first);
      case "split" -> Type.array(Type.string());
      case "match" -> Type.unknown().orMissing();
      case "number" -> number(first);
      case "abs", "round" -> integral(first) ? Type.integer() : Type.number();
      case "floor", "ceil", "parseInteger" -> Type.integer();
      case "toMillis" -> Type.integer().orMissing();
      case "fromMillis" -> second.mustBeMissing() ? Type.timestamp() : Type.string().orMissing();
      case "sum" -> sum(first);
      case "max", "min", "average" -> {
        Stream items = Stream.of(first);
        yield items.min() > 0 ? Type.number() : Type.number().orMissing();
      }
      case "power", "sqrt" -> Type.number();
      case "type" -> kindName(first);
      case "reverse", "shuffle", "sort" -> {
        // A sequence that a callback leaked is unwrapped here; such a type has both forms.
        Stream items = Stream.of(first);
        boolean both = first.array() != null && !first.without(Kind.ARRAY).isNever();
        yield both ? items.array().join(items.value()) : items.array();
      }
      case "distinct" -> distinct(first);
      case "keys" -> keys(first);
      case "lookup" -> lookup(first, second);
      case "spread" -> Type.unknown().orMissing();
      case "merge" -> merge(first);
      case "sift" -> Type.anyObject().orMissing();
      case "clone" -> first.only(Kind.OBJECT).join(first.only(Kind.ARRAY));
      case "partition" -> Type.array(Type.array(Stream.of(first).item()));
      case "hash" -> Type.stringOfLength(32, 128);
      case "parse" -> parse(first);
      case "map" -> map(at, first, second, context);
      case "filter" -> filter(at, first, second, context);
      case "single" -> single(first);
      case "each", "reduce", "eval" -> Evaluator.ANY;
      default -> Type.string();
    };
  }

  private static Type count(Type type) {
    Type result = type.mayBeMissing() ? Type.literal(0) : Type.never();
    ArrayShape array = type.array();
    if (!type.present().without(Kind.ARRAY).isNever()) {
      result = result.join(Type.literal(1));
    }
    if (array != null) {
      result =
          result.join(
              array.max() == ArrayShape.UNBOUNDED
                  ? Type.integerFrom(array.min())
                  : Type.integer(array.min(), array.max()));
    }
    return result;
  }

  private static Type append(Type first, Type second) {
    Type result = Type.never();
    if (first.mayBeMissing()) {
      result = result.join(second);
    }
    if (second.mayBeMissing()) {
      result = result.join(first);
    }
    Type one = first.present();
    Type other = second.present();
    if (one.isNever() || other.isNever()) {
      return result;
    }
    Stream left = Stream.of(one);
    Stream right = Stream.of(other);
    int most = (int) Math.min(left.max() + right.max(), ArrayShape.UNBOUNDED);
    Type item = left.item().join(right.item());
    return result.join(Type.array(item, (int) Math.min(left.min() + right.min(), most), most));
  }

  private static Type string(Type first) {
    Type result = first.only(Kind.STRING);
    String literal = Operators.text(first);
    if (literal != null) {
      return Type.literal(literal);
    }
    Type structures = first.only(Kind.OBJECT).join(first.only(Kind.ARRAY));
    if (first.functions() != null || !first.without(Kind.STRING).equals(structures)) {
      return Type.string();
    }
    // Functions inside become empty texts, and numbers lose digits: only the outline is kept.
    return result.join(structures.isNever() ? structures : Type.jsonText(outline(structures)));
  }

  private static Type outline(Type structures) {
    return structures.array() == null
        ? Type.anyObject()
        : structures.objects().isEmpty() ? Type.anyArray() : Type.anyArray().join(Type.anyObject());
  }

  private static Type mapped(String name, Type first) {
    Strings strings = first.strings();
    String literal = strings == null ? null : strings.single();
    if (literal == null || name.equals("trim")) {
      return strings == null ? Type.never() : Type.string();
    }
    return Type.literal(
        name.equals("lowercase")
            ? literal.toLowerCase(Locale.ROOT)
            : literal.toUpperCase(Locale.ROOT));
  }

  private static Type truth(String name, Type first) {
    if (name.equals("contains")) {
      return Type.bool();
    }
    Type truth = Operators.truth(first);
    if (name.equals("boolean")) {
      return truth;
    }
    return truth.mayBeTrue() && truth.mayBeFalse() ? truth : Type.literal(!truth.mayBeTrue());
  }

  private static Type number(Type first) {
    Type numbers = first.only(Kind.NUMBER);
    Type others = first.without(Kind.NUMBER);
    boolean only = !others.mayBe(Kind.STRING) && !others.mayBe(Kind.BOOLEAN);
    return only ? numbers : Type.number();
  }

  private static boolean integral(Type type) {
    Numbers numbers = type.numbers();
    return numbers != null && numbers.isInteger();
  }

  private static Type sum(Type first) {
    return integral(Stream.of(first).item()) ? Type.integer() : Type.number();
  }

  private static Type kindName(Type first) {
    Type result = Type.never();
    for (Kind kind : first.kinds()) {
      result = result.join(Type.literal(kind.toString()));
    }
    return result;
  }

  private static Type distinct(Type first) {
    ArrayShape array = first.array();
    Type scalars = first.without(Kind.ARRAY);
    if (array == null) {
      return scalars;
    }
    Stream items = new Stream(array.item(), Math.min(1, array.min()), array.max());
    return scalars.join(items.array()).join(items.value());
  }

  private static Type keys(Type first) {
    boolean possible = first.mayBe(Kind.OBJECT) || first.mayBe(Kind.ARRAY);
    if (!possible) {
      return Type.missing();
    }
    boolean only = first.mustBe(Kind.OBJECT);
    int least = only ? Integer.MAX_VALUE : 0;
    int most = only ? 0 : ArrayShape.UNBOUNDED;
    for (ObjectShape shape : first.objects()) {
      int required = 0;
      int named = 0;
      for (Field field : shape.fields().values()) {
        required += field.isRequired() ? 1 : 0;
        named += field.isAbsent() ? 0 : 1;
      }
      least = Math.min(least, required);
      most = Math.max(most, shape.isClosed() ? named : ArrayShape.UNBOUNDED);
    }
    Stream keys = new Stream(Type.string(), least, most);
    // In a callback the sequence of one key is not unwrapped.
    return keys.value().join(least <= 1 ? keys.array() : Type.never());
  }

  private Type lookup(Type first, Type second) {
    Strings names = second.strings();
    String name = names == null ? null : names.single();
    if (name == null) {
      return Type.unknown().orMissing();
    }
    Type found = new Paths(evaluator).lookup(first, name);
    return first.array() == null ? found : found.join(Type.anyArray());
  }

  private static Type merge(Type first) {
    Type item = Stream.of(first).item();
    if (item.objects().size() == 1 && first.mustBe(Kind.OBJECT)) {
      return first;
    }
    return Type.anyObject();
  }

  private static Type parse(Type first) {
    Strings strings = first.strings();
    Type result = first.mayBe(Kind.NULL) ? Type.nullValue() : Type.never();
    if (strings == null) {
      return result;
    }
    Type json = strings.jsonText();
    return result.join(json == null ? Type.unknown() : json);
  }

  private static Type single(Type first) {
    return Stream.of(first).item();
  }

  // ---- higher-order functions

  private @Nullable Callable callback(Type function) {
    Functions functions = function.functions();
    if (functions == null || functions.values().size() != 1) {
      return null;
    }
    FunctionValue value = functions.values().get(0);
    return value instanceof Callable callable ? callable : null;
  }

  private Type applied(Expression at, Callable function, Type item, Type array, Type context) {
    List<Type> arguments = new ArrayList<>();
    arguments.add(item);
    if (function.arity() > 1) {
      arguments.add(Type.integerFrom(0));
    }
    if (function.arity() > 2) {
      arguments.add(array);
    }
    return evaluator.invoke(at, function, arguments, context);
  }

  private Type map(Expression at, Type first, Type second, Type context) {
    Callable function = callback(second);
    Stream items = Stream.of(first);
    if (function == null) {
      return Evaluator.ANY;
    }
    if (items.max() == 0) {
      return Type.missing();
    }
    Type result = applied(at, function, items.item(), items.array(), context);
    if (leaks(function)) {
      result = result.join(Type.array(Stream.of(result).item()));
    }
    Stream each = Stream.one(result);
    Type value = items.times(each).value();
    return value;
  }

  /**
   * Whether a function may return a sequence that is not unwrapped yet, as the functions of the
   * library do when a callback ends in one.
   */
  private static boolean leaks(Callable function) {
    if (function instanceof Callable.Closure closure) {
      return leaks(closure.lambda.body(), closure);
    }
    return !(function instanceof Callable.Builtin builtin) || LEAKING.contains(builtin.name());
  }

  /** Only a call in the last place is not normalised: the others are evaluated like any value. */
  private static boolean leaks(Expression body, Callable.Closure closure) {
    if (body instanceof Expression.Condition condition) {
      return leaks(condition.then(), closure)
          || (condition.otherwise() != null && leaks(condition.otherwise(), closure));
    }
    if (body instanceof Expression.Block block) {
      List<Expression> all = block.expressions();
      return !all.isEmpty() && leaks(all.get(all.size() - 1), closure);
    }
    if (!(body instanceof Expression.Call call)) {
      return false;
    }
    return !(call.procedure() instanceof Expression.Variable variable)
        || closure.scope.lookup(variable.name()) != null
        || closure.lambda.parameters().stream().anyMatch(p -> p.name().equals(variable.name()))
        || JsonataFunctions.named(variable.name()).isEmpty()
        || LEAKING.contains(variable.name());
  }

  private Type filter(Expression at, Type first, Type second, Type context) {
    Callable function = callback(second);
    Stream items = Stream.of(first);
    if (function == null || items.max() == 0) {
      return items.atLeast(0).value();
    }
    Type test = applied(at, function, items.item(), items.array(), context);
    Stream kept =
        Operators.mayBeTrue(test) || test.isNever()
            ? Operators.mayBeFalse(test) ? items.atLeast(0) : items
            : new Stream(Type.never(), 0, 0);
    return kept.value();
  }
}
