package io.steplint.query.jsonata;

import java.util.ArrayList;
import java.util.List;

/**
 * Turns what the parser built into the syntax tree: flattens paths, hangs predicates on their
 * steps, and makes sure that what stands where may stand there. The order in which it visits is
 * that of 2.0.6, so that of several mistakes the same one is reported.
 */
final class Resolver {

  /** The whole expression. */
  Expression resolve(Raw raw) {
    Part part = resolvePart(raw);
    if (part.kind == Part.Kind.PARENT || part.seeking != null) {
      throw JsonataProblems.noParent(part.start, part.end);
    }
    return part.finish();
  }

  private Part resolvePart(Raw raw) {
    Part part = dispatch(raw);
    if (raw.keepArray) {
      part.keepArray = true;
    }
    return part;
  }

  private Part dispatch(Raw raw) {
    int start = raw.start;
    int end = raw.end;
    switch (raw.kind) {
      case TERMINAL:
        return terminal(raw);
      case WILDCARD:
        return new Part(Part.Kind.WILDCARD, new Expression.Wildcard(start, end), start, end);
      case DESCENDANT:
        return other(new Expression.Descendant(start, end));
      case PLACEHOLDER:
        return other(new Expression.Placeholder(start, end));
      case PARENT:
        Part parent = new Part(Part.Kind.PARENT, new Expression.Parent(start, end), start, end);
        parent.slot = new Part.Slot();
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

  private static Part other(Expression expression) {
    return new Part(Part.Kind.OTHER, expression, expression.start(), expression.end());
  }

  private static Part terminal(Raw raw) {
    Lexeme token = raw.token;
    int start = raw.start;
    int end = raw.end;
    switch (token.type()) {
      case STRING:
        return new Part(
            Part.Kind.STRING, new Expression.Text(token.value(), start, end), start, end);
      case NUMBER:
        double number = Double.parseDouble(token.value());
        return new Part(Part.Kind.CONSTANT, new Expression.Number(number, start, end), start, end);
      case VALUE:
        Expression value =
            token.value().equals("null")
                ? new Expression.Null(start, end)
                : new Expression.Bool(token.value().equals("true"), start, end);
        return new Part(Part.Kind.CONSTANT, value, start, end);
      case VARIABLE:
        return other(new Expression.Variable(token.value(), start, end));
      case REGEX:
        return other(new Expression.Regex(token.value(), raw.flags, start, end));
      case END:
        throw JsonataProblems.endOfExpression(start, end);
      case NAME, OPERATOR:
        Expression name = new Expression.Name(token.value(), start, end);
        Part step = new Part(Part.Kind.NAME, name, start, end);
        step.keepArray = raw.keepArray;
        Part path = Part.path(step);
        path.keepSingleton = raw.keepArray;
        return path;
    }
    throw new AssertionError(token);
  }

  private Part binary(Raw raw) {
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

  private Part step(Raw raw) {
    Part left = resolvePart(raw.children.get(0));
    Part path = left.isPath() ? left : Part.path(left);
    if (left.slot != null) {
      path.seeking = new ArrayList<>(List.of(left.slot));
    }
    Part right = resolvePart(raw.children.get(1));
    if (right.isPath()) {
      path.steps.addAll(right.steps);
    } else {
      path.steps.add(right);
    }
    path.end = raw.end;
    for (Part step : path.steps) {
      checkStep(step);
      path.keepSingleton |= step.keepArray;
    }
    Parents.find(path);
    return path;
  }

  private static void checkStep(Part step) {
    if (step.kind == Part.Kind.CONSTANT) {
      throw JsonataProblems.at(
          "S0213",
          "The literal value "
              + shown(step.expression)
              + " cannot be used as a step within a path expression",
          step.start,
          step.end);
    }
    if (step.kind == Part.Kind.STRING && step.expression instanceof Expression.Text text) {
      step.kind = Part.Kind.NAME;
      step.expression = new Expression.Name(text.value(), text.start(), text.end());
    }
  }

  private static String shown(@org.jspecify.annotations.Nullable Expression constant) {
    if (constant instanceof Expression.Number number) {
      return JsonataProblems.number(number.value());
    }
    return constant instanceof Expression.Bool bool ? String.valueOf(bool.value()) : "null";
  }

  private Part predicate(Raw raw) {
    Part left = resolvePart(raw.children.get(0));
    Part step = left.lastStep();
    if (step.group != null) {
      throw JsonataProblems.at(
          "S0209",
          "A predicate cannot follow a grouping expression in a step",
          raw.token.start(),
          raw.end);
    }
    Part condition = resolvePart(raw.children.get(1));
    if (condition.seeking != null) {
      for (Part.Slot slot : condition.seeking) {
        if (slot.level == 1) {
          Parents.seek(step, slot);
        } else {
          slot.level--;
        }
      }
      Parents.passOn(step, condition);
    }
    Expression predicate = condition.finish();
    step.stages.add(new Expression.Stage(predicate, null, raw.token.start(), raw.end));
    step.end = raw.end;
    left.end = raw.end;
    return left;
  }

  private Part sort(Raw raw) {
    Part left = resolvePart(raw.children.get(0));
    Part path = left.isPath() ? left : Part.path(left);
    int start = raw.token.start();
    Part step = new Part(Part.Kind.SORT, null, start, raw.end);
    List<Expression.Term> terms = new ArrayList<>();
    for (int i = 1; i < raw.children.size(); i++) {
      Part term = resolvePart(raw.children.get(i));
      Parents.passOn(step, term);
      terms.add(new Expression.Term(raw.descending.get(i - 1), term.finish()));
    }
    step.expression = new Expression.Sort(terms, start, raw.end);
    path.steps.add(step);
    path.end = raw.end;
    Parents.find(path);
    return path;
  }

  private Part focus(Raw raw) {
    Part left = resolvePart(raw.children.get(0));
    Part step = left.lastStep();
    int start = raw.token.start();
    if (!step.stages.isEmpty()) {
      throw JsonataProblems.at(
          "S0215",
          "A context variable binding must precede any predicates on a step",
          start,
          raw.end);
    }
    if (step.kind == Part.Kind.SORT) {
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

  private Part index(Raw raw) {
    Part left = resolvePart(raw.children.get(0));
    Part path = left.isPath() ? left : Part.path(left);
    Part step = path.lastStep();
    String variable = raw.children.get(1).token.value();
    step.stages.add(new Expression.Stage(null, variable, raw.token.start(), raw.end));
    step.end = raw.end;
    path.end = raw.end;
    return path;
  }

  private Part operation(Raw raw) {
    String operator = raw.token.value();
    Part left = resolvePart(raw.children.get(0));
    Part right = resolvePart(raw.children.get(1));
    Expression first = left.finish();
    Expression second = right.finish();
    int start = raw.start;
    int end = raw.end;
    if (operator.equals("~>")) {
      return other(new Expression.Apply(first, second, start, end));
    }
    if (operator.equals(":=") && first instanceof Expression.Variable target) {
      Part bind = other(new Expression.Bind(target, second, start, end));
      Parents.passOn(bind, right);
      return bind;
    }
    Part result =
        other(
            operator.equals("..")
                ? new Expression.Range(first, second, start, end)
                : new Expression.Binary(operator, first, second, start, end));
    Parents.passOn(result, left);
    Parents.passOn(result, right);
    return result;
  }

  private Part negation(Raw raw) {
    Part operand = resolvePart(raw.children.get(0));
    if (operand.expression instanceof Expression.Number number
        && operand.kind == Part.Kind.CONSTANT) {
      operand.expression = new Expression.Number(-number.value(), raw.start, raw.end);
      return operand;
    }
    Part result = other(new Expression.Negation(operand.finish(), raw.start, raw.end));
    Parents.passOn(result, operand);
    return result;
  }

  private Part array(Raw raw) {
    List<Expression> items = new ArrayList<>();
    Part result = other(new Expression.Null(raw.start, raw.end));
    for (Raw child : raw.children) {
      Part item = resolvePart(child);
      Parents.passOn(result, item);
      items.add(item.finish());
    }
    result.expression = new Expression.Array(items, raw.start, raw.end);
    return result;
  }

  private Part object(Raw raw) {
    Part result = other(new Expression.Null(raw.start, raw.end));
    List<Expression.Entry> entries = new ArrayList<>();
    for (int i = 0; i < raw.children.size(); i += 2) {
      Part key = resolvePart(raw.children.get(i));
      Parents.passOn(result, key);
      Part value = resolvePart(raw.children.get(i + 1));
      Parents.passOn(result, value);
      entries.add(new Expression.Entry(key.finish(), value.finish()));
    }
    result.expression = new Expression.Obj(entries, raw.start, raw.end);
    return result;
  }

  private Part group(Raw raw) {
    Part base = resolvePart(raw.children.get(0));
    if (base.group != null) {
      throw JsonataProblems.at(
          "S0210", "Each step can only have one grouping expression", raw.token.start(), raw.end);
    }
    List<Expression.Entry> entries = new ArrayList<>();
    for (int i = 1; i < raw.children.size(); i += 2) {
      Expression key = resolvePart(raw.children.get(i)).finish();
      entries.add(new Expression.Entry(key, resolvePart(raw.children.get(i + 1)).finish()));
    }
    base.group = entries;
    base.end = raw.end;
    return base;
  }

  private Part call(Raw raw) {
    Part result = other(new Expression.Null(raw.start, raw.end));
    List<Expression> arguments = new ArrayList<>();
    for (int i = 1; i < raw.children.size(); i++) {
      Part argument = resolvePart(raw.children.get(i));
      Parents.passOn(result, argument);
      arguments.add(argument.finish());
    }
    Expression procedure = resolvePart(raw.children.get(0)).finish();
    boolean partial = raw.kind == Raw.Kind.PARTIAL;
    result.expression = new Expression.Call(procedure, arguments, partial, raw.start, raw.end);
    return result;
  }

  private Part lambda(Raw raw) {
    List<Expression.Variable> parameters = new ArrayList<>();
    for (int i = 1; i < raw.children.size(); i++) {
      Raw parameter = raw.children.get(i);
      parameters.add(
          new Expression.Variable(parameter.token.value(), parameter.start, parameter.end));
    }
    Expression body = resolvePart(raw.children.get(0)).finish();
    return other(new Expression.Lambda(parameters, raw.signature, body, raw.start, raw.end));
  }

  private Part block(Raw raw) {
    Part result =
        new Part(Part.Kind.BLOCK, new Expression.Null(raw.start, raw.end), raw.start, raw.end);
    List<Expression> expressions = new ArrayList<>();
    for (Raw child : raw.children) {
      Part part = resolvePart(child);
      Parents.passOn(result, part);
      result.last = part;
      expressions.add(part.finish());
    }
    result.expression = new Expression.Block(expressions, raw.start, raw.end);
    return result;
  }

  private Part condition(Raw raw) {
    Part result = other(new Expression.Null(raw.start, raw.end));
    List<Expression> parts = new ArrayList<>();
    for (Raw child : raw.children) {
      Part part = resolvePart(child);
      Parents.passOn(result, part);
      parts.add(part.finish());
    }
    Expression otherwise = parts.size() > 2 ? parts.get(2) : null;
    result.expression =
        new Expression.Condition(parts.get(0), parts.get(1), otherwise, raw.start, raw.end);
    return result;
  }

  private Part transform(Raw raw) {
    List<Expression> parts = new ArrayList<>();
    for (Raw child : raw.children) {
      parts.add(resolvePart(child).finish());
    }
    Expression delete = parts.size() > 2 ? parts.get(2) : null;
    return other(new Expression.Transform(parts.get(0), parts.get(1), delete, raw.start, raw.end));
  }
}
