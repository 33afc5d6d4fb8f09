package io.steplint.execution.jsonata;

import java.util.Collections;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** {@code $append}, {@code $sort} and the like. */
final class SequenceFunctions {

  private SequenceFunctions() {}

  static void addTo(StandardFunctions.Table table) {
    table.add("count", 1, a -> a.isGiven(0) ? (double) a.array(0).size() : 0.0);
    table.add("append", 2, a -> Items.append(a.get(0), a.get(1)));
    table.addStrict("reverse", 1, a -> reversed(a.array(0)));
    table.addStrict("shuffle", 1, a -> shuffled(a.array(0), a.evaluator().surroundings().random()));
    table.addStrict("sort", 2, SequenceFunctions::sort);
    table.addStrict("distinct", 1, a -> distinct(Objects.requireNonNull(a.get(0))));
    table.add("zip", 0, SequenceFunctions::zip);
  }

  private static Items reversed(Items items) {
    if (items.size() <= 1) {
      return items;
    }
    Items reversed = new Items(items);
    Collections.reverse(reversed);
    return reversed;
  }

  private static Items shuffled(Items items, Random random) {
    if (items.size() <= 1) {
      return items;
    }
    Items shuffled = new Items(items);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  private static Items sort(Arguments a) {
    Items items = a.array(0);
    if (items.size() <= 1) {
      return items;
    }
    if (a.isGiven(1)) {
      FunctionObject behind = a.function(1);
      return Sorting.sort(
          items, (x, y) -> isTruthy(a.evaluator().calls().apply(behind, pair(x, y), null)));
    }
    if (!NumberFunctions.canSort(items)) {
      throw new JsonataFailure("D3070");
    }
    return Sorting.sort(
        items,
        (x, y) ->
            x instanceof String text
                ? text.compareTo((String) Objects.requireNonNull(y)) > 0
                : (Double) Objects.requireNonNull(x) > (Double) Objects.requireNonNull(y));
  }

  private static Items pair(@Nullable Object x, @Nullable Object y) {
    Items pair = Items.arrayOf(x);
    pair.add(y);
    return pair;
  }

  /** What JavaScript itself takes for true, which is not what JSONata does. */
  private static boolean isTruthy(@Nullable Object value) {
    if (value instanceof Double number) {
      return number != 0 && !number.isNaN();
    }
    return value instanceof Items
        || value instanceof java.util.Map
        || value instanceof FunctionObject
        || Values.isTrue(value);
  }

  private static Object distinct(Object value) {
    if (!(value instanceof Items items) || items.size() <= 1) {
      return value;
    }
    Items distinct = items.sequence ? Items.emptySequence() : new Items();
    for (Object item : items) {
      if (distinct.stream().noneMatch(known -> Values.equal(known, item))) {
        distinct.add(item);
      }
    }
    return distinct;
  }

  private static Items zip(Arguments a) {
    int shortest = Integer.MAX_VALUE;
    for (int i = 0; i < a.count(); i++) {
      shortest = Math.min(shortest, a.get(i) instanceof Items items ? items.size() : 0);
    }
    Items zipped = new Items();
    for (int i = 0; i < shortest && a.count() > 0; i++) {
      Items row = new Items();
      for (int k = 0; k < a.count(); k++) {
        row.add(a.array(k).get(i));
      }
      zipped.add(row);
    }
    return zipped;
  }
}
