package io.steplint.flow;

import io.steplint.asl.Expression;
import io.steplint.query.intrinsic.Intrinsic;
import io.steplint.query.intrinsic.IntrinsicParser;
import io.steplint.query.jsonata.JsonataExpression;
import io.steplint.query.jsonata.StateExpression;
import io.steplint.query.jsonata.StepFunctionsJsonata;
import io.steplint.query.jsonata.SubExpressions;
import io.steplint.text.Literal;
import io.steplint.text.Part;
import io.steplint.text.Text;
import io.steplint.type.Type;
import io.steplint.typing.intrinsic.IntrinsicTyping;
import io.steplint.typing.jsonata.JsonataTyping;
import io.steplint.typing.path.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The string that an expression gives in which a deployment completes strings: {@code {%
 * '${ChildArn}' %}}, or {@code States.Format('{}', '${ChildArn}')}. Each reference is put into the
 * text as a mark, the expression is evaluated, and the marks of the result are references again.
 */
final class SymbolicStrings {

  /** Two private signs around the number of a reference: nobody writes them. */
  private static final char OPEN = '\uE010';

  private static final char CLOSE = '\uE011';

  private SymbolicStrings() {}

  /** The string; null where references stand for more than parts of strings. */
  static @Nullable Text of(Expression expression, Map<String, Type> variables) {
    List<Part> references = new ArrayList<>();
    StringBuilder marked = new StringBuilder();
    for (Part part : expression.node().text().parts()) {
      if (part instanceof Literal literal) {
        marked.append(literal.value());
      } else {
        marked.append(OPEN).append(references.size()).append(CLOSE);
        references.add(part);
      }
    }
    Type value =
        switch (expression.kind()) {
          case JSONATA -> jsonata(marked.toString(), references.size(), variables);
          case INTRINSIC -> intrinsic(marked.toString(), references.size());
          case PATH -> null;
        };
    return value != null && value.literalValue() instanceof String text && text.indexOf(OPEN) >= 0
        ? restored(text, references)
        : null;
  }

  private static @Nullable Type jsonata(String text, int references, Map<String, Type> variables) {
    if (!StepFunctionsJsonata.isExpression(text)) {
      return null;
    }
    StateExpression parsed = StepFunctionsJsonata.parse(text).value().orElse(null);
    return parsed == null || marks(parsed.expression()) != references
        ? null
        : JsonataTyping.of(parsed.expression(), variables).type();
  }

  private static long marks(JsonataExpression node) {
    long marks = node instanceof JsonataExpression.Text text ? marks(text.value()) : 0;
    for (JsonataExpression child : SubExpressions.of(node)) {
      marks += marks(child);
    }
    return marks;
  }

  private static @Nullable Type intrinsic(String text, int references) {
    Intrinsic.Call call = IntrinsicParser.parse(text).value().orElse(null);
    return call == null || marks(call) != references
        ? null
        : IntrinsicTyping.of(call, path -> Selection.UNKNOWN).type();
  }

  private static long marks(Intrinsic node) {
    long marks = node instanceof Intrinsic.Text text ? marks(text.raw()) : 0;
    if (node instanceof Intrinsic.Call call) {
      for (Intrinsic argument : call.arguments()) {
        marks += marks(argument);
      }
    }
    return marks;
  }

  private static long marks(String text) {
    return text.chars().filter(c -> c == OPEN).count();
  }

  private static @Nullable Text restored(String text, List<Part> references) {
    List<Part> parts = new ArrayList<>();
    int at = 0;
    for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, at)) {
      int close = text.indexOf(CLOSE, open);
      if (close < 0) {
        return null; // a function has cut the mark in two
      }
      if (open > at) {
        parts.add(new Literal(text.substring(at, open)));
      }
      int number = Integer.parseInt(text.substring(open + 1, close));
      parts.add(references.get(number));
      at = close + 1;
    }
    if (at < text.length()) {
      parts.add(new Literal(text.substring(at)));
    }
    return Text.of(parts);
  }
}
