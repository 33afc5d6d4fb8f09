package io.steplint.execution.jsonata;

import io.steplint.query.jsonata.JsonataExpression;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Sorts stably, by a test whether one item belongs behind another. */
final class Sorting {

  private Sorting() {}

  static Items sort(
      Evaluator evaluator, JsonataExpression.Sort sort, Items input, VariableFrame frame) {
    Items sorted = sort(input, (a, b) -> order(evaluator, sort, input.tuples, a, b, frame) > 0);
    if (sorted != input) {
      sorted.tuples = input.tuples;
    }
    return sorted;
  }

  private static int order(
      Evaluator evaluator,
      JsonataExpression.Sort sort,
      boolean tuples,
      @Nullable Object a,
      @Nullable Object b,
      VariableFrame frame) {
    for (JsonataExpression.Term term : sort.terms()) {
      Object first = key(evaluator, term, tuples, a, frame);
      Object second = key(evaluator, term, tuples, b, frame);
      if (first == null || second == null) {
        if (first == null && second == null) {
          continue;
        }
        return first == null ? 1 : -1; // what has no key comes last, in either direction
      }
      int order = compare(first, second);
      if (order != 0) {
        return term.descending() ? -order : order;
      }
    }
    return 0;
  }

  private static @Nullable Object key(
      Evaluator evaluator,
      JsonataExpression.Term term,
      boolean tuples,
      @Nullable Object item,
      VariableFrame frame) {
    return tuples && item instanceof Tuple tuple
        ? evaluator.evaluate(term.expression(), tuple.item(), tuple.frame(frame))
        : evaluator.evaluate(term.expression(), item, frame);
  }

  private static int compare(Object first, Object second) {
    if (!BinaryOperators.isComparable(first) || !BinaryOperators.isComparable(second)) {
      throw new JsonataFailure("T2008").about(BinaryOperators.isComparable(first) ? second : first);
    }
    if (first instanceof String != second instanceof String) {
      throw new JsonataFailure("T2007").about(first).with("value2", Values.shown(second));
    }
    return first instanceof String text
        ? text.compareTo((String) second)
        : Double.compare((Double) first, (Double) second);
  }

  /**
   * The items in order. An array of one item or none is given back as it is.
   *
   * @param behind whether the first of two items belongs behind the second
   */
  static Items sort(Items items, BiPredicate<@Nullable Object, @Nullable Object> behind) {
    if (items.size() <= 1) {
      return items;
    }
    int middle = items.size() / 2;
    List<@Nullable Object> left = sort(new Items(items.subList(0, middle)), behind);
    List<@Nullable Object> right = sort(new Items(items.subList(middle, items.size())), behind);
    Items merged = new Items();
    int l = 0;
    int r = 0;
    while (l < left.size() && r < right.size()) {
      merged.add(behind.test(left.get(l), right.get(r)) ? right.get(r++) : left.get(l++));
    }
    merged.addAll(left.subList(l, left.size()));
    merged.addAll(right.subList(r, right.size()));
    return merged;
  }
}
