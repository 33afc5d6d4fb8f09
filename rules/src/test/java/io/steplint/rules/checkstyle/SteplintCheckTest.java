package io.steplint.rules.checkstyle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.puppycrawl.tools.checkstyle.Checker;
import com.puppycrawl.tools.checkstyle.DefaultConfiguration;
import com.puppycrawl.tools.checkstyle.api.AuditEvent;
import com.puppycrawl.tools.checkstyle.api.AuditListener;
import com.puppycrawl.tools.checkstyle.api.CheckstyleException;
import io.steplint.lint.Finding;
import io.steplint.lint.Verdict;
import io.steplint.query.GrammarRuntime;
import io.steplint.rules.gate.Check;
import io.steplint.rules.gate.Project;
import io.steplint.rules.gate.ProjectRequest;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SteplintCheckTest {

  private static final String PARENT =
      """
      {
        "StartAt": "Run",
        "States": {
          "Run": {
            "Type": "Task",
            "Resource": "arn:aws:states:::states:startExecution.sync",
            "Parameters": {
              "StateMachineArn": "arn:aws:states:us-east-1:123456789012:stateMachine:child",
              "Input": {"AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID.$": "$$.Execution.Id"}
            },
            "Next": "Use"
          },
          "Use": {"Type": "Pass", "InputPath": "$.Output.total", "End": true}
        }
      }
      """;
  private static final String CHILD =
      """
      {"StartAt": "Sum", "States": {"Sum": {"Type": "Pass", "Result": {"total": 1}, "End": true}}}
      """;
  private static final String LOST =
      """
      {"StartAt": "Sum", "States": {
      \t"Sum": {"Type": "Pass", "Next": "{0} isn't here"}}}
      """;

  @TempDir Path folder;
  private DefaultConfiguration module;

  @BeforeEach
  void configure() {
    module = new DefaultConfiguration("Steplint");
    module.addProperty("root", folder.toString());
  }

  @Test
  void aRuntimeThatCannotReadTheGrammarsIsToldBeforeItFails() {
    assertThat(GrammarRuntime.reads("4.9.3")).isFalse();
    assertThat(GrammarRuntime.reads("4.10")).isTrue();
    assertThat(GrammarRuntime.reads(GrammarRuntime.version())).isTrue();
    assertThat(GrammarRuntime.reads("4.14-SNAPSHOT")).isTrue();
    assertThat(SteplintCheck.tooOld("4.9.3"))
        .contains("ANTLR 4.9.3", "com.puppycrawl.tools:checkstyle:10.26.1");
  }

  @Test
  void saysOfAFileWhatOthersReveal() throws Exception {
    file("parent.asl.json", PARENT);
    file("child.asl.json", CHILD);
    assertThat(run("parent.asl.json", "child.asl.json"))
        .singleElement()
        .asString()
        .startsWith("parent.asl.json:13:42: error sync-output-is-text: ")
        .contains("(help: start the child with startExecution.sync:2");
  }

  @Test
  void saysWhatTheCommandLineSays() throws Exception {
    file("parent.asl.json", PARENT);
    file("child.asl.json", LOST);
    List<String> expected = new ArrayList<>();
    Check check = Check.of(Project.read(ProjectRequest.in(folder).build()), List.of(), List.of());
    for (Finding finding : check.report().findings()) {
      expected.add(
          finding.location()
              + ": "
              + finding.severity().id()
              + " "
              + finding.rule().id()
              + ": "
              + finding.message()
              + (finding.help() == null ? "" : " (help: " + finding.help() + ")"));
    }
    assertThat(expected).isNotEmpty();
    assertThat(run("parent.asl.json", "child.asl.json"))
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(check.verdict(Verdict.FailOn.ERROR)).isEqualTo(Verdict.FAILED);
  }

  @Test
  void leavesBracesQuotesAndTabsAsTheyAre() throws Exception {
    file("lost.asl.json", LOST);
    assertThat(run("lost.asl.json"))
        .anyMatch(said -> said.startsWith("lost.asl.json:2:") && said.contains("{0} isn't here"));
  }

  @Test
  void saysOnceWhatLiesInFilesThatWereNotHandedOver() throws Exception {
    file("a.txt", "nothing");
    file("lost.asl.json", LOST);
    assertThat(run("a.txt")).isNotEmpty().isEqualTo(run("lost.asl.json", "a.txt"));
  }

  @Test
  void isNotFooledByTheCacheOfUnchangedFiles() throws Exception {
    Path cache = folder.resolve("cache");
    file("parent.asl.json", PARENT.replace("$.Output.total", "$.Output"));
    file("child.asl.json", CHILD);
    assertThat(run(cache, "parent.asl.json", "child.asl.json")).isEmpty();
    file("child.asl.json", LOST);
    List<String> changed = run(cache, "parent.asl.json", "child.asl.json");
    assertThat(changed).isNotEmpty();
    assertThat(run(cache, "parent.asl.json", "child.asl.json")).isEqualTo(changed);
    file("role.json", "{\"Version\": \"2012-10-17\", \"Statement\": []}");
    file(".steplint.yaml", "stateMachines: [{definition: parent.asl.json, role: role.json}]\n");
    assertThat(run(cache, "parent.asl.json", "child.asl.json"))
        .anyMatch(said -> said.startsWith("parent.asl.json:6:") && said.contains("may not call"));
  }

  @Test
  void aSeverityOfTheModuleIsMeantForAllItSays() throws Exception {
    file("lost.asl.json", LOST);
    module.addProperty("severity", "info");
    assertThat(run("lost.asl.json")).isNotEmpty().allMatch(said -> said.contains(": info "));
  }

  @Test
  void theThresholdDecidesWhatIsAnError() throws Exception {
    file("parent.asl.json", PARENT.replace("\"AWS_STEP", "\"NO_STEP"));
    file("child.asl.json", CHILD);
    assertThat(run("parent.asl.json"))
        .anyMatch(said -> said.contains(": error sync-output-is-text"))
        .anyMatch(said -> said.contains(": info started-by-id-missing"));
    module.addProperty("failOn", "info");
    assertThat(run("parent.asl.json"))
        .anyMatch(said -> said.contains(": error started-by-id-missing"));
  }

  @Test
  void aThresholdThatNothingReachesLeavesNoError() throws Exception {
    file("lost.asl.json", LOST);
    module.addProperty("failOn", "never");
    assertThat(run("lost.asl.json")).isNotEmpty().noneMatch(said -> said.contains(": error "));
  }

  @Test
  void rulesAreSelectedAndLeftOut() throws Exception {
    file("lost.asl.json", LOST);
    module.addProperty("ignore", "structure, syntax");
    assertThat(run("lost.asl.json")).isEmpty();
  }

  @Test
  void aRoleIsThatOfTheDefinitionsNamed() throws Exception {
    file("parent.asl.json", PARENT);
    file("role.json", "{\"Version\": \"2012-10-17\", \"Statement\": []}");
    module.addProperty("paths", "parent.asl.json");
    module.addProperty("roles", "role.json");
    module.addProperty("select", "missing-permission-call");
    assertThat(run("parent.asl.json")).hasSize(1);
  }

  @Test
  void findingsOfABaselineAreLeftOut() throws Exception {
    file("lost.asl.json", LOST);
    Check.of(Project.read(ProjectRequest.in(folder).build()), List.of(), List.of())
        .writeBaseline("known.json");
    module.addProperty("baseline", "known.json");
    assertThat(run("lost.asl.json")).isEmpty();
  }

  @Test
  void aFolderWithoutStateMachinesPasses() throws Exception {
    file("a.txt", "nothing");
    assertThat(run("a.txt")).isEmpty();
  }

  @Test
  void refusesWhatCannotBeMeant() throws Exception {
    file("lost.asl.json", LOST);
    module.addProperty("select", "sync-output-is-txt");
    assertThatThrownBy(() -> run("lost.asl.json"))
        .hasStackTraceContaining("did you mean sync-output-is-text?");
  }

  @Test
  void refusesAThresholdThatIsNone() throws Exception {
    file("lost.asl.json", LOST);
    module.addProperty("failOn", "sometimes");
    assertThatThrownBy(() -> run("lost.asl.json"))
        .isInstanceOf(CheckstyleException.class)
        .hasStackTraceContaining("failOn is error, warning, info or never, not 'sometimes'");
  }

  @Test
  void refusesAFolderThatIsNotThere() throws Exception {
    module = new DefaultConfiguration("Steplint");
    module.addProperty("root", folder.resolve("gone").toString());
    assertThatThrownBy(() -> run()).hasStackTraceContaining("there is no folder");
  }

  private void file(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private List<String> run(String... files) throws CheckstyleException {
    return run(null, files);
  }

  /** Runs Checkstyle over files, as a gate does. */
  private List<String> run(@Nullable Path cache, String... files) throws CheckstyleException {
    DefaultConfiguration root = new DefaultConfiguration("Checker");
    if (cache != null) {
      root.addProperty("cacheFile", cache.toString());
    }
    root.addChild(module);
    Checker checker = new Checker();
    Said said = new Said(folder);
    try {
      checker.setModuleClassLoader(SteplintCheck.class.getClassLoader());
      checker.configure(root);
      checker.addListener(said);
      List<File> handedOver = new ArrayList<>();
      for (String file : files) {
        handedOver.add(folder.resolve(file).toFile());
      }
      checker.process(handedOver);
    } finally {
      checker.destroy();
    }
    return said.lines;
  }

  /** Takes down what a gate would print. */
  private static final class Said implements AuditListener {
    private final Path folder;
    private final List<String> lines = new ArrayList<>();

    Said(Path folder) {
      this.folder = folder;
    }

    @Override
    public void addError(AuditEvent event) {
      Path file = Path.of(event.getFileName()).toAbsolutePath();
      lines.add(
          folder.toAbsolutePath().relativize(file)
              + ":"
              + event.getLine()
              + ":"
              + event.getColumn()
              + ": "
              + event.getSeverityLevel().getName()
              + " "
              + event.getModuleId()
              + ": "
              + event.getMessage());
    }

    @Override
    public void addException(AuditEvent event, Throwable throwable) {
      throw new AssertionError(throwable);
    }

    @Override
    public void auditStarted(AuditEvent event) {}

    @Override
    public void auditFinished(AuditEvent event) {}

    @Override
    public void fileStarted(AuditEvent event) {}

    @Override
    public void fileFinished(AuditEvent event) {}
  }
}
