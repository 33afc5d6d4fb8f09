package io.steplint.query.jsonata;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node on its way from {@link Raw} to {@link JsonataExpression}: what is still to be decided
 * about it is decided by what stands around it.
 */
final class JsonataPart {

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
    final int label;
    int level = 1;

    Slot(int label) {
      this.label = label;
    }
  }

  Kind kind;
  final int start;
  int end;

  /** The node itself; null only for a path, which is its steps. */
  @Nullable JsonataExpression expression;

  /** The steps of a path. */
  List<JsonataPart> steps = List.of();

  /** The expressions of a block; in the last one a parent may be found. */
  List<JsonataPart> expressions = List.of();

  /** Predicates, and on a step positions too. */
  final List<JsonataExpression.Stage> stages = new ArrayList<>();

  @Nullable String focus;
  boolean keepArray;

  /** Whether a step of the path keeps arrays. */
  boolean keepSingleton;

  @Nullable List<JsonataExpression.Entry> group;

  /** The parents that were found in this step. */
  final List<Integer> parentLabels = new ArrayList<>();

  /** Whether a parent was sought in this part, and found in it or in front of it. */
  boolean seenByParent;

  /** The slot of a {@code %}. */
  @Nullable Slot slot;

  /** The slots of this part that are not, or were not, found inside it. */
  @Nullable List<Slot> seeking;

  JsonataPart(Kind kind, @Nullable JsonataExpression expression, int start, int end) {
    this.kind = kind;
    this.expression = expression;
    this.start = start;
    this.end = end;
  }

  static JsonataPart path(JsonataPart first) {
    JsonataPart path = new JsonataPart(Kind.PATH, null, first.start, first.end);
    path.steps = new ArrayList<>();
    path.steps.add(first);
    return path;
  }

  boolean isPath() {
    return kind == Kind.PATH;
  }

  JsonataPart lastStep() {
    return isPath() ? steps.get(steps.size() - 1) : this;
  }

  /** The finished node. */
  JsonataExpression finish() {
    JsonataExpression node = isPath() || focus != null ? finishPath() : finishFiltered();
    return group == null ? node : new JsonataExpression.Group(node, group, start, end);
  }

  private JsonataExpression finishPath() {
    List<JsonataExpression.Step> finished = new ArrayList<>();
    for (JsonataPart step : isPath() ? steps : List.of(this)) {
      finished.add(step.finishStep());
    }
    boolean keeps = isPath() && (keepArray || keepSingleton);
    return new JsonataExpression.Path(finished, keeps, isPath() && seenByParent, start, end);
  }

  private JsonataExpression.Step finishStep() {
    JsonataExpression node = node();
    if (group != null) {
      node = new JsonataExpression.Group(node, group, start, end);
    }
    return new JsonataExpression.Step(
        node, stages, focus, keepArray, parentLabels, seenByParent, start, end);
  }

  private JsonataExpression finishFiltered() {
    if (stages.isEmpty() && !keepArray) {
      return node();
    }
    List<JsonataExpression> predicates = new ArrayList<>();
    for (JsonataExpression.Stage stage : stages) {
      if (stage.predicate() != null) {
        predicates.add(stage.predicate());
      }
    }
    return new JsonataExpression.Filtered(node(), predicates, keepArray, start, end);
  }

  private JsonataExpression node() {
    if (kind == Kind.BLOCK) {
      // Not before now: a parent that was sought later may have been found inside.
      List<JsonataExpression> finished = new ArrayList<>();
      for (JsonataPart part : expressions) {
        finished.add(part.finish());
      }
      return new JsonataExpression.Block(finished, start, end);
    }
    if (expression == null) {
      throw new AssertionError("a path is no step");
    }
    return expression;
  }
}
