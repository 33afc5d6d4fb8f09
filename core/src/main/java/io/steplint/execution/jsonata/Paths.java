package io.steplint.execution.jsonata;

import io.steplint.query.jsonata.JsonataExpression;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Evaluates paths: step by step, with their predicates, and with the variables they bind. */
final class Paths {

  private final Evaluator evaluator;

  Paths(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  /** Under which name a tuple binds what a {@code %} stands for; no variable is called so. */
  static String parentName(int label) {
    return "%" + label;
  }

  @Nullable Object evaluate(
      JsonataExpression.Path path, @Nullable Object input, VariableFrame frame) {
    Items result = tuplesOrItems(path, input, frame);
    if (result != null && result.tuples && !path.seenByParent()) {
      Items items = Items.emptySequence();
      for (Object tuple : result) {
        items.add(((Tuple) Objects.requireNonNull(tuple)).item());
      }
      result = items;
    }
    if (result != null && path.keepArray()) {
      if (result.constructed && !result.sequence) {
        result = Items.sequenceOf(result);
      }
      result.keepSingleton = true;
    }
    return result;
  }

  /** What the path gives: tuples where one of its steps binds something. */
  @Nullable Items tuplesOrItems(
      JsonataExpression.Path path, @Nullable Object input, VariableFrame frame) {
    List<JsonataExpression.Step> steps = path.steps();
    Items current =
        input instanceof Items items
                && steps.get(0).expression().kind() != JsonataExpression.Kind.VARIABLE
            ? items
            : Items.sequenceOf(input);
    @Nullable Items result = null;
    @Nullable Items tuples = null;
    boolean binds = false;
    for (int i = 0; i < steps.size(); i++) {
      JsonataExpression.Step step = steps.get(i);
      binds |= binds(step);
      if (i == 0 && isConstructed(steps, 0)) {
        if (!(stepValue(step, true, current, frame, true) instanceof Items items)) {
          // A predicate that leaves one item unwraps it, and no step iterates over what is no
          // array.
          return null;
        }
        result = items;
      } else if (binds) {
        tuples = bindingStep(path, i, current, tuples, frame);
      } else {
        result = plainStep(path, i, current, frame);
      }
      if (!binds && (result == null || result.isEmpty())) {
        break;
      }
      if (step.focus() == null && result != null) {
        current = result;
      }
    }
    return binds ? tuples : result;
  }

  private static boolean binds(JsonataExpression.Step step) {
    return step.focus() != null
        || step.seenByParent()
        || firstIndex(step) != null
        || hasIndex(step);
  }

  private static boolean hasIndex(JsonataExpression.Step step) {
    return step.stages().stream().anyMatch(stage -> stage.index() != null);
  }

  /** The position that is bound for each item the step is applied to, or null. */
  private static @Nullable String firstIndex(JsonataExpression.Step step) {
    @Nullable String index = null;
    for (JsonataExpression.Stage stage : step.stages()) {
      if (stage.index() == null) {
        break;
      }
      index = stage.index();
    }
    return index;
  }

  /** Whether a step is an array that a dot made a step: it is not flattened. */
  private static boolean isConstructed(List<JsonataExpression.Step> steps, int index) {
    if (steps.get(index).expression().kind() != JsonataExpression.Kind.ARRAY) {
      return false;
    }
    for (int i = Math.max(1, index); i < steps.size(); i++) {
      if (steps.get(i).expression().kind() != JsonataExpression.Kind.SORT) {
        return true;
      }
    }
    return false;
  }

  /**
   * The value of a step's expression. Predicates of a first step that is no name belong to its
   * expression, not to the step.
   */
  private @Nullable Object stepValue(
      JsonataExpression.Step step,
      boolean first,
      @Nullable Object input,
      VariableFrame frame,
      boolean cons) {
    JsonataExpression node = step.expression();
    if (!first || ownsNoPredicates(step)) {
      return cons && node instanceof JsonataExpression.Array
          ? constructed((JsonataExpression.Array) node, input, frame)
          : evaluator.evaluate(node, input, frame);
    }
    @Nullable Object value =
        cons && node instanceof JsonataExpression.Array array
            ? constructed(array, input, frame)
            : evaluator.value(node, input, frame);
    for (JsonataExpression.Stage stage : step.stages()) {
      value = filter(Objects.requireNonNull(stage.predicate()), value, frame);
    }
    if (value instanceof Items items && items.sequence && !items.tuples) {
      return items.isEmpty() ? null : items.size() == 1 ? items.get(0) : items;
    }
    return value;
  }

  private Items constructed(
      JsonataExpression.Array array, @Nullable Object input, VariableFrame frame) {
    return evaluator.array(array, input, frame, true);
  }

  private static boolean ownsNoPredicates(JsonataExpression.Step step) {
    return step.expression().kind() == JsonataExpression.Kind.NAME
        || step.stages().isEmpty()
        || hasIndex(step);
  }

  // ---- steps

  private Items plainStep(
      JsonataExpression.Path path, int index, Items input, VariableFrame frame) {
    JsonataExpression.Step step = path.steps().get(index);
    if (step.expression() instanceof JsonataExpression.Sort sort) {
      return stages(step, Sorting.sort(evaluator, sort, input, frame), frame);
    }
    boolean cons = isConstructed(path.steps(), index);
    boolean stagesLater = index > 0 || ownsNoPredicates(step);
    Items results = new Items();
    for (Object item : input) {
      @Nullable Object value = stepValue(step, index == 0, item, frame, cons);
      if (stagesLater) {
        for (JsonataExpression.Stage stage : step.stages()) {
          if (stage.predicate() != null) {
            value = filter(stage.predicate(), value, frame);
          }
        }
      }
      if (value != null) {
        results.add(value);
      }
    }
    boolean last = index == path.steps().size() - 1;
    if (last && results.size() == 1 && results.get(0) instanceof Items only && !only.sequence) {
      return only;
    }
    Items flat = Items.emptySequence();
    for (Object value : results) {
      if (value instanceof Items items && !items.constructed) {
        flat.addAll(items);
      } else {
        flat.add(value);
      }
    }
    return flat;
  }

  private Items bindingStep(
      JsonataExpression.Path path,
      int index,
      Items input,
      @Nullable Items before,
      VariableFrame frame) {
    JsonataExpression.Step step = path.steps().get(index);
    if (step.expression() instanceof JsonataExpression.Sort sort) {
      return bindingSort(step, sort, input, before, frame);
    }
    Items from = before != null ? before : tuplesOf(input);
    boolean cons = isConstructed(path.steps(), index);
    Items result = Items.emptySequence();
    result.tuples = true;
    for (Object each : from) {
      Tuple tuple = (Tuple) Objects.requireNonNull(each);
      @Nullable Object value = stepValue(step, index == 0, tuple.item(), tuple.frame(frame), cons);
      if (value != null) {
        bindEach(step, tuple, Items.arrayFrom(value), result);
      }
    }
    return index == 0 && !ownsNoPredicates(step) ? result : stages(step, result, frame);
  }

  private static void bindEach(JsonataExpression.Step step, Tuple from, Items values, Items into) {
    String index = firstIndex(step);
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i);
      if (values.tuples && value instanceof Tuple inner) {
        Tuple joined = from.with(inner.item());
        inner.bindings().forEach(joined::bind);
        into.add(joined);
        continue;
      }
      Tuple tuple = from.with(step.focus() == null ? value : from.item());
      if (step.focus() != null) {
        tuple.bind(step.focus(), value);
      }
      if (index != null) {
        tuple.bind(index, (double) i);
      }
      for (int label : step.parentLabels()) {
        tuple.bind(parentName(label), from.item());
      }
      into.add(tuple);
    }
  }

  private Items bindingSort(
      JsonataExpression.Step step,
      JsonataExpression.Sort sort,
      Items input,
      @Nullable Items before,
      VariableFrame frame) {
    if (before != null) {
      return stages(step, Sorting.sort(evaluator, sort, before, frame), frame);
    }
    Items tuples = tuplesOf(Sorting.sort(evaluator, sort, input, frame));
    String index = firstIndex(step);
    for (int i = 0; i < tuples.size() && index != null; i++) {
      ((Tuple) Objects.requireNonNull(tuples.get(i))).bind(index, (double) i);
    }
    return stages(step, tuples, frame);
  }

  private static Items tuplesOf(Items items) {
    Items tuples = Items.emptySequence();
    tuples.tuples = true;
    for (Object item : items) {
      tuples.add(Tuple.of(item));
    }
    return tuples;
  }

  /** Applies what follows the expression of a step to all of its results. */
  private Items stages(JsonataExpression.Step step, Items input, VariableFrame frame) {
    Items result = input;
    boolean leading = true;
    for (JsonataExpression.Stage stage : step.stages()) {
      if (stage.predicate() != null) {
        leading = false;
        result = Items.sequenceFrom(filter(stage.predicate(), result, frame));
      } else if (!leading && stage.index() != null) {
        for (int i = 0; i < result.size(); i++) {
          if (result.get(i) instanceof Tuple tuple) {
            tuple.bind(stage.index(), (double) i);
          }
        }
      }
    }
    return result;
  }

  // ---- predicates

  /** The items for which a predicate holds, or the one at a position. */
  Items filter(JsonataExpression predicate, @Nullable Object value, VariableFrame frame) {
    Items input = Items.sequenceFrom(value);
    Items results = Items.emptySequence();
    results.tuples = input.tuples;
    if (predicate instanceof JsonataExpression.Number number) {
      double position = Math.floor(number.value());
      int index = (int) (position < 0 ? input.size() + position : position);
      Object item = index >= 0 && index < input.size() ? input.get(index) : null;
      if (item instanceof Items items) {
        return items;
      }
      if (item != null) {
        results.add(item);
      }
      return results;
    }
    for (int i = 0; i < input.size(); i++) {
      Object item = input.get(i);
      boolean tuple = input.tuples && item instanceof Tuple;
      @Nullable Object answer =
          tuple
              ? evaluator.evaluate(predicate, ((Tuple) item).item(), ((Tuple) item).frame(frame))
              : evaluator.evaluate(predicate, item, frame);
      if (Values.isNumber(answer)) {
        answer = Items.arrayOf(answer);
      }
      if (Values.isArrayOfNumbers(answer)) {
        for (Object position : Items.arrayFrom(answer)) {
          double at = Math.floor((Double) Objects.requireNonNull(position));
          if ((at < 0 ? input.size() + at : at) == i) {
            results.add(item);
          }
        }
      } else if (Values.isTrue(answer)) {
        results.add(item);
      }
    }
    return results;
  }
}
