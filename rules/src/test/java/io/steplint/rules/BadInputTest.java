package io.steplint.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.steplint.lint.Finding;
import io.steplint.lint.Report;
import io.steplint.workspace.MachineType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that is broken, hostile or huge: a finding at the place, and never a crash nor a hang. */
class BadInputTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  private static Report judge(String file, String text) {
    Report report =
        assertTimeoutPreemptively(SOON, () -> Verdicts.judge(file, text, MachineType.STANDARD));
    assertThat(report.failures()).isEmpty();
    return report;
  }

  private static List<String> found(Report report) {
    List<String> found = new ArrayList<>();
    for (Finding finding : report.findings()) {
      found.add(
          finding.rule().id()
              + " "
              + finding.location().line()
              + ":"
              + finding.location().column());
    }
    return found;
  }

  private static String jsonPath(String field, String expression) {
    return "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Pass\", "
        + field
        + ": \""
        + expression
        + "\"}, \"End\": true}}}";
  }

  private static String template(String expression) {
    return jsonPath("\"Parameters\": {\"k.$\"", expression);
  }

  private static String jsonata(String expression) {
    return "{\"QueryLanguage\": \"JSONata\", \"StartAt\": \"A\", \"States\": {\"A\": {\"Type\":"
        + " \"Pass\", \"Output\": {\"k\": \"{% "
        + expression
        + " %}\"}, \"End\": true}}}";
  }

  @Test
  void readsExpressionsOfHundredThousandLetters() {
    String word = "a".repeat(100_000);
    assertThat(judge("m.asl.json", template("$." + word)).findings()).isEmpty();
    assertThat(judge("m.asl.json", template("$" + ".a".repeat(50_000))).findings()).isEmpty();
    assertThat(judge("m.asl.json", template("States.Format('" + word + "{}', $.a)")).findings())
        .isEmpty();
    assertThat(judge("m.asl.json", jsonata("'" + word + "'")).findings()).isEmpty();
    assertThat(judge("m.asl.json", jsonata("1" + " + 1".repeat(25_000))).findings())
        .allMatch(finding -> !finding.rule().id().equals("invalid-json"));
    assertThat(found(judge("m.asl.json", jsonata("$states.input." + word + " +"))))
        .hasSize(1)
        .allMatch(finding -> finding.startsWith("invalid-jsonata"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "[", "{", "$count(", "-", "not ", "function($a){", "/", "\\\""})
  void refusesJsonataNestedTenThousandDeep(String opening) {
    assertThat(found(judge("m.asl.json", jsonata(opening.repeat(10_000)))))
        .hasSize(1)
        .allMatch(finding -> finding.startsWith("invalid-jsonata 1:"));
  }

  @ParameterizedTest
  @CsvSource({"(,)", "[,]", "$count(,)"})
  void refusesOrTakesBalancedNestingOfAnyDepth(String opening, String closing) {
    judge("m.asl.json", jsonata(opening.repeat(10_000) + "1" + closing.repeat(10_000)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "..", "[?(@.a", "['", "$", "[?(", "(", "[*"})
  void refusesPathsNestedTenThousandDeep(String opening) {
    assertThat(found(judge("m.asl.json", template("$" + opening.repeat(10_000)))))
        .hasSize(1)
        .allMatch(finding -> finding.startsWith("invalid-jsonpath 1:"));
  }

  @Test
  void refusesIntrinsicFunctionsNestedTenThousandDeep() {
    assertThat(found(judge("m.asl.json", template("States.Array(".repeat(10_000)))))
        .hasSize(1)
        .allMatch(finding -> finding.startsWith("invalid-intrinsic 1:"));
    String balanced = "States.Array(".repeat(10_000) + "1" + ")".repeat(10_000);
    assertThat(found(judge("m.asl.json", template(balanced))))
        .hasSize(1)
        .allMatch(finding -> finding.startsWith("invalid-intrinsic 1:"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"m.asl.json", "m.asl.yaml"})
  void refusesDocumentsNestedTenThousandDeep(String file) {
    String text =
        "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Pass\", \"End\": true, \"Result\": "
            + "[".repeat(10_000)
            + "]".repeat(10_000)
            + "}}}";
    assertThat(found(judge(file, text)))
        .hasSize(1)
        .allMatch(finding -> finding.startsWith("too-deeply-nested 1:"));
  }

  @Test
  void readsUnpairedSurrogates() {
    assertThat(judge("m.asl.json", template("$.a\\ud800b")).failures()).isEmpty();
    judge("m.asl.json", jsonata("'\\udc00' & '\\ud800'"));
    judge("m.asl.json", jsonPath("\"Comment\"", "\ud800").replace("}, \"End\"", ", \"End\""));
    judge("m.asl.yaml", "StartAt: A\nStates:\n  A:\n    Type: Succeed\n    Comment: \"\\uD800\"\n");
  }

  @Test
  void readsPastAByteOrderMark() {
    String text = "{\n\"StartAt\": \"A\",\n\"States\": {\"A\": {\"Type\": \"Suceed\"}}}";
    assertThat(found(judge("m.asl.json", "\ufeff" + text)))
        .isEqualTo(found(judge("m.asl.json", text)))
        .containsExactly("value-not-allowed 3:26");
    String yaml = "StartAt: A\nStates:\n  A:\n    Type: Suceed\n";
    assertThat(found(judge("m.asl.yaml", "\ufeff" + yaml)))
        .containsExactly("value-not-allowed 4:11");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "{ // start~1:3",
        "{/* start */~1:2",
        "{\"StartAt\": /* start */~1:13",
        "{\"StartAt\": \"A\",}~1:17",
        "{\"StartAt\": [1,]}~1:16",
        "{'StartAt': \"A\"}~1:2",
        "{StartAt: \"A\"}~1:2",
        "{\"StartAt\": \"A\"~1:15",
        "{\"StartAt\": 007}~1:14",
      })
  void tellsWhereJsonIsNone(String text, String place) {
    assertThat(found(judge("m.asl.json", text))).contains("invalid-json " + place);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "Next: No~yaml-implicit-type 5:11",
        "Next: off~yaml-implicit-type 5:11",
        "Comment: 2030-01-31~yaml-implicit-type 5:14",
        "Comment: 12:30~yaml-implicit-type 5:14",
        "Comment: 1.0~wrong-kind 5:14",
      })
  void tellsWhatYamlTakesForSomethingElse(String field, String expected) {
    String yaml = "StartAt: A\nStates:\n  A:\n    Type: Task\n    " + field + "\n";
    assertThat(found(judge("m.asl.yaml", yaml))).contains(expected);
  }

  @Test
  void takesTimeInProportionToTheLength() {
    // Twenty times the length within a bound that a square of it would break by far.
    for (int states : new int[] {500, 10_000}) {
      StringBuilder text = new StringBuilder("{\"StartAt\": \"S0\", \"States\": {");
      for (int i = 0; i < states; i++) {
        text.append("\"S" + i + "\": {\"Type\": \"Pass\", \"Next\": \"S" + (i + 1) + "\"}, ");
      }
      text.append("\"S" + states + "\": {\"Type\": \"Succeed\"}}}");
      assertThat(judge("m.asl.json", text.toString()).findings()).isEmpty();
    }
  }
}
