package io.steplint.rules.limits;

import io.steplint.query.intrinsic.Intrinsic;
import io.steplint.query.intrinsic.IntrinsicFunction;
import io.steplint.query.jsonata.JsonataExpression;
import io.steplint.query.jsonata.StateExpression;
import io.steplint.query.path.Head;
import io.steplint.query.path.Path;
import io.steplint.query.path.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A place whose next value may be made of its present one.
 *
 * @param head the data or the variable: {@code $}, {@code $states.input}, {@code $name}
 * @param place the names that lead to the place from there
 */
record Growth(String head, List<Segment> place) {

  /** The functions whose result holds all of an argument, and more. */
  private static final Set<IntrinsicFunction> GROWING =
      Set.of(IntrinsicFunction.ARRAY, IntrinsicFunction.FORMAT, IntrinsicFunction.JSON_TO_STRING);

  Growth {
    place = List.copyOf(place);
  }

  Growth below(String name) {
    List<Segment> longer = new ArrayList<>(place);
    longer.add(new Segment.Field(name, Segment.Notation.DOT, 0, 0));
    return new Growth(head, longer);
  }

  /** Whether the value of an expression holds what is at the place, and something besides. */
  boolean isIn(io.steplint.asl.Expression expression) {
    return switch (expression.kind()) {
      case PATH -> expression.path() != null && around(expression.path());
      case INTRINSIC -> expression.intrinsic() != null && isIn(expression.intrinsic());
      case JSONATA -> expression.jsonata() != null && isIn(expression.text(), expression.jsonata());
    };
  }

  /** Whether a path selects something that the place lies in. */
  private boolean around(Path path) {
    return startsAtHead(path) && path.segments().size() < place.size() && leadsToPlace(path);
  }

  private boolean startsAtHead(Path path) {
    return path.head().kind() == Head.Kind.VARIABLE
        ? head.equals("$" + path.head().name())
        : path.head().kind() == Head.Kind.INPUT && head.equals("$");
  }

  private boolean leadsToPlace(Path path) {
    List<Segment> steps = path.segments();
    for (int i = 0; i < steps.size(); i++) {
      if (i >= place.size()
          || !(steps.get(i) instanceof Segment.Field step)
          || !(place.get(i) instanceof Segment.Field field)
          || !step.name().equals(field.name())) {
        return false;
      }
    }
    return true;
  }

  private boolean isIn(Intrinsic.Call call) {
    for (Intrinsic argument : call.arguments()) {
      if (argument instanceof Intrinsic.PathValue value
          && GROWING.contains(call.function())
          && startsAtHead(value.path())
          && leadsToPlace(value.path())) {
        return true;
      }
      if (argument instanceof Intrinsic.Call inner && isIn(inner)) {
        return true;
      }
    }
    return false;
  }

  // ---- JSONata

  private boolean isIn(String text, StateExpression parsed) {
    return grows(parsed.expression(), text);
  }

  private boolean grows(JsonataExpression expression, String text) {
    switch (expression.kind()) {
      case CALL:
        JsonataExpression.Call call = (JsonataExpression.Call) expression;
        return call.procedure() instanceof JsonataExpression.Variable function
            && function.name().equals("append")
            && call.arguments().stream().anyMatch(argument -> holds(argument, text));
      case ARRAY:
        List<JsonataExpression> items = ((JsonataExpression.Array) expression).items();
        return items.size() > 1 && items.stream().anyMatch(item -> holds(item, text));
      case BINARY:
        JsonataExpression.Binary binary = (JsonataExpression.Binary) expression;
        return binary.operator().equals("&")
            && (holds(binary.left(), text) || holds(binary.right(), text));
      case OBJECT:
        return ((JsonataExpression.Obj) expression)
            .entries().stream().anyMatch(entry -> holds(entry.value(), text));
      default:
        return reads(expression, text, 1);
    }
  }

  private boolean holds(JsonataExpression expression, String text) {
    return reads(expression, text, 0) || grows(expression, text);
  }

  /** Whether an expression is a plain path to the place, or to what it lies in. */
  private boolean reads(JsonataExpression expression, String text, int shorter) {
    String read = text.substring(expression.start(), expression.end());
    StringBuilder at = new StringBuilder(head);
    for (int i = 0; i <= place.size(); i++) {
      if (read.contentEquals(at)) {
        return i + shorter <= place.size();
      }
      if (i < place.size() && place.get(i) instanceof Segment.Field field) {
        at.append('.').append(field.name());
      }
    }
    return false;
  }
}
