package io.steplint.execution.jsonata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One match, as a regular expression or a function of the user's own gives it.
 *
 * @param value the object with {@code match}, {@code start}, {@code end}, {@code groups} and {@code
 *     next}
 */
record Match(Map<String, @Nullable Object> value, Arguments call) {

  String text() {
    return value.get("match") instanceof String text ? text : "";
  }

  int start() {
    return value.get("start") instanceof Double start ? start.intValue() : 0;
  }

  int end() {
    return value.get("end") instanceof Double end ? end.intValue() : 0;
  }

  Items groups() {
    return value.get("groups") instanceof Items groups ? groups : new Items();
  }

  /** The match behind this one, or null. */
  @Nullable Match next() {
    if (!(value.get("next") instanceof FunctionObject next)) {
      throw new JsonataFailure(JsonataFailure.HOST);
    }
    return Matching.of(call, call.evaluator().calls().apply(next, new ArrayList<>(), null));
  }

  /** The object that {@code $match} shows for it. */
  Map<String, @Nullable Object> shown() {
    Map<String, @Nullable Object> shown = new LinkedHashMap<>();
    shown.put("match", value.get("match"));
    shown.put("index", value.get("start"));
    shown.put("groups", value.get("groups"));
    return shown;
  }
}
