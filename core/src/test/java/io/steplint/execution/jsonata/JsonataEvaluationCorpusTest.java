package io.steplint.execution.jsonata;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.execution.json.Json;
import io.steplint.query.ParseResult;
import io.steplint.query.jsonata.JsonataExpression;
import io.steplint.query.jsonata.JsonataParser;
import io.steplint.testing.Corpus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Evaluates what JSONata 2.0.6 evaluated, and holds the results against each other. */
class JsonataEvaluationCorpusTest {

  private static final int DEEP = 2_000;

  @ParameterizedTest
  @ValueSource(strings = {"jsonata-suite", "jsonata-probes", "jsonata-composite"})
  void givesTheSame(String file) {
    List<String> differences = new ArrayList<>();
    int rows = 0;
    for (JsonNode row : Corpus.lines("expressions/" + file + ".jsonl")) {
      if (isOtherwise(row)) {
        continue;
      }
      ParseResult<JsonataExpression> parsed = JsonataParser.parse(row.path("expr").asString());
      if (!parsed.isValid()) {
        continue; // what parses is another test's
      }
      rows++;
      String expected = expected(row);
      String actual = actual(row, parsed.get());
      if (!expected.equals(actual)) {
        differences.add(row.path("expr").asString() + " gives " + actual + ", not " + expected);
      }
    }
    System.out.printf("%s: %d evaluations, %d differences%n", file, rows, differences.size());
    assertThat(differences).isEmpty();
  }

  /**
   * Rows whose answer is not the language's: by chance, by a time limit, from {@code $eval}, which
   * Step Functions does not have, and where JavaScript itself broke off.
   */
  private static boolean isOtherwise(JsonNode row) {
    String code = row.path("code").asString("");
    return row.has("nondeterministic")
        || row.has("timelimit")
        || row.path("expr").asString().contains("$shuffle")
        || row.path("group").asString().equals("function-eval")
        || row.path("v206").path("outcome").asString("").equals("hang")
        || code.startsWith("JS:")
        || code.equals("host");
  }

  private static String expected(JsonNode row) {
    JsonNode code = row.get("code");
    if (code == null && row.has("error")) {
      code = row.get("error").get("code");
    }
    if (code != null) {
      return "fails with " + code.asString();
    }
    JsonNode result = row.get("result");
    return result == null ? "nothing" : canonical(value(result));
  }

  private static String actual(JsonNode row, JsonataExpression expression) {
    Map<String, Object> variables = new HashMap<>();
    row.path("bindings").properties().forEach(b -> variables.put(b.getKey(), value(b.getValue())));
    JsonNode data = row.get("data");
    @Nullable Object document = data == null ? null : value(data);
    try {
      Object result =
          Jsonata.evaluate(expression, document, variables, new Surroundings(0, DEEP, 10_000_000));
      return result == null
          ? "nothing"
          : result == Jsonata.FUNCTION ? "a function" : canonical(result);
    } catch (JsonataFailure failure) {
      return "fails with " + failure.code();
    }
  }

  private static Object value(JsonNode node) {
    return Objects.requireNonNull(Json.parse(node.toString()));
  }

  /** The same text for values that are equal: numbers as doubles. */
  private static String canonical(Object value) {
    return Json.text(Values.out(Values.in(value)));
  }
}
