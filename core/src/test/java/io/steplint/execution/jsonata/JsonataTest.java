package io.steplint.execution.jsonata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steplint.execution.json.Json;
import io.steplint.query.jsonata.JsonataParser;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What Step Functions does otherwise than JSONata 2.0.6; the language itself a corpus test holds.
 */
class JsonataTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1/0                             | \"Infinity\"",
        "[0/0, -1/0]                     | [\"NaN\",\"-Infinity\"]",
        "$random(42)                     | 0.7275636800328681",
        "$range(0, 6, 2)                 | [0,2,4,6]",
        "$range(3, 3, 1)                 | 3",
        "$range(5, 1, -1.5)              | [5,4,3,2,1]",
        "$partition([1,2,3], 2)          | [[1,2],[3]]",
        "$partition([1,2,3])             | [[1,2,3]]",
        "$parse('{\"a\": 1.0}')          | {\"a\":1}",
        "$hash('a', 'MD5')               | \"0cc175b9c0f1b6a831c399e269772661\"",
        "$uuid()                         | \"00000000-0000-4000-8000-000000000001\"",
      })
  void hasTheFunctionsAndNumbersOfTheService(String expression, String result) {
    assertThat(text(expression)).isEqualTo(result);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$parse('')                      | D3137",
        "$parse('{\"a\":1,\"a\":2}')     | D3137",
        "$parse('1e400')                 | D3137",
        "$hash('a', 'md5')               | D3137",
        "$eval('1')                      | T1006",
        "$formatNumber(1, 'x')           | D3086",
        "$count([1..873783])             | memory limit",
      })
  void failsWhereTheServiceDoes(String expression, String code) {
    assertThatThrownBy(() -> text(expression))
        .isInstanceOfSatisfying(
            JsonataFailure.class, failure -> assertThat(failure.code()).isEqualTo(code));
  }

  @ParameterizedTest
  @CsvSource({"'$range(5, 1, 1)'", "'$range(1, 5)'", "'$partition([], 2)'"})
  void findsNothingWhereTheServiceDoes(String expression) {
    assertThat(value(expression)).isNull();
  }

  @Test
  void evaluatesAHundredLevelsDeepAndNoMore() {
    assertThat(text("1" + "+1".repeat(99))).isEqualTo("100");
    assertThatThrownBy(() -> text("1" + "+1".repeat(100)))
        .hasMessageStartingWith(JsonataFailure.STACK);
  }

  @Test
  void callsAtTheEndOfAFunctionDoNotNest() {
    String loop = "($f := function($n) { $n = 0 ? 'done' : $f($n - 1) }; $f(500))";
    assertThat(text(loop)).isEqualTo("\"done\"");
  }

  @Test
  void aPredicateThatLeavesOneItemOfAnArrayUnwrapsItBeforeThePathGoesOn() {
    assertThat(value("[{'id': 1}][0].id")).isNull();
    assertThat(text("([{'id': 1}])[0].id")).isEqualTo("1");
  }

  @Test
  void saysWhichArgumentIsWrong() {
    assertThatThrownBy(() -> text("$sum('a')"))
        .hasMessage("T0412: Argument 1 of function \"sum\" must be an array of \"numbers\"");
  }

  @Test
  void givesTheSameEveryTime() {
    assertThat(text("[$now(), $millis(), $random(), $uuid(), $shuffle([1..9])]"))
        .isEqualTo(text("[$now(), $millis(), $random(), $uuid(), $shuffle([1..9])]"))
        .startsWith("[\"1970-01-01T00:00:00.000Z\",0,");
  }

  private static String text(String expression) {
    return Json.text(Objects.requireNonNull(value(expression)));
  }

  private static @Nullable Object value(String expression) {
    return Jsonata.evaluate(
        JsonataParser.parse(expression).get(), Map.of(), Surroundings.service(0));
  }
}
