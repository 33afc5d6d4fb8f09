package io.steplint.typing.jsonata;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashjoin.jsonata.Jsonata;
import io.steplint.query.ParseResult;
import io.steplint.query.jsonata.JsonataExpression;
import io.steplint.query.jsonata.JsonataParser;
import io.steplint.type.Type;
import io.steplint.type.Types;
import io.steplint.typing.Evaluation;
import io.steplint.typing.Happens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Evaluates random expressions with another implementation of JSONata, and holds every result
 * against the type inferred for it: once from the very input, once from a type of several inputs.
 */
class JsonataTypingPropertyTest {

  private static final int EXPRESSIONS = 3_000;
  private static final int INPUTS = 3;

  @Test
  void everyResultIsOfTheInferredType() {
    List<String> wrong = new ArrayList<>();
    int results = 0;
    for (int seed = 0; seed < EXPRESSIONS; seed++) {
      RandomExpressions random = new RandomExpressions(seed);
      List<Map<String, Object>> inputs = new ArrayList<>();
      Type all = Type.never();
      for (int i = 0; i < INPUTS; i++) {
        inputs.add(random.input());
        all = all.join(Types.of(inputs.get(i)));
      }
      String text = random.expression();
      ParseResult<JsonataExpression> parsed = JsonataParser.parse(text);
      if (!parsed.isValid()) {
        continue;
      }
      Evaluation general = evaluate(parsed.get(), all);
      for (Map<String, Object> input : inputs) {
        Outcome outcome = outcome(text, input);
        if (outcome == null) {
          continue;
        }
        results++;
        check(text, input, outcome, general, wrong);
        check(text, input, outcome, evaluate(parsed.get(), Types.of(input)), wrong);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(results).isGreaterThan(EXPRESSIONS);
  }

  private static Evaluation evaluate(JsonataExpression expression, Type input) {
    return JsonataTyping.of(expression, Map.of("in", input));
  }

  private static void check(
      String text,
      Map<String, Object> input,
      Outcome outcome,
      Evaluation evaluation,
      List<String> wrong) {
    Type type = evaluation.type();
    Object value = outcome.value();
    // This implementation has one null for both null and undefined.
    boolean holds =
        value == null ? type.mayBeMissing() || type.contains(null) : type.contains(value);
    if (!holds || evaluation.failure() == Happens.MUST) {
      wrong.add(text + " of " + input + " is " + value + ", not " + type + " " + evaluation);
    }
  }

  private record Outcome(@Nullable Object value) {}

  /** What the expression gives; null where it fails, or gives a function. */
  private static @Nullable Outcome outcome(String text, Map<String, Object> input) {
    try {
      Jsonata expression = Jsonata.jsonata(text);
      Jsonata.Frame frame = expression.createFrame();
      frame.bind("in", input);
      frame.setRuntimeBounds(1_000, 60);
      Object value = expression.evaluate(null, frame);
      return isJson(value) ? new Outcome(value) : null;
    } catch (RuntimeException | StackOverflowError e) {
      return null;
    }
  }

  private static boolean isJson(@Nullable Object value) {
    if (value instanceof List<?> items) {
      return items.stream().allMatch(JsonataTypingPropertyTest::isJson);
    }
    if (value instanceof Map<?, ?> fields) {
      return fields.values().stream().allMatch(JsonataTypingPropertyTest::isJson);
    }
    return value == null
        || value instanceof String
        || value instanceof Boolean
        || (value instanceof Number number && Double.isFinite(number.doubleValue()));
  }
}
