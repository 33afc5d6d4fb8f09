package io.steplint.typing.jsonata;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.execution.json.Json;
import io.steplint.execution.jsonata.Jsonata;
import io.steplint.execution.jsonata.JsonataFailure;
import io.steplint.execution.jsonata.Surroundings;
import io.steplint.query.ParseResult;
import io.steplint.query.jsonata.JsonataExpression;
import io.steplint.query.jsonata.JsonataParser;
import io.steplint.type.Type;
import io.steplint.type.Types;
import io.steplint.typing.Evaluation;
import io.steplint.typing.Happens;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Evaluates random expressions on values, by the interpreter that knows nothing of types, and holds
 * every result against the type inferred for it: once from the very input, once from a type of
 * several inputs.
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
        Outcome outcome = outcome(parsed.get(), input);
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
    if (type.toString().contains("function")) {
      return; // a function inside of a value is lost when the value goes out
    }
    boolean holds = outcome.defined() ? type.contains(value) : type.mayBeMissing();
    if (!holds || evaluation.failure() == Happens.MUST) {
      wrong.add(text + " of " + input + " is " + value + ", not " + type + " " + evaluation);
    }
  }

  private record Outcome(boolean defined, @Nullable Object value) {}

  /** What the expression gives; null where it fails, or gives a function. */
  private static @Nullable Outcome outcome(
      JsonataExpression expression, Map<String, Object> input) {
    try {
      Object value =
          Jsonata.evaluate(expression, Map.of("in", json(input)), Surroundings.service(0));
      if (value == null) {
        return new Outcome(false, null);
      }
      return value == Jsonata.FUNCTION ? null : new Outcome(true, plain(value));
    } catch (JsonataFailure e) {
      return null;
    }
  }

  private static Object json(@Nullable Object value) {
    if (value instanceof Map<?, ?> members) {
      Map<String, Object> json = new LinkedHashMap<>();
      members.forEach((name, member) -> json.put((String) name, json(member)));
      return json;
    }
    if (value instanceof List<?> items) {
      List<Object> json = new ArrayList<>();
      items.forEach(item -> json.add(json(item)));
      return json;
    }
    return value == null ? Json.NULL : value;
  }

  /** A value as the types know it: numbers as decimals, null as Java's. */
  private static @Nullable Object plain(Object value) {
    if (value instanceof Map) {
      Map<String, @Nullable Object> members = new LinkedHashMap<>();
      Json.object(value).forEach((name, member) -> members.put(name, plain(member)));
      return members;
    }
    if (value instanceof List) {
      List<@Nullable Object> items = new ArrayList<>();
      Json.array(value).forEach(item -> items.add(plain(item)));
      return items;
    }
    return value == Json.NULL
        ? null
        : value instanceof Number number ? new BigDecimal(number.toString()) : value;
  }
}
