package io.steplint.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.steplint.lint.Finding;
import io.steplint.lint.Fixes;
import io.steplint.lint.Severity;
import io.steplint.rules.gate.Check;
import io.steplint.rules.gate.Project;
import io.steplint.rules.gate.ProjectRequest;
import io.steplint.rules.gate.UnusableException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real projects and what becomes of them by slips of the pen: what has a fix is gone after it, no
 * error is new, nothing else of the text has changed, and a second run changes nothing.
 */
class FixesCorpusTest {

  /** Slips of the pen: a pattern that is met once in a file, and what is written in its place. */
  private static final Map<String, String> SLIPS = new LinkedHashMap<>();

  static {
    SLIPS.put("\"Next\"(\\s*:\\s*)\"([A-Za-z]{5,})\"", "\"Next\"$1\"$2x\"");
    SLIPS.put("\"ErrorEquals\"", "\"ErrorEqual\"");
    SLIPS.put("\"StringEquals\"", "\"StringEqual\"");
    SLIPS.put("\"Type\"(\\s*:\\s*)\"Choice\"", "\"Type\"$1\"Choise\"");
    SLIPS.put("\"Parameters\"", "\"Paramters\"");
    SLIPS.put("\"ItemProcessor\"", "\"Iterator\"");
    SLIPS.put("\"AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID\\.\\$\"[^,}]*,", "");
    SLIPS.put("\"[A-Za-z]*\\.\\$\"\\s*:\\s*\"\\$\\$\\.Task\\.Token\",", "");
  }

  /** Larger files are slow to judge and have no other layouts. */
  private static final int MAX_BYTES = 60_000;

  @TempDir Path folder;
  private int mended;
  private final Map<String, Integer> byRule = new TreeMap<>();

  @Test
  void afterAFixNothingIsWorse() throws IOException {
    Path projects = Path.of("../../shared/data/projects");
    Path definitions = Path.of("../../shared/data/definitions");
    assumeTrue(Files.isDirectory(projects), "the projects are not there");
    List<String> complaints = new ArrayList<>();
    for (Path corpus : List.of(projects, definitions)) {
      for (Path file : files(corpus)) {
        String text = read(file);
        if (text == null || !text.contains("States")) {
          continue;
        }
        String name = String.valueOf(file.getFileName());
        judge(name, text, complaints);
        for (Map.Entry<String, String> slip : SLIPS.entrySet()) {
          Matcher matcher = Pattern.compile(slip.getKey()).matcher(text);
          if (matcher.find()) {
            judge(name, matcher.replaceFirst(slip.getValue()), complaints);
          }
        }
      }
    }
    assertThat(complaints).isEmpty();
    assertThat(mended).as("mended: %s", byRule).isGreaterThan(100);
    assertThat(byRule.keySet())
        .contains(
            "missing-transition-target",
            "unsupported-field",
            "value-not-allowed",
            "started-by-id-missing",
            "deprecated-field");
  }

  private void judge(String name, String text, List<String> complaints) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text, StandardCharsets.UTF_8);
    Check before = check(name);
    if (before == null) {
      return;
    }
    Fixes fixes = Fixes.of(before.report().findings(), false, before.project().sources()::find);
    String after = fixes.texts().get(name);
    if (after == null) {
      return;
    }
    Files.writeString(file, after, StandardCharsets.UTF_8);
    Check now = check(name);
    if (now == null) {
      complaints.add(name + " cannot be read after its fixes");
      return;
    }
    Fixes again = Fixes.of(now.report().findings(), false, now.project().sources()::find);
    if (again.applied() > 0 && again.applied() >= fixes.applied()) {
      complaints.add(name + ": a second run changes as much again");
    }
    Map<String, Integer> were = safe(before);
    Map<String, Integer> are = safe(now);
    were.forEach(
        (rule, count) -> {
          int left = are.getOrDefault(rule, 0);
          byRule.merge(rule.substring(0, rule.indexOf(' ')), count - left, Integer::sum);
          if (left >= count) {
            complaints.add(name + ": " + rule + " is still there");
          }
        });
    mended += fixes.applied();
    for (Finding finding : now.report().findings()) {
      if (finding.severity() == Severity.ERROR
          && before.report().findings().stream()
              .noneMatch(other -> other.rule().id().equals(finding.rule().id()))
          && !isUncovered(before)) {
        complaints.add(name + ": new " + finding.rule().id() + ": " + finding.message());
      }
    }
    if (Math.abs(after.lines().count() - text.lines().count()) > fixes.applied() * 2L) {
      complaints.add(name + ": more than its fixes has changed");
    }
  }

  /** Whether a definition was so broken that more of it can be judged after a fix. */
  private static boolean isUncovered(Check before) {
    return before.report().findings().stream()
        .anyMatch(
            finding -> "structure".equals(finding.rule().category().id()) && finding.fix() != null);
  }

  /** How many findings have a safe fix, by rule and message. */
  private static Map<String, Integer> safe(Check check) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Finding finding : check.report().findings()) {
      if (finding.fix() != null && finding.fix().safe()) {
        counts.merge(finding.rule().id() + " " + finding.message(), 1, Integer::sum);
      }
    }
    return counts;
  }

  private @Nullable Check check(String name) throws IOException {
    try {
      return Check.of(
          Project.read(ProjectRequest.in(folder).path(name).build()),
          List.of("structure", "nested", "query", "style"),
          List.of());
    } catch (UnusableException e) {
      return null;
    }
  }

  private static List<Path> files(Path corpus) throws IOException {
    if (!Files.isDirectory(corpus)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(corpus)) {
      return walk.filter(Files::isRegularFile)
          .filter(file -> file.toString().matches(".*\\.(json|ya?ml|asl)"))
          .sorted()
          .toList();
    }
  }

  private static @Nullable String read(Path file) throws IOException {
    try {
      return Files.size(file) > MAX_BYTES ? null : Files.readString(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
