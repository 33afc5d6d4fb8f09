package io.steplint.flow;

import io.steplint.asl.Expression;
import io.steplint.asl.PayloadTemplate;
import io.steplint.query.intrinsic.Intrinsic;
import io.steplint.query.jsonata.StateExpression;
import io.steplint.query.path.Head;
import io.steplint.query.path.Path;
import io.steplint.query.path.Segment;
import io.steplint.typing.Happens;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether what a Task sends carries its task token. */
public final class TaskTokens {

  private TaskTokens() {}

  /**
   * Whether a value carries the token: certainly not, perhaps, or by an expression that reads it.
   */
  public static Happens in(@Nullable PayloadTemplate template) {
    if (template == null) {
      return Happens.NO;
    }
    Happens found = Happens.NO;
    switch (template.kind()) {
      case LITERAL:
        return Happens.NO;
      case OPAQUE:
        return Happens.MAY;
      case EXPRESSION:
        return template.expression() == null ? Happens.MAY : in(template.expression());
      case OBJECT:
        for (PayloadTemplate.Member member :
            ((PayloadTemplate.ObjectTemplate) template).members()) {
          found = found.either(in(member.value()));
        }
        return found;
      default:
        for (PayloadTemplate item : ((PayloadTemplate.ArrayTemplate) template).items()) {
          found = found.either(in(item));
        }
        return found;
    }
  }

  private static Happens in(Expression expression) {
    if (!expression.isKnown()) {
      // What a deployment puts into a string reads nothing.
      return SymbolicStrings.of(expression, Map.of()) != null ? Happens.NO : Happens.MAY;
    }
    switch (expression.kind()) {
      case PATH:
        Path path = expression.path();
        return path == null ? Happens.MAY : in(path);
      case INTRINSIC:
        Intrinsic call = expression.intrinsic();
        return call == null ? Happens.MAY : in(call);
      default:
        StateExpression parsed = expression.jsonata();
        return parsed == null ? Happens.MAY : in(parsed);
    }
  }

  private static Happens in(StateExpression expression) {
    Happens found = Happens.NO;
    for (StateExpression.StatesReference read : expression.states()) {
      List<String> names = read.names();
      if (names.isEmpty() || names.equals(List.of("context"))) {
        found = found == Happens.MUST ? found : Happens.MAY; // all of it, or who knows what of it
      } else if (names.get(0).equals("context") && names.get(1).equals("Task")) {
        found = Happens.MUST;
      }
    }
    return found;
  }

  private static Happens in(Intrinsic node) {
    Happens found = Happens.NO;
    if (node instanceof Intrinsic.PathValue value) {
      found = in(value.path());
    } else if (node instanceof Intrinsic.Call call) {
      for (Intrinsic argument : call.arguments()) {
        found = found.either(in(argument));
      }
    }
    return found;
  }

  private static Happens in(Path path) {
    if (path.head().kind() != Head.Kind.CONTEXT) {
      return Happens.NO;
    }
    if (path.segments().isEmpty()) {
      return Happens.MUST;
    }
    Segment first = path.segments().get(0);
    if (first.kind() != Segment.Kind.FIELD) {
      return Happens.MAY;
    }
    return ((Segment.Field) first).name().equals("Task") ? Happens.MUST : Happens.NO;
  }
}
