package io.steplint.flow.jsonata;

import io.steplint.query.jsonata.Expression;
import io.steplint.query.jsonata.JsonataFunctions;
import io.steplint.query.jsonata.Signature;
import io.steplint.type.ArrayShape;
import io.steplint.type.Failure;
import io.steplint.type.FunctionValue;
import io.steplint.type.Functions;
import io.steplint.type.Happens;
import io.steplint.type.Kind;
import io.steplint.type.Type;
import io.steplint.type.Types;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Evaluates expressions on types instead of values. */
final class Evaluator {

  /** Nothing is known: any value, a function too, or none. */
  static final Type ANY = Type.unknown().orMissing().join(Type.anyFunction());

  private static final int MAX_NODES = 60_000;
  private static final int MAX_CALLS = 24;

  private final Type root;
  private final Map<String, Failure> failures = new LinkedHashMap<>();
  private final Paths paths = new Paths(this);
  private final Builtins builtins = new Builtins(this);
  private int nodes;
  private int calls;
  private int parents;
  private boolean certain = true;

  Evaluator(Type root) {
    this.root = root;
  }

  /** The context item of the whole expression. */
  Type root() {
    return root;
  }

  /** How often a parent was asked for so far: a path that does is a stream of another kind. */
  int parents() {
    return parents;
  }

  List<Failure> failures() {
    return List.copyOf(failures.values());
  }

  /** Notes that a place fails; a place where evaluation may not come to can only fail perhaps. */
  void fail(Expression at, Happens happens, boolean concrete, String code, String reason) {
    Happens likely = certain ? happens : Happens.MAY;
    failures.putIfAbsent(
        code + at.start() + ":" + at.end(),
        new Failure(likely, concrete, code, reason, at.start(), at.end()));
  }

  /** Evaluates where it is not certain that the evaluation comes to it. */
  Type perhaps(Expression expression, Type context, Environment scope) {
    boolean before = certain;
    certain = false;
    Type type = evaluate(expression, context, scope);
    certain = before;
    return type;
  }

  Type evaluate(Expression expression, Type context, Environment scope) {
    if (++nodes > MAX_NODES) {
      return ANY;
    }
    return switch (expression.kind()) {
      case STRING -> Type.literal(((Expression.Text) expression).value());
      case NUMBER -> number(((Expression.Number) expression).value());
      case BOOLEAN -> Type.literal(((Expression.Bool) expression).value());
      case NULL -> Type.nullValue();
      case REGEX -> Type.function(new Callable.Regex(((Expression.Regex) expression).pattern()));
      case VARIABLE -> variable(((Expression.Variable) expression).name(), context, scope);
      case NAME -> paths.lookup(context, ((Expression.Name) expression).name());
      case WILDCARD -> paths.wildcard(context);
      case DESCENDANT -> context.mustBeMissing() ? context : ANY;
      case PATH -> paths.path((Expression.Path) expression, context, scope);
      case FILTERED -> paths.filtered((Expression.Filtered) expression, context, scope);
      case GROUP -> {
        Expression.Group group = (Expression.Group) expression;
        Type base = evaluate(group.base(), context, scope);
        Stream items = Stream.of(base);
        // The items of a group are appended to each other, which flattens those that are arrays.
        Type flat = items.item().join(Stream.of(items.item()).item());
        Type each = items.item().join(Type.array(flat)).orMissing();
        yield base.isNever() ? base : object(group.entries(), each, scope, true);
      }
      case ARRAY -> array((Expression.Array) expression, context, scope);
      case OBJECT -> {
        ArrayShape array = context.array();
        Type each =
            array == null
                ? context
                : context
                    .join(array.item())
                    .join(Type.array(array.item().join(Stream.of(array.item()).item())))
                    .orMissing();
        yield object(((Expression.Obj) expression).entries(), each, scope, array != null);
      }
      case BLOCK -> {
        Environment inner = new Environment(scope);
        Type last = Type.missing();
        for (Expression each : ((Expression.Block) expression).expressions()) {
          last = evaluate(each, context, inner);
          if (last.isNever()) {
            break;
          }
        }
        yield last;
      }
      case NEGATION -> negation((Expression.Negation) expression, context, scope);
      case BINARY -> binary((Expression.Binary) expression, context, scope);
      case CONDITION -> condition((Expression.Condition) expression, context, scope);
      case BIND -> {
        Expression.Bind bind = (Expression.Bind) expression;
        Type value = evaluate(bind.value(), context, scope);
        scope.bind(bind.target().name(), value);
        yield value;
      }
      case CALL -> call((Expression.Call) expression, context, scope);
      case LAMBDA ->
          Type.function(new Callable.Closure((Expression.Lambda) expression, scope, context));
      case APPLY -> apply((Expression.Apply) expression, context, scope);
      case TRANSFORM -> Type.function(new Callable.Transform(expression.start()));
      case PARENT -> {
        parents++;
        yield ANY;
      }
      case SORT, RANGE, PLACEHOLDER -> ANY;
    };
  }

  private static Type number(double value) {
    return Double.isFinite(value)
        ? Type.literal(new BigDecimal(Double.toString(value)))
        : Type.number();
  }

  private Type variable(String name, Type context, Environment scope) {
    if (name.isEmpty()) {
      return context;
    }
    if (name.equals("$")) {
      return root;
    }
    Type bound = scope.lookup(name);
    if (bound != null) {
      return bound;
    }
    if (name.equals(JsonataFunctions.EVAL)) {
      return Type.anyFunction();
    }
    return JsonataFunctions.named(name)
        .map(signature -> Type.function(new Callable.Builtin(name, arity(signature))))
        .orElse(Type.missing());
  }

  private static int arity(Signature signature) {
    int arity = 0;
    for (Signature.Parameter parameter : signature.parameters()) {
      if (parameter.optional()) {
        break;
      }
      arity++;
    }
    return Math.max(1, arity);
  }

  // ---- constructors

  private Type array(Expression.Array array, Type context, Environment scope) {
    List<Type> exact = new ArrayList<>();
    Type all = Type.never();
    long min = 0;
    long max = 0;
    boolean known = true;
    for (Expression item : array.items()) {
      Stream items;
      if (item instanceof Expression.Range range) {
        items = range(range, context, scope);
        known &= items.max() == 0;
      } else {
        Type value = evaluate(item, context, scope);
        if (value.isNever()) {
          return value;
        }
        ArrayShape inner = value.array();
        if (item.kind() == Expression.Kind.ARRAY) {
          items = Stream.one(value);
          exact.add(value.present());
        } else if (inner == null) {
          items = Stream.one(value);
          known &= !value.mayBeMissing() || value.mustBeMissing();
          if (!value.mustBeMissing()) {
            exact.add(value.present());
          }
        } else {
          items = Stream.of(value);
          known &= value.mustBe(Kind.ARRAY) && inner.min() == inner.max() && inner.max() <= 16;
          for (int i = 0; known && i < inner.max(); i++) {
            exact.add(inner.at(i));
          }
        }
      }
      all = all.join(items.item());
      min += items.min();
      max += items.max();
    }
    return known
        ? Type.tuple(exact)
        : Type.array(
            all,
            (int) Math.min(min, ArrayShape.UNBOUNDED),
            (int) Math.min(max, ArrayShape.UNBOUNDED));
  }

  private Stream range(Expression.Range range, Type context, Environment scope) {
    Type from = evaluate(range.from(), context, scope);
    Type to = evaluate(range.to(), context, scope);
    if (from.numbers() == null || to.numbers() == null) {
      if (from.present().without(Kind.NUMBER).isNever()
          && to.present().without(Kind.NUMBER).isNever()) {
        return new Stream(Type.never(), 0, 0);
      }
    }
    BigDecimal least = from.numbers() == null ? null : from.numbers().min();
    BigDecimal most = to.numbers() == null ? null : to.numbers().max();
    return new Stream(Type.number(least, most, true), 0, ArrayShape.UNBOUNDED);
  }

  private Type object(
      List<Expression.Entry> entries, Type context, Environment scope, boolean grouping) {
    Types.ObjectBuilder object = Types.object();
    Type rest = Type.never();
    for (Expression.Entry entry : entries) {
      Type key = evaluate(entry.key(), context, scope);
      Type value =
          grouping
              ? perhaps(entry.value(), context, scope)
              : evaluate(entry.value(), context, scope);
      if (value.isNever() && !grouping) {
        return value;
      }
      String name = key.strings() == null ? null : key.strings().single();
      if (name != null && key.mustBe(Kind.STRING) && !grouping) {
        object.field(name, value);
      } else {
        rest = rest.join(value.present());
      }
      if (!key.isNever() && key.strings() == null && !key.mayBeMissing()) {
        fail(entry.key(), Happens.MUST, true, "T1003", "The key of an object must be a string");
      }
    }
    // A computed key can be one of those that are named.
    return rest.isNever()
        ? object.closed()
        : rest.isUnknown() || !grouping ? Type.anyObject() : object.open(rest);
  }

  // ---- operators

  private Type negation(Expression.Negation negation, Type context, Environment scope) {
    Type operand = evaluate(negation.operand(), context, scope);
    Type numbers = operand.only(Kind.NUMBER);
    if (numbers.isNever() && !operand.isNever() && !operand.mayBeMissing()) {
      fail(negation, Happens.MUST, true, "D1002", "Only a number can be negated");
      return Type.never();
    }
    Type result = Operators.arithmetic("-", Type.literal(0), numbers);
    return operand.mayBeMissing() ? result.orMissing() : result;
  }

  private Type binary(Expression.Binary binary, Type context, Environment scope) {
    String operator = binary.operator();
    Type left = evaluate(binary.left(), context, scope);
    if (operator.equals("and") || operator.equals("or")) {
      // Both sides are always evaluated.
      Type right = perhaps(binary.right(), context, scope);
      boolean and = operator.equals("and");
      boolean yes =
          and
              ? Operators.mayBeTrue(left) && Operators.mayBeTrue(right)
              : Operators.mayBeTrue(left) || Operators.mayBeTrue(right);
      boolean no =
          and
              ? Operators.mayBeFalse(left) || Operators.mayBeFalse(right)
              : Operators.mayBeFalse(left) && Operators.mayBeFalse(right);
      return left.isNever() || right.isNever()
          ? Type.bool()
          : yes ? (no ? Type.bool() : Type.literal(true)) : Type.literal(false);
    }
    Type right = evaluate(binary.right(), context, scope);
    if (left.isNever() || right.isNever()) {
      return Type.never();
    }
    return switch (operator) {
      case "=" -> Operators.equality(true, left, right);
      case "!=" -> Operators.equality(false, left, right);
      case "in" -> Type.bool();
      case "&" -> Operators.concatenation(left, right);
      case "<", "<=", ">", ">=" -> comparison(binary, left, right);
      default -> arithmetic(binary, left, right);
    };
  }

  private Type arithmetic(Expression.Binary binary, Type left, Type right) {
    if (isNot(left, Kind.NUMBER)) {
      fail(
          binary.left(),
          Happens.MUST,
          true,
          "T2001",
          "The left side of the \"" + binary.operator() + "\" operator must be a number");
      return Type.never();
    }
    if (isNot(right, Kind.NUMBER)) {
      fail(
          binary.right(),
          Happens.MUST,
          true,
          "T2002",
          "The right side of the \"" + binary.operator() + "\" operator must be a number");
      return Type.never();
    }
    Type result = Operators.arithmetic(binary.operator(), left, right);
    return left.mayBeMissing() || right.mayBeMissing() ? result.orMissing() : result;
  }

  private static boolean isNot(Type type, Kind kind) {
    return !type.mayBeMissing() && !type.mayBe(kind);
  }

  private Type comparison(Expression.Binary binary, Type left, Type right) {
    boolean numbers = left.mayBe(Kind.NUMBER) && right.mayBe(Kind.NUMBER);
    boolean texts = left.mayBe(Kind.STRING) && right.mayBe(Kind.STRING);
    if (!numbers && !texts && !left.mayBeMissing() && !right.mayBeMissing()) {
      fail(
          binary,
          Happens.MUST,
          true,
          "T2009",
          "The values on both sides of the \""
              + binary.operator()
              + "\" operator must be numbers or strings, and of the same kind");
      return Type.never();
    }
    return left.mayBeMissing() || right.mayBeMissing() ? Type.bool().orMissing() : Type.bool();
  }

  private Type condition(Expression.Condition condition, Type context, Environment scope) {
    Type test = evaluate(condition.condition(), context, scope);
    if (test.isNever()) {
      return test;
    }
    boolean yes = Operators.mayBeTrue(test);
    boolean no = Operators.mayBeFalse(test);
    boolean before = certain;
    certain = before && !(yes && no);
    Type result = Type.never();
    if (yes) {
      Environment inner = Refinement.whereTrue(condition.condition(), scope);
      result = result.join(branch(condition.then(), context, inner, scope));
    }
    Expression otherwise = condition.otherwise();
    if (no) {
      Environment inner = Refinement.whereFalse(condition.condition(), scope);
      result =
          result.join(
              otherwise == null ? Type.missing() : branch(otherwise, context, inner, scope));
    }
    certain = before;
    return result;
  }

  /** Evaluates in a narrowed scope; what is bound there is, perhaps, bound around it. */
  private Type branch(
      Expression expression, Type context, Environment narrowed, Environment scope) {
    Map<String, Type> before = narrowed.own();
    Type type = evaluate(expression, context, narrowed);
    for (Map.Entry<String, Type> entry : narrowed.own().entrySet()) {
      if (!entry.getValue().equals(before.get(entry.getKey()))) {
        Type outer = scope.lookup(entry.getKey());
        scope.bind(entry.getKey(), entry.getValue().join(outer == null ? Type.missing() : outer));
      }
    }
    return type;
  }

  // ---- functions

  private Type apply(Expression.Apply apply, Type context, Environment scope) {
    Type left = evaluate(apply.left(), context, scope);
    if (apply.right() instanceof Expression.Call call && !call.partial()) {
      Type function = evaluate(call.procedure(), context, scope);
      List<Type> arguments = new ArrayList<>();
      arguments.add(left);
      for (Expression argument : call.arguments()) {
        arguments.add(evaluate(argument, context, scope));
      }
      return invoke(call, function, arguments, context);
    }
    Type right = evaluate(apply.right(), context, scope);
    Functions first = left.functions();
    Functions second = right.functions();
    if (first != null || left.isUnknown()) {
      if (first != null
          && second != null
          && left.mustBe(Kind.FUNCTION)
          && first.values().size() == 1
          && second.values().size() == 1
          && first.values().get(0) instanceof Callable one
          && second.values().get(0) instanceof Callable other) {
        return Type.function(new Callable.Composed(one, other));
      }
      return ANY;
    }
    if (second == null && !right.mayBeMissing()) {
      fail(apply.right(), Happens.MUST, true, "T2006", "The right side of ~> must be a function");
      return Type.never();
    }
    return invoke(apply, right, List.of(left), context);
  }

  private Type call(Expression.Call call, Type context, Environment scope) {
    Type function = evaluate(call.procedure(), context, scope);
    List<Type> arguments = new ArrayList<>();
    for (Expression argument : call.arguments()) {
      arguments.add(
          argument.kind() == Expression.Kind.PLACEHOLDER
              ? null
              : evaluate(argument, context, scope));
    }
    if (call.partial()) {
      return ANY;
    }
    return invoke(call, function, arguments, context);
  }

  /** What a function, or one of several, returns. */
  Type invoke(Expression at, Type function, List<Type> arguments, Type context) {
    for (Type argument : arguments) {
      if (argument.isNever()) {
        return Type.never();
      }
    }
    Functions functions = function.functions();
    if (functions == null) {
      if (!function.isNever()) {
        fail(
            at,
            Happens.MUST,
            !function.mayBeMissing() || function.mustBeMissing(),
            "T1006",
            "Attempted to invoke a non-function");
      }
      return Type.never();
    }
    if (functions.isAny()) {
      return ANY;
    }
    Type result = Type.never();
    for (FunctionValue value : functions.values()) {
      result =
          result.join(
              value instanceof Callable callable ? invoke(at, callable, arguments, context) : ANY);
    }
    return result;
  }

  Type invoke(Expression at, Callable function, List<Type> arguments, Type context) {
    if (function instanceof Callable.Builtin builtin) {
      return builtins.call(at, builtin.name(), arguments, context);
    }
    if (function instanceof Callable.Closure closure) {
      return closure(closure, arguments);
    }
    if (function instanceof Callable.Composed composed) {
      Type between = invoke(at, composed.first(), arguments, context);
      return between.isNever() ? between : invoke(at, composed.second(), List.of(between), context);
    }
    if (function instanceof Callable.Transform && !arguments.isEmpty()) {
      Type argument = arguments.get(0);
      Type result = Type.never();
      if (argument.mayBe(Kind.OBJECT)) {
        result = result.join(Type.anyObject());
      }
      if (argument.mayBe(Kind.ARRAY)) {
        result = result.join(Type.anyArray());
      }
      return argument.mayBeMissing() ? result.orMissing() : result;
    }
    return ANY;
  }

  private Type closure(Callable.Closure closure, List<Type> arguments) {
    if (calls >= MAX_CALLS || closure.lambda.signature() != null) {
      return ANY;
    }
    Environment inner = new Environment(closure.scope);
    List<Expression.Variable> parameters = closure.lambda.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      inner.bind(
          parameters.get(i).name(), i < arguments.size() ? arguments.get(i) : Type.missing());
    }
    calls++;
    Type result = perhaps(closure.lambda.body(), closure.context, inner);
    calls--;
    return result;
  }
}
