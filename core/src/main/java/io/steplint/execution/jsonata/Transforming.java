package io.steplint.execution.jsonata;

import io.steplint.query.jsonata.JsonataExpression;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** <code>|pattern|{update}, delete|</code>: changes what the pattern matches, in a copy. */
final class Transforming {

  private Transforming() {}

  static FunctionObject function(
      Evaluator evaluator, JsonataExpression.Transform node, VariableFrame frame) {
    SignatureCheck check = new SignatureCheck(StandardFunctions.OBJECT_OR_ARRAY);
    return new FunctionObject.Native(
        "", check, 1, arguments -> transform(evaluator, node, frame, arguments.get(0)));
  }

  private static @Nullable Object transform(
      Evaluator evaluator,
      JsonataExpression.Transform node,
      VariableFrame frame,
      @Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (!(frame.lookup("clone") instanceof FunctionObject)) {
      throw new JsonataFailure("T2013");
    }
    Object result = copy(value);
    Object matches = evaluator.evaluate(node.pattern(), result, frame);
    if (matches == null) {
      return result;
    }
    for (Object match : Items.arrayFrom(matches)) {
      Object update = evaluator.evaluate(node.update(), match, frame);
      if (update != null) {
        if (!(update instanceof Map)) {
          throw new JsonataFailure("T2011").about(update);
        }
        if (match instanceof Map) {
          Values.object(match).putAll(Values.object(update));
        } else if (!(match instanceof Items)) {
          throw new JsonataFailure(JsonataFailure.HOST);
        }
      }
      if (node.delete() != null) {
        delete(evaluator.evaluate(node.delete(), match, frame), match);
      }
    }
    return result;
  }

  private static void delete(@Nullable Object names, @Nullable Object from) {
    if (names == null) {
      return;
    }
    Items deletions = Items.arrayFrom(names);
    if (!Values.isArrayOfStrings(deletions)) {
      throw new JsonataFailure("T2012").about(names);
    }
    if (from instanceof Map<?, ?> members) {
      deletions.forEach(members::remove);
    }
  }

  /** A copy whose parts are its own, numbers printed and read again as {@code $clone} does it. */
  static @Nullable Object copy(@Nullable Object value) {
    if (value instanceof Items items) {
      Items copy = new Items();
      for (Object item : items) {
        copy.add(copy(item));
      }
      return copy;
    }
    if (value instanceof Map) {
      Map<String, @Nullable Object> copy = new LinkedHashMap<>();
      Values.object(value).forEach((name, member) -> copy.put(name, copy(member)));
      return copy;
    }
    if (value instanceof FunctionObject) {
      return "";
    }
    return value instanceof Double number
        ? (Object) io.steplint.execution.json.NumberText.rounded(number)
        : value;
  }
}
