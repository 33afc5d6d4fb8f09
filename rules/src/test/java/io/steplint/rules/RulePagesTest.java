package io.steplint.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.steplint.lint.Finding;
import io.steplint.lint.Report;
import io.steplint.lint.Rule;
import io.steplint.lint.Severity;
import io.steplint.rules.Page.Example;
import io.steplint.rules.Page.ExampleFile;
import io.steplint.rules.Page.Expected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs the examples on every rule's page: the rule speaks exactly where a line is marked, and under
 * "Use instead" nothing is an error.
 */
class RulePagesTest {

  @TestFactory
  List<DynamicNode> examplesDoWhatThePageSays() {
    List<DynamicNode> rules = new ArrayList<>();
    for (Rule rule : Rules.all()) {
      List<DynamicNode> examples = new ArrayList<>();
      for (Example example : Page.parse(rule.page()).examples()) {
        examples.add(
            dynamicTest(
                example.section() + ", line " + example.line(), () -> judge(rule, example)));
      }
      rules.add(dynamicContainer(rule.info().id(), examples));
    }
    return rules;
  }

  @TestFactory
  List<DynamicNode> fixturesDoWhatTheirMarksSay() throws IOException {
    Path root = Path.of("rules/src/test/resources/fixtures");
    if (!Files.isDirectory(root)) {
      root = Path.of("src/test/resources/fixtures");
    }
    List<DynamicNode> rules = new ArrayList<>();
    if (Files.isDirectory(root)) {
      for (Path folder : folders(root)) {
        Rule rule =
            Objects.requireNonNull(
                Rules.find(folder.getFileName().toString()), "no rule of the name of " + folder);
        for (Path example : folders(folder)) {
          rules.add(
              dynamicTest(
                  folder.getFileName() + "/" + example.getFileName(),
                  () -> judge(rule, fixture(example))));
        }
      }
    }
    return rules;
  }

  private static List<Path> folders(Path parent) throws IOException {
    try (Stream<Path> children = Files.list(parent)) {
      return children.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static Example fixture(Path folder) throws IOException {
    try (Stream<Path> children = Files.walk(folder)) {
      List<ExampleFile> files = new ArrayList<>();
      for (Path file : children.filter(Files::isRegularFile).sorted().toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        files.add(Page.marked(name, Files.readAllLines(file), List.of()));
      }
      return new Example(folder.getFileName().toString(), 1, files);
    }
  }

  private static void judge(Rule rule, Example example) {
    String id = rule.info().id();
    Report report = ExampleRunner.run(example.files(), rule);
    assertThat(report.failures()).isEmpty();
    TreeSet<String> found = new TreeSet<>();
    TreeSet<String> expected = new TreeSet<>();
    for (ExampleFile file : example.files()) {
      for (Expected mark : file.expected()) {
        expected.add(mark.toString());
      }
    }
    List<String> errors = new ArrayList<>();
    for (Finding finding : report.findings()) {
      String place =
          finding.location().file() + ":" + finding.location().line() + " " + finding.rule().id();
      if (finding.rule().id().equals(id) || expected.contains(place)) {
        found.add(place);
        assertThat(finding.why()).as("why %s matters", place).isNotNull();
        assertThat(finding.help()).as("how to mend %s: %s", place, finding.message()).isNotNull();
      }
      if (finding.severity() == Severity.ERROR) {
        errors.add(place + " " + finding.message());
      }
    }
    assertThat(found).as("%s, line %d", id, example.line()).isEqualTo(expected);
    if (example.isGood()) {
      assertThat(errors).as("errors under \"Use instead\"").isEmpty();
    }
  }
}
