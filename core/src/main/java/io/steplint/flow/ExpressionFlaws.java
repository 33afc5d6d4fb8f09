package io.steplint.flow;

import io.steplint.asl.Expression;
import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.State;
import io.steplint.query.intrinsic.Intrinsic;
import io.steplint.query.intrinsic.IntrinsicFunction;
import io.steplint.query.path.Head;
import io.steplint.query.path.Path;
import io.steplint.type.ArrayShape;
import io.steplint.type.Kind;
import io.steplint.type.Type;
import io.steplint.typing.Evaluation;
import io.steplint.typing.Failure;
import io.steplint.typing.Happens;
import io.steplint.typing.intrinsic.IntrinsicTyping;
import io.steplint.typing.path.PathTyping;
import io.steplint.typing.path.Selection;
import org.jspecify.annotations.Nullable;

/**
 * Tells of what goes wrong where the expressions of one state are evaluated on one stage of its
 * data: at which step a path leads to nothing, which argument an intrinsic function refuses, and
 * which value its use does not take. What the values are is up to {@link StateEvaluator}.
 */
final class ExpressionFlaws {

  private final State state;
  private final Environment environment;
  private final Recorder recorder;

  ExpressionFlaws(State state, Environment environment, Recorder recorder) {
    this.state = state;
    this.environment = environment;
    this.recorder = recorder;
  }

  /** Tells of a variable that nothing has assigned. */
  void undefined(Path path, Expression place, Type root) {
    Happens certainty = root.mustBeMissing() ? Happens.MUST : Happens.MAY;
    tell(Flaw.Kind.UNDEFINED_VARIABLE, certainty, StateEvaluator.RUNTIME, place, path, 0, root, "");
  }

  /** Tells of a path that can lead to nothing in the data that it starts from. */
  void selected(Path path, Expression place, Type root, Selection selection) {
    if (selection.missing() != Happens.NO) {
      missing(path, place, root, selection);
    }
    if (selection.missing() != Happens.MUST && isEmpty(selection.type()) && !path.isDefinite()) {
      nothing(path, place, root);
    }
  }

  private void missing(Path path, Expression place, Type root, Selection selection) {
    boolean context = path.head().kind() == Head.Kind.CONTEXT;
    if (selection.missing() == Happens.MAY && (context || !selection.concrete())) {
      return;
    }
    int step = selection.step();
    Type before = PathTyping.select(root, path.segments().subList(0, step)).type();
    tell(
        Flaw.Kind.MISSING_PATH,
        selection.missing(),
        StateEvaluator.RUNTIME,
        place,
        path,
        step,
        before,
        "");
  }

  private static boolean isEmpty(Type type) {
    ArrayShape array = type.array();
    return array != null && array.max() == 0 && type.mustBe(Kind.ARRAY);
  }

  /** Tells of an indefinite path that selects nothing, unless the data is empty where it looks. */
  private void nothing(Path path, Expression place, Type root) {
    Type before = root;
    for (int step = 0; step < path.segments().size(); step++) {
      Selection next = PathTyping.select(root, path.segments().subList(0, step + 1));
      if (next.missing() == Happens.MUST || (isEmpty(next.type()) && !isEmpty(before))) {
        tell(Flaw.Kind.SELECTS_NOTHING, Happens.MUST, null, place, path, step, before, "");
        return;
      }
      if (isEmpty(next.type())) {
        return;
      }
      before = next.type();
    }
  }

  /** Tells of the arguments that an intrinsic function refuses, or writes in another way. */
  void intrinsic(Intrinsic.Call call, Expression place, Evaluation evaluation) {
    formatted(call, place);
    for (Failure failure : evaluation.failures()) {
      // Paths that lead to nothing have been told of by select.
      if (!failure.code().equals(StateEvaluator.RUNTIME)
          && (failure.happens() == Happens.MUST || failure.concrete())) {
        Path path = pathAt(call, failure.start(), failure.end());
        int step = path == null ? 0 : path.segments().size();
        Type found = path == null ? Type.unknown() : valueOf(path);
        tell(
            Flaw.Kind.INTRINSIC,
            failure.happens(),
            failure.code(),
            place,
            path,
            step,
            found,
            failure.reason());
      }
    }
  }

  /** Tells of objects and arrays that {@code States.Format} would not write as JSON. */
  private void formatted(Intrinsic.Call call, Expression place) {
    for (int i = 0; i < call.arguments().size(); i++) {
      Intrinsic argument = call.arguments().get(i);
      if (argument instanceof Intrinsic.Call inner) {
        formatted(inner, place);
      }
      if (call.function() != IntrinsicFunction.FORMAT || i == 0) {
        continue;
      }
      Path path = argument instanceof Intrinsic.PathValue value ? value.path() : null;
      Type found =
          path != null
              ? valueOf(path)
              : IntrinsicTyping.of(
                      argument,
                      p -> PathTyping.select(environment.root(p.head()).present(), p.segments()))
                  .type();
      if (!found.isNever() && found.without(Kind.ARRAY).without(Kind.OBJECT).isNever()) {
        int steps = path == null ? 0 : path.segments().size();
        tell(Flaw.Kind.NOT_AS_JSON, Happens.MUST, null, place, path, steps, found, "");
      }
    }
  }

  private Type valueOf(Path path) {
    return PathTyping.select(environment.root(path.head()).present(), path.segments()).type();
  }

  private static @Nullable Path pathAt(Intrinsic node, int start, int end) {
    if (node instanceof Intrinsic.PathValue value && value.start() == start && value.end() == end) {
      return value.path();
    }
    if (node instanceof Intrinsic.Call call) {
      for (Intrinsic argument : call.arguments()) {
        Path found = pathAt(argument, start, end);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  /** Says that the value of an expression is not what its use takes. */
  void wrongKind(
      PayloadTemplate template,
      Happens certainty,
      @Nullable String error,
      Type found,
      String wanted) {
    Expression expression = template.expression();
    Path path = expression == null ? null : expression.path();
    Slot slot = environment.slot();
    if (expression != null && expression.kind() == Expression.Kind.JSONATA) {
      PlainPath plain = PlainPath.of(expression.text());
      path = plain == null ? null : plain.path();
      slot = plain == null ? slot : plain.slot();
    }
    recorder.flaw(
        new Flaw(
            Flaw.Kind.WRONG_KIND,
            certainty,
            error,
            state,
            template.node(),
            template.pointer(),
            path,
            slot,
            path == null ? 0 : path.segments().size(),
            found,
            wanted));
  }

  /** Tells of a flaw of an expression, at a step of the path that it reads. */
  void tell(
      Flaw.Kind kind,
      Happens certainty,
      @Nullable String error,
      Expression place,
      @Nullable Path path,
      int step,
      Type found,
      String detail) {
    recorder.flaw(
        new Flaw(
            kind,
            certainty,
            error,
            state,
            place.node(),
            place.pointer(),
            path,
            environment.slot(),
            step,
            found,
            detail));
  }
}
