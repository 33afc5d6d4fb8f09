package io.steplint.execution.jsonata;

import io.steplint.execution.json.Json;
import io.steplint.query.jsonata.JsonataExpression;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates expressions as the reference does, one method for each kind of node. An undefined value
 * is Java's null.
 */
final class Evaluator {

  /** A call at the end of a function's body, left to whoever called the function. */
  record TailCall(JsonataExpression.Call call, @Nullable Object input, VariableFrame frame) {}

  private final Surroundings surroundings;
  private final Paths paths = new Paths(this);
  private final Calls calls = new Calls(this);
  private int depth;

  Evaluator(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  Surroundings surroundings() {
    return surroundings;
  }

  Calls calls() {
    return calls;
  }

  /** The value of an expression for a context item. */
  @Nullable Object evaluate(JsonataExpression node, @Nullable Object input, VariableFrame frame) {
    enter();
    try {
      return normalized(node, value(node, input, frame));
    } finally {
      depth--;
    }
  }

  private void enter() {
    if (++depth > surroundings.maxDepth()) {
      depth--;
      throw new JsonataFailure(JsonataFailure.STACK);
    }
  }

  /** As {@link #evaluate}, for the end of a function's body: a call there is not made yet. */
  @Nullable Object evaluateTail(
      JsonataExpression node, @Nullable Object input, VariableFrame frame) {
    if (node instanceof JsonataExpression.Call call && !call.partial()) {
      enter();
      depth--;
      return new TailCall(call, input, frame);
    }
    if (!(node instanceof JsonataExpression.Condition)
        && !(node instanceof JsonataExpression.Block)) {
      return evaluate(node, input, frame);
    }
    enter();
    try {
      return node instanceof JsonataExpression.Condition condition
          ? condition(condition, input, frame, true)
          : block((JsonataExpression.Block) node, input, frame, true);
    } finally {
      depth--;
    }
  }

  /** Lets an empty result sequence vanish, and unwraps one of a single item. */
  private static @Nullable Object normalized(JsonataExpression node, @Nullable Object value) {
    if (!(value instanceof Items items) || !items.sequence || items.tuples) {
      return value;
    }
    if (keepsArray(node)) {
      items.keepSingleton = true;
    }
    if (items.isEmpty()) {
      return null;
    }
    return items.size() == 1 && !items.keepSingleton ? items.get(0) : items;
  }

  /** Whether {@code []} stands behind an expression; behind either side of {@code ~>} counts. */
  private static boolean keepsArray(JsonataExpression node) {
    return switch (node.kind()) {
      case FILTERED -> ((JsonataExpression.Filtered) node).keepArray();
      case PATH -> ((JsonataExpression.Path) node).keepArray();
      case APPLY -> {
        JsonataExpression.Apply apply = (JsonataExpression.Apply) node;
        yield keepsArray(apply.left()) || keepsArray(apply.right());
      }
      default -> false;
    };
  }

  @Nullable Object value(JsonataExpression node, @Nullable Object input, VariableFrame frame) {
    switch (node.kind()) {
      case STRING:
        return ((JsonataExpression.Text) node).value();
      case NUMBER:
        return ((JsonataExpression.Number) node).value();
      case BOOLEAN:
        return ((JsonataExpression.Bool) node).value();
      case NULL:
        return Json.NULL;
      case REGEX:
        return Matching.function((JsonataExpression.Regex) node);
      case VARIABLE:
        return variable((JsonataExpression.Variable) node, input, frame);
      case NAME:
        return Values.lookup(input, ((JsonataExpression.Name) node).name());
      case WILDCARD:
        return WildcardValues.values(input);
      case DESCENDANT:
        return WildcardValues.descendants(input);
      case PARENT:
        return frame.lookup(Paths.parentName(((JsonataExpression.Parent) node).label()));
      case PATH:
        return paths.evaluate((JsonataExpression.Path) node, input, frame);
      case SORT:
        throw new AssertionError("only a step sorts");
      case FILTERED:
        return filtered((JsonataExpression.Filtered) node, input, frame);
      case GROUP:
        return group((JsonataExpression.Group) node, input, frame);
      case ARRAY:
        return array((JsonataExpression.Array) node, input, frame, false);
      case RANGE:
        JsonataExpression.Range range = (JsonataExpression.Range) node;
        return BinaryOperators.range(
            evaluate(range.from(), input, frame), evaluate(range.to(), input, frame), surroundings);
      case OBJECT:
        return Grouping.group(
            this, ((JsonataExpression.Obj) node).entries(), Items.sequenceFrom(input), frame);
      case BLOCK:
        return block((JsonataExpression.Block) node, input, frame, false);
      case NEGATION:
        return BinaryOperators.negate(
            evaluate(((JsonataExpression.Negation) node).operand(), input, frame));
      case BINARY:
        return binary((JsonataExpression.Binary) node, input, frame);
      case CONDITION:
        return condition((JsonataExpression.Condition) node, input, frame, false);
      case BIND:
        JsonataExpression.Bind bind = (JsonataExpression.Bind) node;
        Object bound = evaluate(bind.value(), input, frame);
        frame.bind(bind.target().name(), bound);
        return bound;
      case CALL:
        JsonataExpression.Call call = (JsonataExpression.Call) node;
        return call.partial()
            ? calls.partial(call, input, frame)
            : calls.call(call, input, frame, null, false);
      case PLACEHOLDER:
        return FunctionObject.Partial.MISSING;
      case LAMBDA:
        return new FunctionObject.Closure((JsonataExpression.Lambda) node, input, frame);
      case APPLY:
        return calls.applied((JsonataExpression.Apply) node, input, frame);
      case TRANSFORM:
        return Transforming.function(this, (JsonataExpression.Transform) node, frame);
    }
    throw new AssertionError(node.kind());
  }

  private static @Nullable Object variable(
      JsonataExpression.Variable variable, @Nullable Object input, VariableFrame frame) {
    if (variable.name().isEmpty()) {
      return input instanceof Items items && items.outerWrapper ? items.get(0) : input;
    }
    return frame.lookup(variable.name());
  }

  private @Nullable Object filtered(
      JsonataExpression.Filtered node, @Nullable Object input, VariableFrame frame) {
    Object result = value(node.base(), input, frame);
    for (JsonataExpression predicate : node.predicates()) {
      result = paths.filter(predicate, result, frame);
    }
    return result;
  }

  private @Nullable Object group(
      JsonataExpression.Group node, @Nullable Object input, VariableFrame frame) {
    Object base =
        node.base() instanceof JsonataExpression.Path path
            ? paths.tuplesOrItems(path, input, frame)
            : value(node.base(), input, frame);
    return Grouping.group(this, node.entries(), Items.sequenceFrom(base), frame);
  }

  /** An array; {@code constructed} where it is a step of a path. */
  Items array(
      JsonataExpression.Array node,
      @Nullable Object input,
      VariableFrame frame,
      boolean constructed) {
    Items result = new Items();
    for (JsonataExpression item : node.items()) {
      Object value = evaluate(item, input, frame);
      if (value == null) {
        continue;
      }
      if (isArray(item)) {
        result.add(value);
      } else {
        result.addAll(Items.arrayFrom(value));
      }
    }
    surroundings.allocate(result.size());
    result.constructed = constructed;
    return result;
  }

  private static boolean isArray(JsonataExpression node) {
    if (node instanceof JsonataExpression.Filtered filtered) {
      return isArray(filtered.base());
    }
    if (node instanceof JsonataExpression.Group group) {
      return isArray(group.base());
    }
    return node instanceof JsonataExpression.Array;
  }

  private @Nullable Object block(
      JsonataExpression.Block node, @Nullable Object input, VariableFrame outer, boolean tail) {
    VariableFrame frame = new VariableFrame(outer);
    List<JsonataExpression> expressions = node.expressions();
    @Nullable Object result = null;
    for (int i = 0; i < expressions.size(); i++) {
      result =
          tail && i == expressions.size() - 1
              ? evaluateTail(expressions.get(i), input, frame)
              : evaluate(expressions.get(i), input, frame);
    }
    return result;
  }

  private @Nullable Object condition(
      JsonataExpression.Condition node, @Nullable Object input, VariableFrame frame, boolean tail) {
    JsonataExpression chosen =
        Values.isTrue(evaluate(node.condition(), input, frame)) ? node.then() : node.otherwise();
    if (chosen == null) {
      return null;
    }
    return tail ? evaluateTail(chosen, input, frame) : evaluate(chosen, input, frame);
  }

  private @Nullable Object binary(
      JsonataExpression.Binary node, @Nullable Object input, VariableFrame frame) {
    Object left = evaluate(node.left(), input, frame);
    String operator = node.operator();
    try {
      if (operator.equals("and")) {
        return Values.isTrue(left) && Values.isTrue(evaluate(node.right(), input, frame));
      }
      if (operator.equals("or")) {
        return Values.isTrue(left) || Values.isTrue(evaluate(node.right(), input, frame));
      }
      return BinaryOperators.apply(operator, left, evaluate(node.right(), input, frame));
    } catch (JsonataFailure failure) {
      throw failure.with("token", operator);
    }
  }

  /** The members of an object in their order; none for anything else. */
  static Map<String, @Nullable Object> members(@Nullable Object value) {
    return value instanceof Map ? Values.object(value) : Map.of();
  }
}
