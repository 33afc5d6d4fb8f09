package io.steplint.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.steplint.lint.Finding;
import io.steplint.lint.Report;
import io.steplint.lint.Severity;
import io.steplint.workspace.MachineType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** One mistake is one finding: single states, and the rule that speaks of each. */
class OneMistakeTest {

  private static final String FILE = "one-mistake.txt";

  @TestFactory
  Stream<DynamicTest> oneRuleSpeaksOfOneMistake() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    String language = "JSONPath";
    int number = 0;
    for (String line : lines()) {
      number++;
      if (line.startsWith("## ")) {
        language = line.substring(3);
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        int arrow = line.indexOf("  =>");
        String state = line.substring(0, arrow);
        String ids = line.substring(arrow + 4).strip();
        List<String> expected = ids.isEmpty() ? List.of() : Arrays.asList(ids.split(" "));
        String machine = machine(language, state);
        tests.add(dynamicTest("line " + number + ": " + ids, () -> judge(machine, expected)));
      }
    }
    return tests.stream();
  }

  private static List<String> lines() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(OneMistakeTest.class.getResourceAsStream(FILE), FILE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static String machine(String language, String state) {
    // What a state cannot lead to is reached from the start.
    return "{\"QueryLanguage\": \""
        + language
        + "\", \"StartAt\": \"Both\", \"States\": {\"Both\": {\"Type\": \"Choice\", \"Choices\": [{"
        + (language.equals("JSONata")
            ? "\"Condition\": \"{% $states.input.a %}\""
            : "\"Variable\": \"$.a\", \"IsPresent\": true")
        + ", \"Next\": \"Here\"}], \"Default\": \"Done\"}, \"Here\": "
        + state
        + ", \"Done\": {\"Type\": \"Succeed\"}}}";
  }

  private static void judge(String machine, List<String> expected) {
    Report report = Verdicts.judge("machine.asl.json", machine, MachineType.STANDARD);
    assertThat(report.failures()).isEmpty();
    List<String> found = new ArrayList<>();
    for (Finding finding : report.findings()) {
      if (finding.severity() != Severity.INFO) {
        found.add(finding.rule().id());
      }
    }
    assertThat(found).as(machine).containsExactlyInAnyOrderElementsOf(expected);
  }
}
