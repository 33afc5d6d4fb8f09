package io.steplint.typing.jsonata;

import io.steplint.query.jsonata.JsonataExpression;
import io.steplint.query.jsonata.JsonataFunction;
import io.steplint.type.ArrayShape;
import io.steplint.type.Kind;
import io.steplint.type.Type;
import io.steplint.type.Types;
import io.steplint.typing.Failure;
import io.steplint.typing.Happens;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Evaluates expressions on types instead of values. */
final class ExpressionTyping {

  /** Nothing is known: any value, a function too, or none. */
  static final Type ANY = Type.unknown().orMissing().join(Type.anyFunction());

  private static final int MAX_NODES = 60_000;

  /** What is nested deeper, or called from deeper inside, is not followed: the stack is finite. */
  private static final int MAX_DEPTH = 250;

  /**
   * So deep the service evaluates, counted as JSONata 2.0.6 counts: each expression inside another,
   * a constant too, is one more. Measured: 100 are evaluated, 101 are not.
   */
  private static final int MAX_EVALUATIONS = 100;

  private final Type root;
  private final Map<String, Failure> failures = new LinkedHashMap<>();
  private final Predicates predicates = new Predicates(this);
  private final PathExpressions paths = new PathExpressions(this, predicates);
  private final Groups groups = new Groups(this);
  private final CallTyping calls = new CallTyping(this);
  private final Operations operations = new Operations(this);
  private int nodes;
  private int depth;
  private int evaluations;

  /** How many evaluations there are around the body of the lambda that is being called. */
  private int outside;

  private int losses;
  private int doubt;

  ExpressionTyping(Type root) {
    this.root = root;
  }

  /** The context item of the whole expression. */
  Type root() {
    return root;
  }

  CallTyping calls() {
    return calls;
  }

  PathExpressions paths() {
    return paths;
  }

  /**
   * How often so far something was met that the types of items do not describe: a parent was asked
   * for, or an undefined item may have passed a predicate. The paths around it are unknown.
   */
  int losses() {
    return losses;
  }

  /** Notes that something was met that the types of items do not describe. */
  void lose() {
    losses++;
  }

  List<Failure> failures() {
    return List.copyOf(failures.values());
  }

  /** Whether there is time to look at the items of a stream one by one. */
  boolean mayExpand() {
    return nodes < MAX_NODES / 4;
  }

  /** Begins what evaluation may not come to. */
  void doubt() {
    doubt++;
  }

  /** Ends what {@link #doubt()} began. */
  void trust() {
    doubt--;
  }

  /** A scope inside another. */
  Bindings inside(Bindings scope) {
    return new Bindings(scope, doubt);
  }

  /** Notes that a place fails; a place where evaluation may not come to can only fail perhaps. */
  void fail(JsonataExpression at, Happens happens, boolean concrete, String code, String reason) {
    Happens likely = doubt == 0 ? happens : Happens.MAY;
    String key = code + at.start() + ":" + at.end();
    Failure known = failures.get(key);
    if (known == null || (known.happens() == Happens.MAY && likely == Happens.MUST)) {
      failures.put(key, new Failure(likely, concrete, code, reason, at.start(), at.end()));
    }
  }

  /** Evaluates where it is not certain that the evaluation comes to it. */
  Type perhaps(JsonataExpression expression, Type context, Bindings scope) {
    doubt++;
    Type type = evaluate(expression, context, scope);
    doubt--;
    return type;
  }

  Type evaluate(JsonataExpression expression, Type context, Bindings scope) {
    if (++nodes > MAX_NODES || depth >= MAX_DEPTH) {
      return ANY;
    }
    if (!enter(expression)) {
      return Type.never();
    }
    depth++;
    Type type = settled(value(expression, context, scope));
    depth--;
    leave(expression);
    return type;
  }

  /** Begins an evaluation inside of those that are under way; false where it is one too many. */
  private boolean enter(JsonataExpression expression) {
    if (counts(expression) && ++evaluations > MAX_EVALUATIONS) {
      evaluations--;
      fail(
          expression,
          Happens.MUST,
          true,
          "States.QueryEvaluationError",
          "The expression is nested deeper than the "
              + MAX_EVALUATIONS
              + " evaluations that the service follows");
      return false;
    }
    return true;
  }

  private void leave(JsonataExpression expression) {
    evaluations -= counts(expression) ? 1 : 0;
  }

  /** Predicates and groups belong to the expression that they follow. */
  private static boolean counts(JsonataExpression expression) {
    return switch (expression.kind()) {
      case FILTERED, GROUP, PLACEHOLDER -> false;
      default -> true;
    };
  }

  /** A sequence that a function of the library got from a function unwraps when it is read. */
  private static Type settled(Type type) {
    ArrayShape array = type.array();
    return array != null && array.min() <= 1 && (array.marks() & ArrayShape.LEAKED) != 0
        ? type.join(Stream.of(type.only(Kind.ARRAY)).value())
        : type;
  }

  private Type value(JsonataExpression expression, Type context, Bindings scope) {
    return switch (expression.kind()) {
      case STRING -> Type.literal(((JsonataExpression.Text) expression).value());
      case NUMBER -> number(((JsonataExpression.Number) expression).value());
      case BOOLEAN -> Type.literal(((JsonataExpression.Bool) expression).value());
      case NULL -> Type.nullValue();
      case REGEX ->
          Types.function(new Callable.Regex(((JsonataExpression.Regex) expression).pattern()));
      case VARIABLE -> variable(((JsonataExpression.Variable) expression).name(), context, scope);
      case NAME -> paths.lookup(context, ((JsonataExpression.Name) expression).name());
      case WILDCARD -> Wildcards.values(context);
      case DESCENDANT -> Wildcards.descendants(context);
      case PATH -> paths.path((JsonataExpression.Path) expression, context, scope);
      case FILTERED -> predicates.filtered((JsonataExpression.Filtered) expression, context, scope);
      case GROUP -> groups.group((JsonataExpression.Group) expression, context, scope);
      case ARRAY -> array((JsonataExpression.Array) expression, context, scope);
      case OBJECT -> groups.object((JsonataExpression.Obj) expression, context, scope);
      case BLOCK -> {
        Bindings inner = inside(scope);
        Type last = Type.missing();
        for (JsonataExpression each : ((JsonataExpression.Block) expression).expressions()) {
          last = evaluate(each, context, inner);
          if (last.isNever()) {
            break;
          }
        }
        yield last;
      }
      case NEGATION -> operations.negation((JsonataExpression.Negation) expression, context, scope);
      case BINARY -> operations.binary((JsonataExpression.Binary) expression, context, scope);
      case CONDITION ->
          condition((JsonataExpression.Condition) expression, context, scope, false).settled();
      case BIND -> bind((JsonataExpression.Bind) expression, context, scope);
      case CALL -> calls.call((JsonataExpression.Call) expression, context, scope).settled();
      case LAMBDA ->
          Types.function(
              new Callable.Closure((JsonataExpression.Lambda) expression, scope, context));
      case APPLY -> calls.apply((JsonataExpression.Apply) expression, context, scope);
      case TRANSFORM -> Types.function(new Callable.Transform(expression.start()));
      case PARENT -> {
        lose();
        yield ANY;
      }
      case SORT, RANGE, PLACEHOLDER -> ANY;
    };
  }

  /** The body of a lambda that is called here. */
  Returned body(JsonataExpression body, Type context, Bindings scope) {
    int before = outside;
    outside = evaluations;
    Returned result = returned(body, context, scope);
    outside = before;
    return result;
  }

  /** What the body of a lambda returns: a call in the last place is not unwrapped. */
  Returned returned(JsonataExpression body, Type context, Bindings scope) {
    if (body instanceof JsonataExpression.Call call && !call.partial() && nodes++ < MAX_NODES) {
      int before = evaluations;
      evaluations = outside; // made when the lambda has returned
      Returned result = calls.call(call, context, scope);
      evaluations = before;
      return result;
    }
    if (body instanceof JsonataExpression.Filtered filtered
        && endsInCall(filtered.base())
        && (filtered.predicates().isEmpty()
            || filtered.base().kind() != JsonataExpression.Kind.CALL)) {
      if (!filtered.predicates().isEmpty()) {
        return Returned.of(ANY); // the predicates see the call that is yet to be made
      }
      Returned result = returned(filtered.base(), context, scope);
      return result.or(Returned.of(result.kept()));
    }
    if (body instanceof JsonataExpression.Group group && endsInCall(group.base())) {
      return Returned.of(ANY);
    }
    if (body instanceof JsonataExpression.Condition condition) {
      if (!enter(body)) {
        return Returned.of(Type.never());
      }
      Returned result = condition(condition, context, scope, true);
      leave(body);
      return result;
    }
    if (body instanceof JsonataExpression.Block block && !block.expressions().isEmpty()) {
      Bindings inner = inside(scope);
      int last = block.expressions().size() - 1;
      for (JsonataExpression each : block.expressions().subList(0, last)) {
        if (evaluate(each, context, inner).isNever()) {
          return Returned.of(Type.never());
        }
      }
      return returned(block.expressions().get(last), context, inner);
    }
    return Returned.of(evaluate(body, context, scope));
  }

  /** Whether a lambda with this body leaves a call to be made when it returns. */
  private static boolean endsInCall(JsonataExpression body) {
    if (body instanceof JsonataExpression.Condition condition) {
      JsonataExpression otherwise = condition.otherwise();
      return endsInCall(condition.then()) || (otherwise != null && endsInCall(otherwise));
    }
    if (body instanceof JsonataExpression.Block block && !block.expressions().isEmpty()) {
      return endsInCall(block.expressions().get(block.expressions().size() - 1));
    }
    if (body instanceof JsonataExpression.Filtered filtered) {
      boolean own = filtered.base().kind() == JsonataExpression.Kind.CALL;
      return own ? filtered.predicates().isEmpty() : endsInCall(filtered.base());
    }
    return body instanceof JsonataExpression.Group group
        ? endsInCall(group.base())
        : body.kind() == JsonataExpression.Kind.CALL;
  }

  private Type bind(JsonataExpression.Bind bind, Type context, Bindings scope) {
    Type value = evaluate(bind.value(), context, scope);
    String name = bind.target().name();
    if (doubt > scope.doubt()) {
      Type before = scope.lookup(name);
      scope.bind(name, value.join(before == null ? Type.missing() : before));
    } else {
      scope.bind(name, value);
    }
    return value;
  }

  private static Type number(double value) {
    return Double.isFinite(value)
        ? Type.literal(new BigDecimal(Double.toString(value)))
        : Type.number();
  }

  private Type variable(String name, Type context, Bindings scope) {
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
    return JsonataFunction.named(name)
        .map(function -> Types.function(new Callable.Builtin(function, arity(function))))
        .orElse(Type.missing());
  }

  /** How many arguments the library's higher-order functions pass to one of its functions. */
  private static int arity(JsonataFunction function) {
    return function == JsonataFunction.STRING
        ? 1
        : Math.max(1, function.signature().parameters().size());
  }

  // ---- constructors

  private Type array(JsonataExpression.Array array, Type context, Bindings scope) {
    Stream all = Stream.none();
    for (JsonataExpression item : array.items()) {
      if (item instanceof JsonataExpression.Range range) {
        all = all.then(range(range, context, scope));
        continue;
      }
      Type value = evaluate(item, context, scope);
      if (value.isNever()) {
        return value;
      }
      all = all.then(isConstructor(item) ? Stream.one(value) : Stream.of(value));
    }
    if (all.min() > Ranges.MAX_CONSTRUCTED) {
      ArgumentTyping.Refused refused = Ranges.tooMany(all.min());
      fail(array, Happens.MUST, true, refused.code(), refused.reason());
      return Type.never();
    }
    return all.array();
  }

  /** The array of such an item becomes one item. */
  private static boolean isConstructor(JsonataExpression item) {
    return item.kind() == JsonataExpression.Kind.ARRAY
        || (item instanceof JsonataExpression.Filtered filtered
            && filtered.base().kind() == JsonataExpression.Kind.ARRAY);
  }

  private Stream range(JsonataExpression.Range range, Type context, Bindings scope) {
    Type from = evaluate(range.from(), context, scope);
    Type to = evaluate(range.to(), context, scope);
    return Ranges.of(from, to);
  }

  // ---- conditions

  private Returned condition(
      JsonataExpression.Condition condition, Type context, Bindings scope, boolean last) {
    Type test = evaluate(condition.condition(), context, scope);
    if (test.isNever()) {
      return Returned.of(test);
    }
    boolean yes = Operators.mayBeTrue(test);
    boolean no = Operators.mayBeFalse(test);
    int before = doubt;
    doubt += yes && no ? 1 : 0;
    Returned result = Returned.of(Type.never());
    if (yes) {
      Bindings inner = Refinement.whereTrue(condition.condition(), scope, doubt);
      result = result.or(branch(condition.then(), context, inner, scope, last));
    }
    JsonataExpression otherwise = condition.otherwise();
    if (no) {
      Bindings inner = Refinement.whereFalse(condition.condition(), scope, doubt);
      result =
          result.or(
              otherwise == null
                  ? Returned.of(Type.missing())
                  : branch(otherwise, context, inner, scope, last));
    }
    doubt = before;
    return result;
  }

  /** Evaluates in a narrowed scope; what is bound there is, perhaps, bound around it. */
  private Returned branch(
      JsonataExpression expression, Type context, Bindings narrowed, Bindings scope, boolean last) {
    Map<String, Type> before = narrowed.own();
    Returned result =
        last
            ? returned(expression, context, narrowed)
            : Returned.of(evaluate(expression, context, narrowed));
    for (Map.Entry<String, Type> entry : narrowed.own().entrySet()) {
      if (!entry.getValue().equals(before.get(entry.getKey()))) {
        Type outer = scope.lookup(entry.getKey());
        scope.bind(entry.getKey(), entry.getValue().join(outer == null ? Type.missing() : outer));
      }
    }
    return result;
  }
}
