package io.steplint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.lint.Finding;
import io.steplint.lint.Report;
import io.steplint.lint.Severity;
import io.steplint.testing.Corpus;
import io.steplint.workspace.MachineType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Judges the definitions of public projects. A file of a project that is not listed here has no
 * error; the single errors of those that are listed are not held.
 */
class RealDefinitionsCorpusTest {

  /** Starts of the names of files with errors, and what is wrong. */
  private static final Map<String, String> FAULTY =
      Map.ofEntries(
          Map.entry("asl-validator__", "made to be wrong, or older than what the service asks for"),
          Map.entry("accelerated-intelligent-document-processing", "no JSON: a trailing comma"),
          Map.entry("service-fastq-glue__", "a label of more than 40 characters"),
          Map.entry("step-functions-agent__", "examples that were never deployed as they stand"),
          Map.entry(
              "step-functions-workflows-collection__shared-fallback-state-jsonata",
              "QueryLanguage stands among the states"),
          Map.entry("hyp3__", "a template of Jinja"),
          Map.entry(
              "automated-security-response-on-aws__source-solution_deploy",
              "a message reads $.AutomationDocId, which lies in $.AutomationDocument"),
          Map.entry(
              "aws-cdk-v1__packages--aws-cdk-aws-stepfunctions-tasks-test-cdk.out-integ.call-sagemaker",
              "reads what only a job that is waited for returns"),
          Map.entry(
              "aws-cdk-v1__packages--aws-cdk-aws-stepfunctions-tasks-test-cdk.out-integ.start-build",
              "reads a field that the only state before it does not write"),
          Map.entry(
              "aws-stepfunctions-examples__sam-app-control-concurrency-with-dynamodb-statemachines-test-run",
              "a Catcher puts its error into an item that is a number"),
          Map.entry("serverless-application-model__tests", "tests whose Resource is any word"),
          Map.entry(
              "step-functions-workflows-collection__script-generator",
              "Region and account in the ARN of an integration"));

  @Test
  void findsNoErrorThatIsNone() throws IOException {
    Map<String, TreeSet<String>> errors = new TreeMap<>();
    int judged = 0;
    for (String folder : List.of("definitions", "definitions-embedded")) {
      for (Path file : files(Corpus.path(folder))) {
        String name = file.getFileName().toString();
        String text = Files.readString(file, StandardCharsets.UTF_8);
        // Renamed, so that every file is read as a definition, whatever it is called.
        boolean yaml = name.endsWith(".yaml") || name.endsWith(".yml");
        Report report =
            Verdicts.judge(yaml ? "m.asl.yaml" : "m.asl.json", text, MachineType.UNKNOWN);
        assertThat(report.failures()).as(name).isEmpty();
        judged++;
        for (Finding finding : report.findings()) {
          if (finding.severity() == Severity.ERROR) {
            errors
                .computeIfAbsent(name, k -> new TreeSet<>())
                .add(finding.rule().id() + ": " + finding.message() + " " + finding.location());
          }
        }
      }
    }
    System.out.println("real definitions: " + judged + ", with errors: " + errors.size());
    errors.keySet().removeIf(name -> FAULTY.keySet().stream().anyMatch(name::startsWith));
    assertThat(errors).isEmpty();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> !f.toString().endsWith(".jsonl") && !f.toString().endsWith(".json5"))
          .sorted()
          .toList();
    }
  }
}
