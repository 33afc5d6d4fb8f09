package io.steplint.integration.needs;

import io.steplint.asl.PayloadTemplate;
import io.steplint.query.jsonata.JsonataExpression;
import io.steplint.query.jsonata.StateExpression;
import io.steplint.text.Literal;
import io.steplint.text.Part;
import io.steplint.text.Reference.Domain;
import io.steplint.text.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What strings a JSONata expression gives, as far as the definition alone decides it. */
final class JsonataStrings {

  /** More alternatives than anybody writes; beyond, the execution decides. */
  private static final int MAX_ALTERNATIVES = 8;

  private static final int MAX_DEPTH = 40;

  private final PayloadTemplate value;
  private final DefinitionStrings strings;

  private JsonataStrings(PayloadTemplate value, DefinitionStrings strings) {
    this.value = value;
    this.strings = strings;
  }

  /** The strings that an expression can give. */
  static List<Text> of(
      io.steplint.asl.Expression expression, PayloadTemplate value, DefinitionStrings strings) {
    JsonataStrings evaluation = new JsonataStrings(value, strings);
    if (!expression.isKnown()) {
      Text quoted = quoted(expression.node().text());
      return List.of(quoted != null ? quoted : evaluation.unknown(0));
    }
    StateExpression parsed = expression.jsonata();
    return parsed == null ? List.of(evaluation.unknown(0)) : evaluation.of(parsed.expression(), 0);
  }

  /**
   * The string in an expression that is nothing but one string with placeholders in it, or null.
   */
  private static @Nullable Text quoted(Text text) {
    List<Part> parts = new ArrayList<>(text.parts());
    if (parts.size() < 2
        || !(parts.get(0) instanceof Literal first)
        || !(parts.get(parts.size() - 1) instanceof Literal last)) {
      return null;
    }
    String head = first.value().substring("{%".length()).stripLeading();
    String tail = last.value().substring(0, last.value().length() - "%}".length()).stripTrailing();
    char quote = head.isEmpty() ? ' ' : head.charAt(0);
    if ((quote != '\'' && quote != '"')
        || tail.isEmpty()
        || tail.charAt(tail.length() - 1) != quote) {
      return null;
    }
    parts.set(0, new Literal(head.substring(1)));
    parts.set(parts.size() - 1, new Literal(tail.substring(0, tail.length() - 1)));
    for (Part part : parts) {
      if (part instanceof Literal literal
          && (literal.value().indexOf(quote) >= 0 || literal.value().indexOf('\\') >= 0)) {
        return null;
      }
    }
    return Text.of(parts);
  }

  private Text unknown(int offset) {
    return strings.atRunTime(value, "at " + offset, Domain.ANY);
  }

  private List<Text> of(JsonataExpression expression, int depth) {
    if (depth > MAX_DEPTH) {
      return List.of(unknown(expression.start()));
    }
    if (expression instanceof JsonataExpression.Text text) {
      return List.of(Text.of(text.value()));
    }
    if (expression instanceof JsonataExpression.Block block && block.expressions().size() == 1) {
      return of(block.expressions().get(0), depth + 1);
    }
    if (expression instanceof JsonataExpression.Binary binary && binary.operator().equals("&")) {
      return concatenations(binary, depth);
    }
    if (expression instanceof JsonataExpression.Condition condition
        && condition.otherwise() != null) {
      List<Text> both = new ArrayList<>(of(condition.then(), depth + 1));
      both.addAll(of(condition.otherwise(), depth + 1));
      return bounded(both, expression);
    }
    if (expression instanceof JsonataExpression.Variable variable) {
      return List.of(strings.variable(variable.name(), value));
    }
    if (expression instanceof JsonataExpression.Path path) {
      return List.of(of(path));
    }
    return List.of(unknown(expression.start()));
  }

  private List<Text> concatenations(JsonataExpression.Binary binary, int depth) {
    List<Text> all = new ArrayList<>();
    for (Text left : of(binary.left(), depth + 1)) {
      for (Text right : of(binary.right(), depth + 1)) {
        all.add(left.concat(right));
      }
    }
    return bounded(all, binary);
  }

  private List<Text> bounded(List<Text> texts, JsonataExpression place) {
    List<Text> distinct = DefinitionStrings.distinct(texts);
    return distinct.size() > MAX_ALTERNATIVES ? List.of(unknown(place.start())) : distinct;
  }

  /** {@code $states.context.StateMachine.Id} and its name; all else the execution decides. */
  private Text of(JsonataExpression.Path path) {
    StringBuilder names = new StringBuilder();
    for (JsonataExpression.Step step : path.steps()) {
      if (!step.stages().isEmpty()) {
        return unknown(path.start());
      }
      if (step.expression() instanceof JsonataExpression.Variable variable) {
        names.append('$').append(variable.name());
      } else if (step.expression() instanceof JsonataExpression.Name name) {
        names.append('.').append(name.name());
      } else {
        return unknown(path.start());
      }
    }
    return switch (names.toString()) {
      case "$states.context.StateMachine.Id" -> strings.self();
      case "$states.context.StateMachine.Name" -> strings.selfName();
      default -> unknown(path.start());
    };
  }
}
