package io.steplint.typing.jsonata;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.query.ParseResult;
import io.steplint.query.jsonata.JsonataExpression;
import io.steplint.query.jsonata.JsonataParser;
import io.steplint.testing.Corpus;
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
import tools.jackson.databind.JsonNode;

/**
 * Holds the types of expressions against the results that JSONata 2.0.6 gave. No row is left out:
 * what {@code $now}, {@code $millis}, {@code $random} and {@code $shuffle} gave when it was
 * recorded is in their type as well. The floors are what was reached; they only rise.
 */
class JsonataTypingCorpusTest {

  @Test
  void the_suite() {
    measure("expressions/jsonata-suite.jsonl", 91.5, 76.5);
  }

  @Test
  void the_probes() {
    measure("expressions/jsonata-probes.jsonl", 96.9, 98.9);
  }

  @Test
  void the_composites() {
    measure("expressions/jsonata-composite.jsonl", 97.0, 85.2);
  }

  /**
   * Measures one file.
   *
   * @param leastExact how many percent of the types must name the one kind of the result, or that
   *     it is undefined
   * @param leastTold how many percent of the failures must be foreseen as certain
   */
  private static void measure(String file, double leastExact, double leastTold) {
    List<String> wrong = new ArrayList<>();
    int rows = 0;
    int exact = 0;
    int failing = 0;
    int told = 0;
    for (JsonNode row : Corpus.lines(file)) {
      String text = row.path("expr").asString();
      if (row.has("v206") && !row.path("v206").path("match").asBoolean(false)) {
        continue;
      }
      ParseResult<JsonataExpression> parsed = JsonataParser.parse(text);
      if (!parsed.isValid()) {
        continue;
      }
      Type context = row.has("data") ? Types.of(value(row.get("data"))) : Type.missing();
      Map<String, Type> variables = new LinkedHashMap<>();
      row.path("bindings")
          .properties()
          .forEach(e -> variables.put(e.getKey(), Types.of(value(e.getValue()))));
      Evaluation evaluation = JsonataTyping.of(parsed.get(), context, variables);
      boolean undefined = row.path("undefinedResult").asBoolean(false);
      if (!undefined && !row.has("result")) {
        failing++;
        told += evaluation.failure() == Happens.MUST ? 1 : 0;
        continue;
      }
      rows++;
      Type type = evaluation.type();
      Object result = undefined ? null : value(row.get("result"));
      boolean holds = undefined ? type.mayBeMissing() : type.contains(result);
      if (!holds || evaluation.failure() == Happens.MUST) {
        wrong.add(
            row.path("id").asString()
                + " "
                + text
                + " : "
                + row.path("result")
                + " not in "
                + type
                + " "
                + evaluation.failures());
      }
      exact +=
          undefined
              ? (type.mustBeMissing() ? 1 : 0)
              : type.kinds().size() == 1 && !type.mayBeMissing() ? 1 : 0;
    }
    System.out.printf(
        "%s: %d results, %d outside of their type, %.1f %% of the types name the kind exactly;"
            + " %d failures, %.1f %% foreseen as certain%n",
        file,
        rows,
        wrong.size(),
        100.0 * exact / rows,
        failing,
        100.0 * told / Math.max(1, failing));
    assertThat(wrong).isEmpty();
    assertThat(100.0 * exact / rows).isGreaterThanOrEqualTo(leastExact);
    assertThat(100.0 * told / Math.max(1, failing)).isGreaterThanOrEqualTo(leastTold);
  }

  private static @Nullable Object value(JsonNode node) {
    if (node.isObject()) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      node.properties().forEach(e -> map.put(e.getKey(), value(e.getValue())));
      return map;
    }
    if (node.isArray()) {
      List<@Nullable Object> list = new ArrayList<>();
      node.forEach(item -> list.add(value(item)));
      return list;
    }
    if (node.isNumber()) {
      return new BigDecimal(node.asString());
    }
    return node.isBoolean() ? node.asBoolean() : node.isNull() ? null : node.asString();
  }
}
