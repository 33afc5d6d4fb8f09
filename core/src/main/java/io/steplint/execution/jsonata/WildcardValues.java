package io.steplint.execution.jsonata;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code *} and {@code **} select. */
final class WildcardValues {

  private WildcardValues() {}

  static @Nullable Object values(@Nullable Object input) {
    Object from =
        input instanceof Items items && items.outerWrapper && !items.isEmpty()
            ? items.get(0)
            : input;
    Iterable<@Nullable Object> values =
        from instanceof Items items ? items : Evaluator.members(from).values();
    @Nullable Object found = Items.emptySequence();
    for (Object value : values) {
      if (value instanceof Items) {
        Items flat = new Items();
        flatten(value, flat);
        // A plain array from here on, which is never unwrapped: so it is in the reference.
        found = Items.append(found, flat);
      } else if (found instanceof Items items) {
        items.add(value);
      }
    }
    return found;
  }

  private static void flatten(@Nullable Object value, Items into) {
    if (value instanceof Items items) {
      for (Object item : items) {
        flatten(item, into);
      }
    } else {
      into.add(value);
    }
  }

  static @Nullable Object descendants(@Nullable Object input) {
    if (input == null) {
      return null;
    }
    Items found = Items.emptySequence();
    descend(input, found);
    return found.size() == 1 ? found.get(0) : found;
  }

  private static void descend(@Nullable Object value, Items into) {
    if (value instanceof Items items) {
      for (Object item : items) {
        descend(item, into);
      }
      return;
    }
    into.add(value);
    if (value instanceof Map) {
      for (Object member : Values.object(value).values()) {
        descend(member, into);
      }
    }
  }
}
