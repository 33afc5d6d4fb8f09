package io.steplint.typing.jsonata;

import io.steplint.query.jsonata.JsonataExpression;
import io.steplint.type.ArrayShape;
import io.steplint.type.Field;
import io.steplint.type.Kind;
import io.steplint.type.ObjectShape;
import io.steplint.type.Type;
import io.steplint.type.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Paths: steps that map over what came before, and what becomes of their results. */
final class PathExpressions {

  private final ExpressionTyping evaluator;
  private final Predicates predicates;

  PathExpressions(ExpressionTyping evaluator, Predicates predicates) {
    this.evaluator = evaluator;
    this.predicates = predicates;
  }

  Type path(JsonataExpression.Path path, Type context, Bindings scope) {
    int losses = evaluator.losses();
    Type result = Joins.isNeeded(path) ? ExpressionTyping.ANY : plain(path, context, scope);
    // What a path is where its items are no values that a type describes is unknown.
    return evaluator.losses() == losses ? result : ExpressionTyping.ANY;
  }

  private Type plain(JsonataExpression.Path path, Type context, Bindings scope) {
    if (!iterates(path, context)) {
      return from(path, Stream.context(context), scope);
    }
    Stream items = Stream.of(context.only(Kind.ARRAY));
    Type others = context.without(Kind.ARRAY);
    if (others.isNever()) {
      return from(path, items, scope);
    }
    evaluator.doubt();
    Type result = from(path, items, scope).join(from(path, Stream.context(others), scope));
    evaluator.trust();
    return result;
  }

  /** Whether the first step is applied to each item of an array. One at the root is one item. */
  boolean iterates(JsonataExpression.Path path, Type context) {
    return context.array() != null
        && path.steps().get(0).expression().kind() != JsonataExpression.Kind.VARIABLE
        && !context.equals(evaluator.root());
  }

  private Type from(JsonataExpression.Path path, Stream start, Bindings scope) {
    List<JsonataExpression.Step> steps = path.steps();
    Stream items = start;
    Type lost = Type.never(); // an array constructor at the start keeps its emptiness
    for (int i = 0; i < steps.size(); i++) {
      JsonataExpression.Step step = steps.get(i);
      boolean last = i == steps.size() - 1;
      boolean constructor = step.expression().kind() == JsonataExpression.Kind.ARRAY;
      if (items.isEmpty() && !(i == 0 && constructor)) {
        return lost.isNever() ? Type.missing() : lost;
      }
      if (step.expression().kind() == JsonataExpression.Kind.SORT) {
        Stream sorted = Stream.between(items.item(), items.min(), items.max());
        if (!step.stages().isEmpty()) {
          return ExpressionTyping.ANY;
        }
        if (last) {
          Type value = path.keepArray() ? sorted.keptArray() : sorted.value();
          boolean plain =
              i == 1 && steps.get(0).expression().kind() == JsonataExpression.Kind.ARRAY;
          return (plain ? sorted.array() : value).join(lost);
        }
        items = sorted;
        continue;
      }
      if (i == 0 && constructor && step.stages().isEmpty()) {
        Type value = evaluator.evaluate(step.expression(), opening(step, start), scope);
        if (last || value.isNever()) {
          return value.marked(ArrayShape.CONSTRUCTED);
        }
        items = Stream.of(value);
        lost = items.min() == 0 ? Types.tuple() : lost;
        continue;
      }
      if (i == 0 && constructor && !last) {
        // Of the one item that a predicate leaves, the path goes on with nothing.
        lost = lost.orMissing();
      }
      Results results = new Results();
      if (!results(step, items, scope, results)) {
        return items.min() > 0 ? Type.never() : lost.orMissing();
      }
      if (last) {
        return results.value(path.keepArray(), constructor).join(lost);
      }
      items = results.flat;
    }
    return items.value().join(lost);
  }

  /**
   * The context of an array constructor at the start of a path: the sequence of the items that the
   * path begins with. Most of what it holds does not tell that from an item alone.
   */
  private static Type opening(JsonataExpression.Step step, Stream start) {
    return start.item().mustBeMissing() || (start.max() == 1 && looksThrough(step.expression()))
        ? start.value()
        : start.leaked();
  }

  private static boolean looksThrough(JsonataExpression expression) {
    return switch (expression.kind()) {
      case STRING, NUMBER, BOOLEAN, NULL, VARIABLE, PATH, REGEX -> true;
      case ARRAY -> {
        for (JsonataExpression item : ((JsonataExpression.Array) expression).items()) {
          if (!looksThrough(item)) {
            yield false;
          }
        }
        yield true;
      }
      default -> false;
    };
  }

  /** Applies a step to every item; false where that certainly fails. */
  private boolean results(
      JsonataExpression.Step step, Stream items, Bindings scope, Results results) {
    List<Type> known = items.known();
    if (known != null && evaluator.mayExpand()) {
      for (Type item : known) {
        Outcome outcome = outcome(step, item, scope);
        if (outcome == null) {
          return false;
        }
        results.add(outcome, 1, 1);
      }
      return true;
    }
    boolean doubt = items.min() == 0;
    if (doubt) {
      evaluator.doubt();
    }
    Outcome outcome = outcome(step, items.item(), scope);
    if (doubt) {
      evaluator.trust();
    }
    if (outcome == null) {
      return false;
    }
    results.add(outcome, items.min(), items.max());
    return true;
  }

  /** What a step gives for one item; null where it fails. */
  private @Nullable Outcome outcome(JsonataExpression.Step step, Type item, Bindings scope) {
    JsonataExpression expression = step.expression();
    if (expression.kind() != JsonataExpression.Kind.NAME && !step.stages().isEmpty()) {
      if (expression.kind() == JsonataExpression.Kind.GROUP) {
        return Outcome.of(ExpressionTyping.ANY);
      }
      // Predicates behind anything but a name are part of it: what they leave is unwrapped.
      Type value = predicates.filtered(expression, predicates(step), false, item, scope);
      return value.isNever() ? null : Outcome.of(value);
    }
    Type value = evaluator.evaluate(expression, item, scope);
    if (value.isNever()) {
      return null;
    }
    Outcome outcome =
        expression.kind() == JsonataExpression.Kind.ARRAY
            ? Outcome.nested(value)
            : Outcome.of(value);
    for (JsonataExpression predicate : predicates(step)) {
      if (predicate instanceof JsonataExpression.Number index) {
        outcome = Outcome.item(outcome.flat().at(Predicates.index(index)));
      } else {
        Stream kept = predicates.filter(outcome.flat(), !outcome.mustBe(), predicate, scope);
        if (kept == null) {
          return null;
        }
        outcome = Outcome.sequence(kept);
      }
    }
    return outcome;
  }

  private static List<JsonataExpression> predicates(JsonataExpression.Step step) {
    List<JsonataExpression> predicates = new ArrayList<>();
    for (JsonataExpression.Stage stage : step.stages()) {
      if (stage.predicate() != null) {
        predicates.add(stage.predicate());
      }
    }
    return predicates;
  }

  /**
   * What one step gives for one item.
   *
   * @param plain the arrays that, as the only result of a path, stay as they are
   * @param others the items where it is no such array; null where it certainly is one
   * @param flat the items in either case
   * @param mustBe whether there certainly is a result, be it an empty sequence
   */
  private record Outcome(Type plain, @Nullable Stream others, Stream flat, boolean mustBe) {

    static Outcome of(Type value) {
      Type plain = value.only(Kind.ARRAY);
      ArrayShape array = value.array();
      Stream flat = Stream.of(value);
      if (array != null && array.marks() != 0) {
        boolean constructed = (array.marks() & ArrayShape.CONSTRUCTED) != 0;
        flat = constructed ? flat.or(Stream.one(value)) : flat;
        return new Outcome(plain, flat, flat, !value.mayBeMissing());
      }
      Stream others = value.mustBe(Kind.ARRAY) ? null : Stream.one(value.without(Kind.ARRAY));
      return new Outcome(plain, others, flat, !value.mayBeMissing());
    }

    /** An array that is an item of the path's result. */
    static Outcome nested(Type value) {
      Type item = value.marked(ArrayShape.CONSTRUCTED);
      return new Outcome(item.only(Kind.ARRAY), null, Stream.one(item), !value.mayBeMissing());
    }

    static Outcome sequence(Stream items) {
      return new Outcome(Type.never(), items, items, true);
    }

    static Outcome item(Type item) {
      Outcome outcome = of(item);
      return new Outcome(outcome.plain, outcome.others, outcome.flat, true);
    }
  }

  /** The results of the last step, for every item. */
  private static final class Results {

    private Type plain = Type.never();
    private @Nullable Stream others;
    private Stream flat = Stream.none();
    private long least;
    private long most;

    void add(Outcome outcome, long min, long max) {
      plain = plain.join(outcome.plain());
      others = outcome.others();
      flat = flat.then(outcome.flat().repeated(min, max));
      least += outcome.mustBe() ? min : 0;
      most += max;
    }

    Type value(boolean keep, boolean constructor) {
      Type alone = plain;
      ArrayShape array = plain.array();
      if (keep && array != null && (array.marks() & ArrayShape.CONSTRUCTED) != 0) {
        Type kept = Types.tuple(plain).marked(ArrayShape.SEQUENCE);
        alone = constructor ? kept : plain.join(kept);
      }
      if (most <= 1) {
        // One item at the most: its array is the result, or it is no array.
        Type value = others == null ? Type.never() : value(others, keep);
        return (least == 0 ? value.orMissing() : value).join(alone);
      }
      Type value = value(flat, keep);
      return least <= 1 ? value.join(alone) : value;
    }

    private static Type value(Stream items, boolean keep) {
      return keep ? items.keptArray() : items.value();
    }
  }

  /** The value of a field: of an object, or of every object in an array. */
  Type lookup(Type context, String name) {
    if (context.isUnknown()) {
      return Type.unknown().orMissing();
    }
    Returned found = found(context, name);
    return found.settled();
  }

  Returned found(Type context, String name) {
    Type result = Type.never();
    if (!context.without(Kind.OBJECT).without(Kind.ARRAY).isNever()) {
      result = Type.missing();
    }
    for (ObjectShape shape : context.objects()) {
      Field field = shape.field(name);
      result = result.join(field.isRequired() ? field.type() : field.type().orMissing());
    }
    Type arrays = context.only(Kind.ARRAY);
    return new Returned(result, arrays.isNever() ? null : foundInEach(arrays, name));
  }

  private Stream foundInEach(Type arrays, String name) {
    Stream items = Stream.of(arrays);
    List<Type> known = items.known();
    if (known == null || !evaluator.mayExpand()) {
      return each(items.item(), name).repeated(items.min(), items.max());
    }
    Stream all = Stream.none();
    for (Type item : known) {
      all = all.then(each(item, name));
    }
    return all;
  }

  private Stream each(Type item, String name) {
    if (item.isNever()) {
      return Stream.none();
    }
    return item.isUnknown()
        ? Stream.between(Type.unknown(), 0, ArrayShape.UNBOUNDED)
        : found(item, name).items();
  }
}
