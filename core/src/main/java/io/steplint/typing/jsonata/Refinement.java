package io.steplint.typing.jsonata;

import io.steplint.query.jsonata.JsonataExpression;
import io.steplint.query.path.Segment;
import io.steplint.type.Kind;
import io.steplint.type.Type;
import io.steplint.typing.path.Narrowing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a condition says of the variables it reads. Only paths of plain names from a variable, along
 * which no array can be, are narrowed.
 */
final class Refinement {

  private static final int MAX_NESTING = 32;

  private Refinement() {}

  /** The scope where the condition is true. */
  static Bindings whereTrue(JsonataExpression condition, Bindings scope, int doubt) {
    Bindings inner = new Bindings(scope, doubt);
    narrow(condition, inner, true, 0);
    return inner;
  }

  /** The scope where the condition is false or undefined. */
  static Bindings whereFalse(JsonataExpression condition, Bindings scope, int doubt) {
    Bindings inner = new Bindings(scope, doubt);
    narrow(condition, inner, false, 0);
    return inner;
  }

  private static void narrow(JsonataExpression test, Bindings scope, boolean holds, int depth) {
    if (depth > MAX_NESTING) {
      return;
    }
    if (test instanceof JsonataExpression.Binary binary) {
      boolean and = binary.operator().equals("and");
      if ((and && holds) || (binary.operator().equals("or") && !holds)) {
        narrow(binary.left(), scope, holds, depth + 1);
        narrow(binary.right(), scope, holds, depth + 1);
      } else if (binary.operator().equals("=") && holds) {
        equal(binary.left(), binary.right(), scope);
        equal(binary.right(), binary.left(), scope);
      }
    } else if (test instanceof JsonataExpression.Block block && block.expressions().size() == 1) {
      narrow(block.expressions().get(0), scope, holds, depth + 1);
    } else if (test instanceof JsonataExpression.Call call && call.arguments().size() == 1) {
      called(call, scope, holds, depth);
    } else if (holds) {
      at(test, scope, type -> Operators.mayBeTrue(type) ? type.without(Kind.NULL) : Type.never());
    }
  }

  private static void called(
      JsonataExpression.Call call, Bindings scope, boolean holds, int depth) {
    JsonataExpression argument = call.arguments().get(0);
    if (!(call.procedure() instanceof JsonataExpression.Variable function)
        || scope.lookup(function.name()) != null) {
      return;
    }
    if (function.name().equals("not") && holds) {
      narrow(argument, scope, false, depth + 1);
      at(argument, scope, UnaryOperator.identity());
    } else if (function.name().equals("exists") && holds) {
      at(argument, scope, UnaryOperator.identity());
    } else if (function.name().equals("exists")) {
      List<Segment> path = path(argument, scope);
      if (path != null && !path.isEmpty()) {
        String variable = variable(argument);
        Type type = scope.lookup(variable);
        if (type != null) {
          Type without = Narrowing.absent(type, path);
          scope.bind(variable, type.mayBeMissing() ? without.orMissing() : without);
        }
      }
    }
  }

  private static void equal(JsonataExpression place, JsonataExpression value, Bindings scope) {
    Type literal =
        value instanceof JsonataExpression.Text text
            ? Type.literal(text.value())
            : value instanceof JsonataExpression.Bool flag
                ? Type.literal(flag.value())
                : value instanceof JsonataExpression.Null ? Type.nullValue() : null;
    if (literal != null) {
      at(place, scope, type -> type.meet(literal));
    }
  }

  private static void at(JsonataExpression place, Bindings scope, UnaryOperator<Type> change) {
    List<Segment> path = path(place, scope);
    if (path == null) {
      return;
    }
    String variable = variable(place);
    Type type = scope.lookup(variable);
    if (type != null) {
      Type narrowed = Narrowing.at(type.present(), path, change);
      if (!narrowed.isNever()) {
        scope.bind(variable, narrowed);
      }
    }
  }

  private static String variable(JsonataExpression place) {
    JsonataExpression head =
        place instanceof JsonataExpression.Path path ? path.steps().get(0).expression() : place;
    return head instanceof JsonataExpression.Variable variable ? variable.name() : "";
  }

  /** The names behind a variable; null where it is no such path, or may lead through an array. */
  private static @Nullable List<Segment> path(JsonataExpression place, Bindings scope) {
    String variable = variable(place);
    Type at = variable.isEmpty() ? null : scope.lookup(variable);
    if (at == null) {
      return null;
    }
    List<Segment> names = new ArrayList<>();
    if (place instanceof JsonataExpression.Path path) {
      for (int i = 0; i < path.steps().size(); i++) {
        JsonataExpression.Step step = path.steps().get(i);
        if (!step.stages().isEmpty() || step.focus() != null || step.keepArray()) {
          return null;
        }
        if (i > 0) {
          if (at.mayBe(Kind.ARRAY) || !(step.expression() instanceof JsonataExpression.Name name)) {
            return null;
          }
          Segment segment =
              new Segment.Field(name.name(), Segment.Notation.BRACKET, step.start(), step.end());
          at = io.steplint.typing.path.PathTyping.select(at, List.of(segment)).type();
          names.add(segment);
        }
      }
    }
    return names;
  }
}
