package io.steplint.execution.jsonata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions that call a function for every item. */
final class HigherOrderFunctions {

  private HigherOrderFunctions() {}

  static void addTo(StandardFunctions.Table table) {
    table.addStrict("map", 2, HigherOrderFunctions::map);
    table.addStrict("filter", 2, HigherOrderFunctions::filter);
    table.addStrict("single", 2, HigherOrderFunctions::single);
    table.addStrict("reduce", 3, HigherOrderFunctions::reduce);
    table.add("sift", 2, HigherOrderFunctions::sift);
    table.add("each", 2, HigherOrderFunctions::each);
  }

  private static Items map(Arguments a) {
    Items items = a.array(0);
    Items result = Items.emptySequence();
    for (int i = 0; i < items.size(); i++) {
      Object value = a.call(a.function(1), items.get(i), (double) i, items);
      if (value != null) {
        result.add(value);
      }
    }
    return result;
  }

  private static Items filter(Arguments a) {
    Items items = a.array(0);
    Items result = Items.emptySequence();
    for (int i = 0; i < items.size(); i++) {
      if (Values.isTrue(a.call(a.function(1), items.get(i), (double) i, items))) {
        result.add(items.get(i));
      }
    }
    return result;
  }

  private static @Nullable Object single(Arguments a) {
    Items items = a.array(0);
    @Nullable Object found = null;
    boolean any = false;
    for (int i = 0; i < items.size(); i++) {
      if (!a.isGiven(1) || Values.isTrue(a.call(a.function(1), items.get(i), (double) i, items))) {
        if (any) {
          throw new JsonataFailure("D3138");
        }
        found = items.get(i);
        any = true;
      }
    }
    if (!any) {
      throw new JsonataFailure("D3139");
    }
    return found;
  }

  private static @Nullable Object reduce(Arguments a) {
    Items items = a.array(0);
    FunctionObject function = a.function(1);
    int arity = function.arity();
    if (arity < 2) {
      throw new JsonataFailure("D3050");
    }
    boolean fromFirst = !a.isGiven(2) && !items.isEmpty();
    @Nullable Object result = fromFirst ? items.get(0) : a.get(2);
    for (int i = fromFirst ? 1 : 0; i < items.size(); i++) {
      List<@Nullable Object> arguments = new ArrayList<>();
      arguments.add(result);
      arguments.add(items.get(i));
      if (arity >= 3) {
        arguments.add((double) i);
      }
      if (arity >= 4) {
        arguments.add(items);
      }
      result = a.evaluator().calls().apply(function, arguments, null);
    }
    return result;
  }

  private static @Nullable Object sift(Arguments a) {
    Map<String, @Nullable Object> kept = new LinkedHashMap<>();
    Map<String, @Nullable Object> members = Evaluator.members(a.get(0));
    members.forEach(
        (name, value) -> {
          if (Values.isTrue(a.call(a.function(1), value, name, members))) {
            kept.put(name, value);
          }
        });
    return kept.isEmpty() ? null : kept;
  }

  private static Items each(Arguments a) {
    Items result = Items.emptySequence();
    Map<String, @Nullable Object> members = Evaluator.members(a.get(0));
    members.forEach(
        (name, value) -> {
          Object answer = a.call(a.function(1), value, name, members);
          if (answer != null) {
            result.add(answer);
          }
        });
    return result;
  }
}
