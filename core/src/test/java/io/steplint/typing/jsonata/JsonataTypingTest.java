package io.steplint.typing.jsonata;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.query.jsonata.JsonataParser;
import io.steplint.type.Type;
import io.steplint.type.Types;
import io.steplint.typing.Evaluation;
import io.steplint.typing.Happens;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonataTypingTest {

  private static final Type INPUT =
      Types.object()
          .required("id", Type.string())
          .required("count", Type.integer())
          .required("orders", Types.array(Types.object().required("sum", Type.number()).closed()))
          .required("text", Types.jsonText(Types.object().required("ok", Type.bool()).closed()))
          .optional("note", Type.string())
          .closed();

  private static Evaluation evaluate(String expression) {
    Type states = Types.object().required("input", INPUT).closed();
    return JsonataTyping.of(JsonataParser.parse(expression).get(), Map.of("states", states));
  }

  private static String type(String expression) {
    return evaluate(expression).type().toString();
  }

  @Test
  void followsPaths() {
    assertThat(type("$states.input.id")).isEqualTo("string");
    assertThat(type("$states.input.note")).isEqualTo("string | undefined");
    assertThat(type("$states.input.nothing")).isEqualTo("undefined");
    assertThat(type("$states.input.orders.sum")).isEqualTo("number[] | number | undefined");
    assertThat(type("$states.input.orders.sum[]")).isEqualTo("number[] | undefined");
  }

  @Test
  void knowsWhatOperatorsGive() {
    assertThat(type("1 + 2 * 3")).isEqualTo("7");
    assertThat(type("'a' & 1")).isEqualTo("\"a1\"");
    assertThat(type("$states.input.count > 3")).isEqualTo("boolean");
    assertThat(type("$states.input.nothing = 1")).isEqualTo("false");
    assertThat(evaluate("$states.input.id + 1").failure()).isEqualTo(Happens.MUST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$substring('a')",
        "$formatInteger(1)",
        "$average('a')",
        "$join(['a', 1])",
        "$merge([1])",
        "$number('abc')",
        "$toMillis('6 May 2024')",
        "$sqrt(-1)",
        "$formatBase(9, 99)",
        "$replace('a', '', 'b')",
        "$match('a', /a/, -1)",
        "$sort([1, 'a'])",
        "$single([1, 2])",
        "$single([])",
        "$reduce([1, 2], function($a) { $a })",
        "$assert(false, 'no')",
        "$hash('a', 'SHA256')",
        "$partition([1, 2], 0)",
        "$range(1, 9, 0)",
        "$range(1, 360146, 1)",
        "[1..873783]",
        "$hash('a', 'md5')",
        "$parse('')",
        "$parse('{} x')",
        "$parse('{\"a\": 1, \"a\": 2}')",
        "$parse('1e400')",
        "$eval('1')",
        "$single([1, 2], function($n) { $n > 0 })",
        "$single([1, 2], function($n) { $n > 2 })",
        "$formatNumber(1, 'x')",
        "$formatNumber(1, '0.0.0')",
        "$formatNumber(1, '0#')",
        "($f := function($n) { $n <= 0 ? 0 : 1 + $f($n - 1) }; $f(32))",
      })
  void knowsWhatFunctionsRefuse(String expression) {
    assertThat(evaluate(expression).failure()).isEqualTo(Happens.MUST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$substring(1)",
        "$sum([])",
        "$sum(5)",
        "$sum($states.input.unknown)",
        "$number('1e3')",
        "$number('0b11')",
        "$toMillis('2024-05-06T07:08:09Z')",
        "$toMillis('6 May 2024', '[D] [MNn] [Y]')",
        "$sort(['a', 'b'])",
        "$sort([{'a': 1}], function($l, $r) { $l.a > $r.a })",
        "$single([1])",
        "$assert(true, 'no')",
        "$hash('a', 'SHA-1')",
        "$fromMillis('[Y]')",
      })
  void leavesTheCallsThatAreTaken(String expression) {
    assertThat(evaluate(expression).failure()).isNotEqualTo(Happens.MUST);
  }

  @Test
  void knowsWhatFunctionsGive() {
    assertThat(type("$parse($states.input.text)")).isEqualTo("{ ok: boolean }");
    assertThat(type("$count($states.input.orders)")).isEqualTo("integer(0..)");
    assertThat(type("$map([1, 2], function($x) { $string($x) })")).isEqualTo("[\"1\", \"2\"]");
    assertThat(evaluate("$length(5, 6)").failure()).isEqualTo(Happens.MUST);
    assertThat(evaluate("$nothing(1)").failure()).isEqualTo(Happens.MUST);
  }

  @Test
  void narrowsInBranches() {
    assertThat(type("$exists($states.input.note) ? $states.input.note : 'none'"))
        .isEqualTo("string");
    assertThat(type("false ? 1 : 'x'")).isEqualTo("\"x\"");
  }

  @Test
  void aFailureInABranchThatMayNotBeTakenIsOnlyPossible() {
    Evaluation evaluation = evaluate("$states.input.count > 3 ? $error('no') : 1");
    assertThat(evaluation.failure()).isEqualTo(Happens.MAY);
    assertThat(evaluation.type()).hasToString("1");
  }

  @Test
  void endsWhereRecursionDoesNot() {
    assertThat(type("($f := function($x) { $f($x + 1) }; $f(1))")).contains("unknown");
  }

  @Test
  void followsKnownItemsOneByOne() {
    assertThat(type("[{'a': 1}, {'b': 2}, {'a': 'x'}].a")).isEqualTo("[1, \"x\"]");
    assertThat(type("[{'a': 1}, {'b': 2}].a")).isEqualTo("1");
    assertThat(type("[1, 2, 3][$ > 1]")).isEqualTo("[2, 3]");
    assertThat(type("[1..3][-1]")).isEqualTo("3");
    assertThat(type("$filter([0, 1, ''], $boolean)")).isEqualTo("1");
    assertThat(type("[{'k': 'a', 'n': 1}, {'k': 'a', 'n': 2}]{k: $sum(n)}"))
        .isEqualTo("{ a: integer }");
  }

  @Test
  void tellsASequenceFromAnArray() {
    assertThat(type("$keys({'a': 1})")).isEqualTo("\"a\"");
    assertThat(type("$keys({'a': 1})[]")).isEqualTo("[\"a\"]");
    assertThat(type("$distinct([1, 1])")).isEqualTo("[1]");
    assertThat(type("$distinct([{'a': 1}, {'a': 1}].a)")).isEqualTo("[1] | 1");
    assertThat(type("{'list': $states.input.orders.sum[]}.list")).contains("number[]", "| number");
  }

  @Test
  void aCallbackMayLeakASequence() {
    assertThat(type("$map([{'a': 1}, {'b': 2}], $keys)")).isEqualTo("[[\"a\"], [\"b\"]]");
    assertThat(type("$map([1, 2], function($x) {($k := $keys({'a': $x}); $k)})"))
        .isEqualTo("\"a\"[]");
  }

  @Test
  void callsWhatCallsBack() {
    assertThat(type("$reduce([1, 2, 3], function($a, $b) {$a + $b})")).isEqualTo("6");
    assertThat(type("$reduce($states.input.orders.sum, function($a, $b) {$a + $b}, 0)"))
        .isEqualTo("number | undefined");
    assertThat(type("$each({'a': 1, 'b': 2}, function($v, $k) {$k & $v})"))
        .isEqualTo("(\"a1\" | \"b2\")[]");
    assertThat(type("$sift({'a': 1, 'b': ''}, function($v) {$v})")).isEqualTo("{ a: 1 }");
    assertThat(type("($add := function($x, $y) {$x + $y}; $add(?, 2)(1))")).isEqualTo("3");
    assertThat(type("($f := function($n) {$n < 2 ? 1 : $n * $f($n - 1)}; $f(5))")).isEqualTo("120");
    assertThat(type("($f := function($n) {$n < 2 ? 1 : $n * $f($n - 1)}; $f($states.input.count))"))
        .isEqualTo("integer");
  }

  @Test
  void isCertainOnlyWhereEvaluationCertainlyComes() {
    assertThat(evaluate("$map($states.input.orders, function($o) {$length(1)})").failure())
        .isEqualTo(Happens.MAY);
    assertThat(evaluate("$map([1], function($o) {$length($o)})").failure()).isEqualTo(Happens.MUST);
    assertThat(evaluate("$map($states.input.note, function($o) {$length(1)})").failure())
        .isEqualTo(Happens.MAY);
  }

  @Test
  void writesWhatIsNoFiniteNumberAsAText() {
    assertThat(evaluate("1 / 0").type().contains("Infinity")).isTrue();
    assertThat(evaluate("-(1 / 0)").type().contains("-Infinity")).isTrue();
    assertThat(evaluate("0 % 0").type().contains("NaN")).isTrue();
    assertThat(evaluate("$sum([1 / 0])").type().contains("Infinity")).isTrue();
    assertThat(evaluate("$parseInteger('abc', '0')").type().contains("NaN")).isTrue();
    assertThat(type("$parseInteger('12', '00')")).isEqualTo("integer");
    assertThat(type("$states.input.count / 2")).isEqualTo("number");
  }

  @Test
  void givesNothingWhereTheServiceDoes() {
    assertThat(type("$range(5, 1, 1)")).isEqualTo("undefined");
    assertThat(type("$range(1, 5)")).isEqualTo("undefined");
    assertThat(type("$partition([], 2)")).isEqualTo("undefined");
    assertThat(type("$range(3, 3, 1)")).isEqualTo("3");
    assertThat(type("$range(5, 1, -1.5)")).isEqualTo("[5, 4, 3, 2, 1]");
  }

  @Test
  void doesNotCountCallsInTheLastPlaceAsNested() {
    String calls = "($f := function($n, $s) { $n <= 0 ? $s : $f($n - 1, $s + 1) }; $f(%d, 0))";
    assertThat(evaluate(calls.formatted(300)).failure()).isNotEqualTo(Happens.MUST);
    String nested = "($f := function($n) { $n <= 0 ? 0 : 1 + $f($n - 1) }; $f(31))";
    assertThat(type(nested)).isEqualTo("31");
  }

  @Test
  void evaluatesAHundredLevels() {
    assertThat(evaluate("1" + " + 1".repeat(99)).failure()).isEqualTo(Happens.NO);
    assertThat(evaluate("1" + " + 1".repeat(100)).failure()).isEqualTo(Happens.MUST);
    assertThat(evaluate("(".repeat(99) + "1" + ")".repeat(99)).failure()).isEqualTo(Happens.NO);
  }

  @Test
  void doesNotTrustAFieldOfWhatAPredicateLeavesOfAConstructor() {
    assertThat(evaluate("[$states.input.orders][0].sum").type().mayBeMissing()).isTrue();
    assertThat(evaluate("([{'a': 1}])[0].a").type().mayBeMissing()).isFalse();
  }
}
