package io.steplint.query.jsonata;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node on its way from {@link Raw} to {@link Expression}: what is still to be decided about it is
 * decided by what stands around it.
 */
final class Part {

  enum Kind {
    PATH,
    NAME,
    WILDCARD,
    PARENT,
    BLOCK,
    STRING,
    /** A number or one of {@code true}, {@code false} and {@code null}: no step of a path. */
    CONSTANT,
    SORT,
    OTHER
  }

  /** What a {@code %} looks for: so many steps up. */
  static final class Slot {
    int level = 1;
  }

  Kind kind;
  final int start;
  int end;

  /** The node itself; null only for a path, which is its steps. */
  @Nullable Expression expression;

  /** The steps of a path. */
  List<Part> steps = List.of();

  /** The last expression of a block, where a parent may be found. */
  @Nullable Part last;

  /** Predicates, and on a step positions too. */
  final List<Expression.Stage> stages = new ArrayList<>();

  @Nullable String focus;
  boolean keepArray;

  /** Whether a step of the path keeps arrays. */
  boolean keepSingleton;

  @Nullable List<Expression.Entry> group;

  /** The slot of a {@code %}. */
  @Nullable Slot slot;

  /** The slots of this part that are not, or were not, found inside it. */
  @Nullable List<Slot> seeking;

  Part(Kind kind, @Nullable Expression expression, int start, int end) {
    this.kind = kind;
    this.expression = expression;
    this.start = start;
    this.end = end;
  }

  static Part path(Part first) {
    Part path = new Part(Kind.PATH, null, first.start, first.end);
    path.steps = new ArrayList<>();
    path.steps.add(first);
    return path;
  }

  boolean isPath() {
    return kind == Kind.PATH;
  }

  Part lastStep() {
    return isPath() ? steps.get(steps.size() - 1) : this;
  }

  /** The finished node. */
  Expression finish() {
    Expression node = isPath() || focus != null ? finishPath() : finishFiltered();
    return group == null ? node : new Expression.Group(node, group, start, end);
  }

  private Expression finishPath() {
    List<Expression.Step> finished = new ArrayList<>();
    for (Part step : isPath() ? steps : List.of(this)) {
      finished.add(step.finishStep());
    }
    return new Expression.Path(finished, isPath() && (keepArray || keepSingleton), start, end);
  }

  private Expression.Step finishStep() {
    Expression node = node();
    if (group != null) {
      node = new Expression.Group(node, group, start, end);
    }
    return new Expression.Step(node, stages, focus, keepArray, start, end);
  }

  private Expression finishFiltered() {
    if (stages.isEmpty() && !keepArray) {
      return node();
    }
    List<Expression> predicates = new ArrayList<>();
    for (Expression.Stage stage : stages) {
      if (stage.predicate() != null) {
        predicates.add(stage.predicate());
      }
    }
    return new Expression.Filtered(node(), predicates, keepArray, start, end);
  }

  private Expression node() {
    if (expression == null) {
      throw new AssertionError("a path is no step");
    }
    return expression;
  }
}
