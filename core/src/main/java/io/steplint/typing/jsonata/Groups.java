package io.steplint.typing.jsonata;

import io.steplint.query.jsonata.JsonataExpression;
import io.steplint.type.Kind;
import io.steplint.type.Type;
import io.steplint.type.Types;
import io.steplint.typing.Happens;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Objects: constructed for one item, or grouped by key from many. */
final class Groups {

  private final ExpressionTyping evaluator;

  Groups(ExpressionTyping evaluator) {
    this.evaluator = evaluator;
  }

  /** <code>{key: value}</code> groups the items where the context is an array. */
  Type object(JsonataExpression.Obj object, Type context, Bindings scope) {
    if (context.array() == null || context.equals(evaluator.root())) {
      return object(object.entries(), Stream.context(context), scope);
    }
    Type others = context.without(Kind.ARRAY);
    Stream items = Stream.of(context.only(Kind.ARRAY));
    if (others.isNever()) {
      return object(object.entries(), items, scope);
    }
    evaluator.doubt();
    Type result =
        object(object.entries(), items, scope)
            .join(object(object.entries(), Stream.context(others), scope));
    evaluator.trust();
    return result;
  }

  /** <code>base{key: value}</code>. */
  Type group(JsonataExpression.Group group, Type context, Bindings scope) {
    if (group.base() instanceof JsonataExpression.Path path && Joins.isNeeded(path)) {
      return Type.anyObject(); // the entries read variables that only the path binds
    }
    int losses = evaluator.losses();
    Type base = evaluator.evaluate(group.base(), context, scope);
    if (base.isNever()) {
      return base;
    }
    Type result = object(group.entries(), ofBase(base), scope);
    return evaluator.losses() == losses ? result : Type.anyObject();
  }

  /** An array of the base is its items, unless it is the only item itself. */
  private static Stream ofBase(Type base) {
    Stream items = base.mustBeMissing() ? Stream.none() : Stream.of(base);
    Type item = items.item();
    return item.mayBe(Kind.ARRAY) || (base.mayBe(Kind.ARRAY) && items.max() < 2)
        ? Stream.between(item.join(base.present()), 0, items.max() + 1)
        : items;
  }

  private Type object(List<JsonataExpression.Entry> entries, Stream items, Bindings scope) {
    List<Type> known = items.isEmpty() ? List.of(Type.missing()) : items.known();
    if (known != null && (known.size() == 1 || evaluator.mayExpand())) {
      Type exact = exact(entries, known, scope);
      if (exact != null) {
        return exact;
      }
    }
    return approximate(entries, items, scope);
  }

  // ---- every key known

  private @Nullable Type exact(
      List<JsonataExpression.Entry> entries, List<Type> items, Bindings scope) {
    Map<String, JsonataExpression.Entry> owners = new LinkedHashMap<>();
    Map<String, Stream> groups = new LinkedHashMap<>();
    Map<String, Type> contexts = new LinkedHashMap<>();
    for (Type item : items) {
      for (JsonataExpression.Entry entry : entries) {
        Type key = evaluator.evaluate(entry.key(), item, scope);
        if (key.mustBeMissing()) {
          continue;
        }
        if (!(key.literalValue() instanceof String name)) {
          return fails(entry, key) ? Type.never() : null;
        }
        JsonataExpression.Entry owner = owners.putIfAbsent(name, entry);
        if (owner != null && owner != entry) {
          evaluator.fail(
              entry.key(), Happens.MUST, true, "D1009", "Two keys of an object are the same");
          return Type.never();
        }
        contexts.putIfAbsent(name, item);
        Stream before = groups.get(name);
        Stream all = before == null ? Stream.of(item) : before.then(Stream.of(item));
        groups.put(name, all);
        if (before != null) {
          contexts.put(name, all.array());
        }
      }
    }
    Types.ObjectBuilder object = Types.object();
    for (Map.Entry<String, JsonataExpression.Entry> owner : owners.entrySet()) {
      Type context = contexts.get(owner.getKey());
      Type value =
          evaluator.evaluate(
              owner.getValue().value(), context == null ? Type.missing() : context, scope);
      if (value.isNever()) {
        return value;
      }
      if (!value.mustBeMissing()) {
        object.field(owner.getKey(), value);
      }
    }
    return object.closed();
  }

  private boolean fails(JsonataExpression.Entry entry, Type key) {
    if (key.isNever()) {
      return true;
    }
    if (key.strings() != null || key.mayBeMissing()) {
      return false;
    }
    evaluator.fail(
        entry.key(), Happens.MUST, true, "T1003", "The key of an object must be a string");
    return true;
  }

  // ---- some key unknown

  private Type approximate(List<JsonataExpression.Entry> entries, Stream items, Bindings scope) {
    boolean grouping = items.max() > 1;
    Type context = items.isEmpty() ? Type.missing() : items.item();
    if (grouping) {
      // The items of a group are appended to each other, which flattens those that are arrays.
      context = context.join(Types.array(context.join(Stream.of(context).item())));
    }
    if (items.min() == 0) {
      context = context.orMissing();
    }
    Types.ObjectBuilder object = Types.object();
    Type rest = Type.never();
    for (JsonataExpression.Entry entry : entries) {
      Type key =
          grouping
              ? evaluator.perhaps(entry.key(), context, scope)
              : evaluator.evaluate(entry.key(), context, scope);
      Type value =
          grouping || key.mayBeMissing()
              ? evaluator.perhaps(entry.value(), context, scope)
              : evaluator.evaluate(entry.value(), context, scope);
      if (!grouping && !key.mayBeMissing() && (value.isNever() || fails(entry, key))) {
        return Type.never();
      }
      if (!grouping && key.literalValue() instanceof String name) {
        object.field(name, value); // no computed key may be the same
      } else {
        rest = rest.join(value.present());
      }
    }
    return rest.isNever() ? object.closed() : object.open(rest);
  }
}
