package io.steplint.query.jsonata;

import java.util.ArrayList;
import java.util.List;

/**
 * Turns what the parser built into the syntax tree: flattens paths, hangs predicates on their
 * steps, and makes sure that what stands where may stand there. The order in which it visits is
 * that of 2.0.6, so that of several mistakes the same one is reported.
 */
final class Resolver {

  private int parents;

  /** The whole expression. */
  JsonataExpression resolve(Raw raw) {
    JsonataPart part = resolvePart(raw);
    if (part.kind == JsonataPart.Kind.PARENT || part.seeking != null) {
      throw JsonataProblems.noParent(part.start, part.end);
    }
    return part.finish();
  }

  private JsonataPart resolvePart(Raw raw) {
    JsonataPart part = dispatch(raw);
    if (raw.keepArray) {
      part.keepArray = true;
    }
    return part;
  }

  private JsonataPart dispatch(Raw raw) {
    int start = raw.start;
    int end = raw.end;
    switch (raw.kind) {
      case TERMINAL:
        return terminal(raw);
      case WILDCARD:
        return new JsonataPart(
            JsonataPart.Kind.WILDCARD, new JsonataExpression.Wildcard(start, end), start, end);
      case DESCENDANT:
        return other(new JsonataExpression.Descendant(start, end));
      case PLACEHOLDER:
        return other(new JsonataExpression.Placeholder(start, end));
      case PARENT:
        JsonataExpression node = new JsonataExpression.Parent(parents, start, end);
        JsonataPart parent = new JsonataPart(JsonataPart.Kind.PARENT, node, start, end);
        parent.slot = new JsonataPart.Slot(parents++);
        return parent;
      case BINARY:
        return binary(raw);
      case NEGATION:
        return negation(raw);
      case ARRAY:
        return array(raw);
      case OBJECT:
        return object(raw);
      case GROUP:
        return group(raw);
      case CALL:
      case PARTIAL:
        return call(raw);
      case LAMBDA:
        return lambda(raw);
      case BLOCK:
        return block(raw);
      case CONDITION:
        return condition(raw);
      case TRANSFORM:
        return transform(raw);
    }
    throw new AssertionError(raw.kind);
  }

  private static JsonataPart other(JsonataExpression expression) {
    return new JsonataPart(
        JsonataPart.Kind.OTHER, expression, expression.start(), expression.end());
  }

  private static JsonataPart terminal(Raw raw) {
    Lexeme token = raw.token;
    int start = raw.start;
    int end = raw.end;
    switch (token.type()) {
      case STRING:
        return new JsonataPart(
            JsonataPart.Kind.STRING,
            new JsonataExpression.Text(token.value(), start, end),
            start,
            end);
      case NUMBER:
        double number = Double.parseDouble(token.value());
        return new JsonataPart(
            JsonataPart.Kind.CONSTANT,
            new JsonataExpression.Number(number, start, end),
            start,
            end);
      case VALUE:
        JsonataExpression value =
            token.value().equals("null")
                ? new JsonataExpression.Null(start, end)
                : new JsonataExpression.Bool(token.value().equals("true"), start, end);
        return new JsonataPart(JsonataPart.Kind.CONSTANT, value, start, end);
      case VARIABLE:
        return other(new JsonataExpression.Variable(token.value(), start, end));
      case REGEX:
        return other(new JsonataExpression.Regex(token.value(), raw.flags, start, end));
      case END:
        throw JsonataProblems.endOfExpression(start, end);
      case NAME, OPERATOR:
        JsonataExpression name = new JsonataExpression.Name(token.value(), start, end);
        JsonataPart step = new JsonataPart(JsonataPart.Kind.NAME, name, start, end);
        step.keepArray = raw.keepArray;
        JsonataPart path = JsonataPart.path(step);
        path.keepSingleton = raw.keepArray;
        return path;
    }
    throw new AssertionError(token);
  }

  private JsonataPart binary(Raw raw) {
    switch (raw.token.value()) {
      case ".":
        return step(raw);
      case "[":
        return predicate(raw);
      case "^":
        return sort(raw);
      case "@":
        return focus(raw);
      case "#":
        return index(raw);
      default:
        return operation(raw);
    }
  }

  private JsonataPart step(Raw raw) {
    JsonataPart left = resolvePart(raw.children.get(0));
    JsonataPart path = left.isPath() ? left : JsonataPart.path(left);
    if (left.slot != null) {
      path.seeking = new ArrayList<>(List.of(left.slot));
    }
    JsonataPart right = resolvePart(raw.children.get(1));
    if (right.isPath()) {
      path.steps.addAll(right.steps);
    } else {
      path.steps.add(right);
    }
    path.end = raw.end;
    for (JsonataPart step : path.steps) {
      checkStep(step);
      path.keepSingleton |= step.keepArray;
    }
    Parents.find(path);
    return path;
  }

  private static void checkStep(JsonataPart step) {
    if (step.kind == JsonataPart.Kind.CONSTANT) {
      throw JsonataProblems.at(
          "S0213",
          "The literal value "
              + shown(step.expression)
              + " cannot be used as a step within a path expression",
          step.start,
          step.end);
    }
    if (step.kind == JsonataPart.Kind.STRING
        && step.expression instanceof JsonataExpression.Text text) {
      step.kind = JsonataPart.Kind.NAME;
      step.expression = new JsonataExpression.Name(text.value(), text.start(), text.end());
    }
  }

  private static String shown(@org.jspecify.annotations.Nullable JsonataExpression constant) {
    if (constant instanceof JsonataExpression.Number number) {
      return JsonataProblems.number(number.value());
    }
    return constant instanceof JsonataExpression.Bool bool ? String.valueOf(bool.value()) : "null";
  }

  private JsonataPart predicate(Raw raw) {
    JsonataPart left = resolvePart(raw.children.get(0));
    JsonataPart step = left.lastStep();
    if (step.group != null) {
      throw JsonataProblems.at(
          "S0209",
          "A predicate cannot follow a grouping expression in a step",
          raw.token.start(),
          raw.end);
    }
    JsonataPart condition = resolvePart(raw.children.get(1));
    if (condition.seeking != null) {
      for (JsonataPart.Slot slot : condition.seeking) {
        if (slot.level == 1) {
          Parents.seek(step, slot);
        } else {
          slot.level--;
        }
      }
      Parents.passOn(step, condition);
    }
    JsonataExpression predicate = condition.finish();
    step.stages.add(new JsonataExpression.Stage(predicate, null, raw.token.start(), raw.end));
    step.end = raw.end;
    left.end = raw.end;
    return left;
  }

  private JsonataPart sort(Raw raw) {
    JsonataPart left = resolvePart(raw.children.get(0));
    JsonataPart path = left.isPath() ? left : JsonataPart.path(left);
    int start = raw.token.start();
    JsonataPart step = new JsonataPart(JsonataPart.Kind.SORT, null, start, raw.end);
    List<JsonataExpression.Term> terms = new ArrayList<>();
    for (int i = 1; i < raw.children.size(); i++) {
      JsonataPart term = resolvePart(raw.children.get(i));
      Parents.passOn(step, term);
      terms.add(new JsonataExpression.Term(raw.descending.get(i - 1), term.finish()));
    }
    step.expression = new JsonataExpression.Sort(terms, start, raw.end);
    path.steps.add(step);
    path.end = raw.end;
    Parents.find(path);
    return path;
  }

  private JsonataPart focus(Raw raw) {
    JsonataPart left = resolvePart(raw.children.get(0));
    JsonataPart step = left.lastStep();
    int start = raw.token.start();
    if (!step.stages.isEmpty()) {
      throw JsonataProblems.at(
          "S0215",
          "A context variable binding must precede any predicates on a step",
          start,
          raw.end);
    }
    if (step.kind == JsonataPart.Kind.SORT) {
      throw JsonataProblems.at(
          "S0216",
          "A context variable binding must precede the 'order-by' clause on a step",
          start,
          raw.end);
    }
    step.keepArray |= raw.keepArray;
    step.focus = raw.children.get(1).token.value();
    step.end = raw.end;
    left.end = raw.end;
    return left;
  }

  private JsonataPart index(Raw raw) {
    JsonataPart left = resolvePart(raw.children.get(0));
    JsonataPart path = left.isPath() ? left : JsonataPart.path(left);
    JsonataPart step = path.lastStep();
    String variable = raw.children.get(1).token.value();
    step.stages.add(new JsonataExpression.Stage(null, variable, raw.token.start(), raw.end));
    step.end = raw.end;
    path.end = raw.end;
    return path;
  }

  private JsonataPart operation(Raw raw) {
    String operator = raw.token.value();
    JsonataPart left = resolvePart(raw.children.get(0));
    JsonataPart right = resolvePart(raw.children.get(1));
    JsonataExpression first = left.finish();
    JsonataExpression second = right.finish();
    int start = raw.start;
    int end = raw.end;
    if (operator.equals("~>")) {
      return other(new JsonataExpression.Apply(first, second, start, end));
    }
    if (operator.equals(":=") && first instanceof JsonataExpression.Variable target) {
      JsonataPart bind = other(new JsonataExpression.Bind(target, second, start, end));
      Parents.passOn(bind, right);
      return bind;
    }
    JsonataPart result =
        other(
            operator.equals("..")
                ? new JsonataExpression.Range(first, second, start, end)
                : new JsonataExpression.Binary(operator, first, second, start, end));
    Parents.passOn(result, left);
    Parents.passOn(result, right);
    return result;
  }

  private JsonataPart negation(Raw raw) {
    JsonataPart operand = resolvePart(raw.children.get(0));
    if (operand.expression instanceof JsonataExpression.Number number
        && operand.kind == JsonataPart.Kind.CONSTANT) {
      operand.expression = new JsonataExpression.Number(-number.value(), raw.start, raw.end);
      return operand;
    }
    JsonataPart result =
        other(new JsonataExpression.Negation(operand.finish(), raw.start, raw.end));
    Parents.passOn(result, operand);
    return result;
  }

  private JsonataPart array(Raw raw) {
    List<JsonataExpression> items = new ArrayList<>();
    JsonataPart result = other(new JsonataExpression.Null(raw.start, raw.end));
    for (Raw child : raw.children) {
      JsonataPart item = resolvePart(child);
      Parents.passOn(result, item);
      items.add(item.finish());
    }
    result.expression = new JsonataExpression.Array(items, raw.start, raw.end);
    return result;
  }

  private JsonataPart object(Raw raw) {
    JsonataPart result = other(new JsonataExpression.Null(raw.start, raw.end));
    List<JsonataExpression.Entry> entries = new ArrayList<>();
    for (int i = 0; i < raw.children.size(); i += 2) {
      JsonataPart key = resolvePart(raw.children.get(i));
      Parents.passOn(result, key);
      JsonataPart value = resolvePart(raw.children.get(i + 1));
      Parents.passOn(result, value);
      entries.add(new JsonataExpression.Entry(key.finish(), value.finish()));
    }
    result.expression = new JsonataExpression.Obj(entries, raw.start, raw.end);
    return result;
  }

  private JsonataPart group(Raw raw) {
    JsonataPart base = resolvePart(raw.children.get(0));
    if (base.group != null) {
      throw JsonataProblems.at(
          "S0210", "Each step can only have one grouping expression", raw.token.start(), raw.end);
    }
    List<JsonataExpression.Entry> entries = new ArrayList<>();
    for (int i = 1; i < raw.children.size(); i += 2) {
      JsonataExpression key = resolvePart(raw.children.get(i)).finish();
      entries.add(new JsonataExpression.Entry(key, resolvePart(raw.children.get(i + 1)).finish()));
    }
    base.group = entries;
    base.end = raw.end;
    return base;
  }

  private JsonataPart call(Raw raw) {
    JsonataPart result = other(new JsonataExpression.Null(raw.start, raw.end));
    List<JsonataExpression> arguments = new ArrayList<>();
    for (int i = 1; i < raw.children.size(); i++) {
      JsonataPart argument = resolvePart(raw.children.get(i));
      Parents.passOn(result, argument);
      arguments.add(argument.finish());
    }
    JsonataExpression procedure = resolvePart(raw.children.get(0)).finish();
    boolean partial = raw.kind == Raw.Kind.PARTIAL;
    result.expression =
        new JsonataExpression.Call(procedure, arguments, partial, raw.start, raw.end);
    return result;
  }

  private JsonataPart lambda(Raw raw) {
    List<JsonataExpression.Variable> parameters = new ArrayList<>();
    for (int i = 1; i < raw.children.size(); i++) {
      Raw parameter = raw.children.get(i);
      parameters.add(
          new JsonataExpression.Variable(parameter.token.value(), parameter.start, parameter.end));
    }
    JsonataExpression body = resolvePart(raw.children.get(0)).finish();
    return other(new JsonataExpression.Lambda(parameters, raw.signature, body, raw.start, raw.end));
  }

  private JsonataPart block(Raw raw) {
    JsonataPart result = new JsonataPart(JsonataPart.Kind.BLOCK, null, raw.start, raw.end);
    result.expressions = new ArrayList<>();
    for (Raw child : raw.children) {
      JsonataPart part = resolvePart(child);
      Parents.passOn(result, part);
      result.expressions.add(part);
    }
    return result;
  }

  private JsonataPart condition(Raw raw) {
    JsonataPart result = other(new JsonataExpression.Null(raw.start, raw.end));
    List<JsonataExpression> parts = new ArrayList<>();
    for (Raw child : raw.children) {
      JsonataPart part = resolvePart(child);
      Parents.passOn(result, part);
      parts.add(part.finish());
    }
    JsonataExpression otherwise = parts.size() > 2 ? parts.get(2) : null;
    result.expression =
        new JsonataExpression.Condition(parts.get(0), parts.get(1), otherwise, raw.start, raw.end);
    return result;
  }

  private JsonataPart transform(Raw raw) {
    List<JsonataExpression> parts = new ArrayList<>();
    for (Raw child : raw.children) {
      parts.add(resolvePart(child).finish());
    }
    JsonataExpression delete = parts.size() > 2 ? parts.get(2) : null;
    return other(
        new JsonataExpression.Transform(parts.get(0), parts.get(1), delete, raw.start, raw.end));
  }
}
