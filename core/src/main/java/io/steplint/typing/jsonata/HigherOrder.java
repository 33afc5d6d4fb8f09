package io.steplint.typing.jsonata;

import io.steplint.query.jsonata.JsonataExpression;
import io.steplint.type.ArrayShape;
import io.steplint.type.Field;
import io.steplint.type.ObjectShape;
import io.steplint.type.Thresholds;
import io.steplint.type.Type;
import io.steplint.type.Types;
import io.steplint.typing.Happens;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions of the library that call another for each item or field. */
final class HigherOrder {

  private static final int MAX_ROUNDS = 8;

  private final ExpressionTyping evaluator;
  private final CallTyping calls;

  HigherOrder(ExpressionTyping evaluator, CallTyping calls) {
    this.evaluator = evaluator;
    this.calls = calls;
  }

  /** Calls with as many of the arguments as the function takes, and one at the least. */
  private Type applied(JsonataExpression at, Callable function, Type context, Type... arguments) {
    int count = Math.min(arguments.length, Math.max(1, function.arity()));
    return calls.invoke(at, function, List.of(arguments).subList(0, count), context).leaked();
  }

  /** Calls for one of so many items, of which nothing but the type is known. */
  private Type appliedToSome(
      JsonataExpression at, Callable function, Type context, Stream items, Type... arguments) {
    boolean doubt = items.min() == 0;
    if (doubt) {
      evaluator.doubt();
    }
    Type result = applied(at, function, context, arguments);
    if (doubt) {
      evaluator.trust();
    }
    return result;
  }

  private static Type index(Stream items) {
    return items.max() >= ArrayShape.UNBOUNDED
        ? Types.integerFrom(0)
        : Types.integer(0, Math.max(0, items.max() - 1));
  }

  private @Nullable List<Type> known(Stream items) {
    return evaluator.mayExpand() ? items.known() : null;
  }

  // ---- arrays

  Returned map(JsonataExpression at, Type first, Type second, Type context) {
    Stream items = Stream.of(first);
    Callable function = CallTyping.only(second);
    if (function == null) {
      return Returned.of(ExpressionTyping.ANY);
    }
    if (items.isEmpty()) {
      return Returned.of(items);
    }
    List<Type> known = known(items);
    if (known == null) {
      Type each =
          appliedToSome(at, function, context, items, items.item(), index(items), items.array());
      if (each.isNever() && items.min() > 0) {
        return Returned.of(each);
      }
      return Returned.of(Stream.one(each).repeated(items.min(), items.max()));
    }
    Stream results = Stream.none();
    for (int i = 0; i < known.size(); i++) {
      Type each = applied(at, function, context, known.get(i), Type.literal(i), items.array());
      if (each.isNever()) {
        return Returned.of(each);
      }
      results = results.then(Stream.one(each));
    }
    return Returned.of(results);
  }

  Returned filter(JsonataExpression at, Type first, Type second, Type context) {
    Stream kept = kept(at, Stream.of(first), second, context);
    return kept == null ? Returned.of(Type.never()) : Returned.of(kept);
  }

  /** The items for which a function is true; null where it certainly fails. */
  private @Nullable Stream kept(JsonataExpression at, Stream items, Type second, Type context) {
    Callable function = CallTyping.only(second);
    if (function == null || items.isEmpty()) {
      return items.atLeast(0);
    }
    List<Type> known = known(items);
    if (known == null) {
      Type test =
          appliedToSome(at, function, context, items, items.item(), index(items), items.array());
      if (test.isNever()) {
        return items.min() > 0 ? null : Stream.none();
      }
      return items.repeated(Operators.mayBeFalse(test) ? 0 : 1, Operators.mayBeTrue(test) ? 1 : 0);
    }
    Stream all = Stream.none();
    for (int i = 0; i < known.size(); i++) {
      Type item = known.get(i);
      Type test = applied(at, function, context, item, Type.literal(i), items.array());
      if (test.isNever()) {
        return null;
      }
      long least = Operators.mayBeFalse(test) ? 0 : 1;
      all = all.then(Stream.one(item).repeated(least, Operators.mayBeTrue(test) ? 1 : 0));
    }
    return all;
  }

  Type single(JsonataExpression at, Type first, Type second, Type context) {
    Stream items = Stream.of(first);
    Stream kept = second.mustBeMissing() ? items : kept(at, items, second, context);
    if (kept == null) {
      return Type.never();
    }
    if (kept.isEmpty()) {
      evaluator.fail(at, Happens.MUST, true, "D3139", "$single finds no item");
      return Type.never();
    }
    if (kept.min() > 1) {
      evaluator.fail(at, Happens.MUST, true, "D3138", "$single finds several items");
      return Type.never();
    }
    return kept.item();
  }

  Type reduce(JsonataExpression at, Type first, List<Type> arguments, Type context) {
    Stream items = Stream.of(first);
    Callable function = CallTyping.only(arguments.get(1));
    Type start = arguments.size() > 2 ? arguments.get(2) : Type.missing();
    if (function == null || function.arity() < 2) {
      return ExpressionTyping.ANY;
    }
    List<Type> known = known(items);
    if (known != null && (start.mustBeMissing() || !start.mayBeMissing())) {
      boolean seeded = !start.mustBeMissing();
      if (known.isEmpty()) {
        return start;
      }
      Type sum = seeded ? start : known.get(0);
      for (int i = seeded ? 0 : 1; i < known.size() && !sum.isNever(); i++) {
        sum = applied(at, function, context, sum, known.get(i), Type.literal(i), items.array());
      }
      return sum;
    }
    return folded(at, function, items, start, context);
  }

  /** Applies until nothing new comes of it. */
  private Type folded(
      JsonataExpression at, Callable function, Stream items, Type start, Type context) {
    Type sum = start.mayBeMissing() ? start.join(items.item()) : start;
    if (start.mayBeMissing() && items.min() > 0) {
      sum = sum.present();
    }
    evaluator.doubt();
    for (int round = 0; ; round++) {
      Type next =
          sum.join(applied(at, function, context, sum, items.item(), index(items), items.array()));
      if (next.equals(sum)) {
        break;
      }
      if (round >= MAX_ROUNDS) {
        sum = ExpressionTyping.ANY;
        break;
      }
      sum = round < 2 ? next : sum.widen(next, Thresholds.standard());
    }
    evaluator.trust();
    return sum;
  }

  // ---- objects

  Returned each(JsonataExpression at, Type first, Type second, Type context) {
    Callable function = CallTyping.only(second);
    if (function == null) {
      return Returned.of(ExpressionTyping.ANY);
    }
    Returned result = Returned.of(Type.never());
    boolean several = first.objects().size() > 1;
    for (ObjectShape shape : first.objects()) {
      Stream all = Stream.none();
      for (Map.Entry<String, Field> entry : shape.fields().entrySet()) {
        Field field = entry.getValue();
        if (field.isAbsent()) {
          continue;
        }
        Stream one = Stream.one(field.type()).repeated(field.isRequired() && !several ? 1 : 0, 1);
        Type value =
            appliedToSome(
                at,
                function,
                context,
                one,
                field.type(),
                Type.literal(entry.getKey()),
                Types.of(shape));
        if (value.isNever() && one.min() > 0) {
          return Returned.of(value);
        }
        all = all.then(Stream.one(value).repeated(field.isRequired() ? 1 : 0, 1));
      }
      if (!shape.isClosed()) {
        evaluator.doubt();
        Type value = applied(at, function, context, shape.rest(), Type.string(), Types.of(shape));
        evaluator.trust();
        all = all.then(Stream.one(value).repeated(0, ArrayShape.UNBOUNDED));
      }
      // The order of the fields is not part of the type.
      result = result.or(Returned.of(Stream.between(all.item(), all.min(), all.max())));
    }
    return result;
  }

  Type sift(JsonataExpression at, Type first, Type second, Type context) {
    Callable function = CallTyping.only(second);
    if (function == null) {
      return Type.anyObject().orMissing();
    }
    Type result = Type.never();
    boolean several = first.objects().size() > 1;
    for (ObjectShape shape : first.objects()) {
      Types.ObjectBuilder object = Types.object();
      boolean some = !shape.isClosed();
      boolean certain = false;
      for (Map.Entry<String, Field> entry : shape.fields().entrySet()) {
        Field field = entry.getValue();
        if (field.isAbsent()) {
          object.absent(entry.getKey());
          continue;
        }
        Stream one = Stream.one(field.type()).repeated(field.isRequired() && !several ? 1 : 0, 1);
        Type test =
            appliedToSome(
                at,
                function,
                context,
                one,
                field.type(),
                Type.literal(entry.getKey()),
                Types.of(shape));
        if (test.isNever() && one.min() > 0) {
          return test;
        }
        if (test.isNever() || !Operators.mayBeTrue(test)) {
          object.absent(entry.getKey());
          continue;
        }
        boolean stays = field.isRequired() && !Operators.mayBeFalse(test);
        object.field(entry.getKey(), stays ? field.type() : field.type().orMissing());
        some = true;
        certain |= stays;
      }
      Type kept = object.open(shape.rest());
      result = result.join(some ? certain ? kept : kept.orMissing() : Type.missing());
    }
    return result;
  }
}
