package io.steplint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.lint.Finding;
import io.steplint.lint.Report;
import io.steplint.lint.Severity;
import io.steplint.testing.Corpus;
import io.steplint.workspace.MachineType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Judges the definitions of public projects. Every error has been read again: those that are true
 * are listed one by one, with the reason, in {@code real-errors.txt}; there are no others.
 */
class RealDefinitionsCorpusTest {

  private static final String TRUE_ERRORS = "real-errors.txt";

  @Test
  void findsExactlyTheErrorsThatAreTrue() throws IOException {
    TreeSet<String> errors = new TreeSet<>();
    TreeSet<String> faulty = new TreeSet<>();
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
            errors.add(name + " " + finding.rule().id() + " " + place(finding));
            faulty.add(name);
          }
        }
      }
    }
    System.out.println("real definitions: " + judged + ", with errors: " + faulty.size());
    TreeSet<String> expected = trueErrors();
    assertThat(errors).as("errors that nobody has read").isSubsetOf(expected);
    assertThat(expected).as("errors that are found no more").isSubsetOf(errors);
  }

  private static String place(Finding finding) {
    String pointer = finding.pointer();
    return pointer == null ? "-" : pointer.isEmpty() ? "/" : pointer;
  }

  private static TreeSet<String> trueErrors() throws IOException {
    TreeSet<String> errors = new TreeSet<>();
    String file = "";
    try (InputStream in =
        Objects.requireNonNull(
            RealDefinitionsCorpusTest.class.getResourceAsStream(TRUE_ERRORS), TRUE_ERRORS)) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        if (line.startsWith("  ")) {
          errors.add(file + " " + line.strip());
        } else if (!line.isEmpty() && !line.startsWith("#")) {
          int colon = line.indexOf(" : ");
          assertThat(colon).as("the reason in " + line).isPositive();
          file = line.substring(0, colon);
        }
      }
    }
    return errors;
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
