package io.steplint.rules.checkstyle;

import com.puppycrawl.tools.checkstyle.api.AbstractFileSetCheck;
import com.puppycrawl.tools.checkstyle.api.CheckstyleException;
import com.puppycrawl.tools.checkstyle.api.FileText;
import com.puppycrawl.tools.checkstyle.api.MessageDispatcher;
import com.puppycrawl.tools.checkstyle.api.SeverityLevel;
import com.puppycrawl.tools.checkstyle.api.Violation;
import io.steplint.lint.Finding;
import io.steplint.lint.Report;
import io.steplint.lint.Verdict;
import io.steplint.query.GrammarRuntime;
import io.steplint.rules.gate.Check;
import io.steplint.rules.gate.Project;
import io.steplint.rules.gate.ProjectRequest;
import io.steplint.rules.gate.UnusableException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * {@code <module name="Steplint"/>}: a whole project is judged when Checkstyle begins, as {@code
 * steplint check} judges it in the folder {@code root}, and each finding is a violation of the file
 * that holds the place.
 *
 * <p>A finding needs more files than the one that holds it, and Checkstyle's cache keeps files from
 * a check that have not changed themselves. So nothing here depends on which files Checkstyle hands
 * over: findings in files that it did not hand over are reported at the end.
 *
 * <p>The properties have the names and the meaning of the command line's options. The id of the
 * rule is the violation's id, so that Checkstyle's own suppressions can name it.
 */
public final class SteplintCheck extends AbstractFileSetCheck {

  /** A message is an argument, for its braces and quotes are no pattern. */
  private static final String VERBATIM = "{0}";

  private Path root = Path.of("");
  private List<String> paths = List.of();
  private @Nullable String config;
  private List<String> select = List.of();
  private List<String> ignore = List.of();
  private @Nullable String baseline;
  private List<String> roles = List.of();
  private @Nullable String type;
  private @Nullable String region;
  private @Nullable String account;
  private @Nullable String partition;
  private Map<String, String> parameters = Map.of();
  private Verdict.FailOn failOn = Verdict.FailOn.ERROR;
  private boolean hasOwnSeverity;

  /** The violations that are not reported yet, by file. */
  private final Map<Path, SortedSet<Violation>> violations = new TreeMap<>();

  /** The project's folder; the folder in which Checkstyle runs by default. */
  public void setRoot(String folder) {
    root = Path.of(folder);
  }

  /** Files and folders, relative to the root; the root itself by default. */
  public void setPaths(String... files) {
    paths = List.of(files);
  }

  /** The configuration; by default {@code .steplint.yaml}, found upwards. */
  public void setConfig(String file) {
    config = file;
  }

  /** Rules or categories that run alone. */
  public void setSelect(String... rules) {
    select = List.of(rules);
  }

  /** Rules or categories that do not run. */
  public void setIgnore(String... rules) {
    ignore = List.of(rules);
  }

  /** A file with findings to leave out. */
  public void setBaseline(String file) {
    baseline = file;
  }

  /** Policy documents that together are the role of definitions which {@code paths} names. */
  public void setRoles(String... files) {
    roles = List.of(files);
  }

  /** What raw definitions are: {@code STANDARD} or {@code EXPRESS}. */
  public void setType(String word) {
    type = word;
  }

  /** The Region that {@code AWS::Region} stands for. */
  public void setRegion(String name) {
    region = name;
  }

  /** The account that {@code AWS::AccountId} stands for. */
  public void setAccount(String id) {
    account = id;
  }

  /** The partition that {@code AWS::Partition} stands for. */
  public void setPartition(String name) {
    partition = name;
  }

  /** Values of template parameters, each {@code NAME=VALUE}. */
  public void setParameters(String... assignments) {
    Map<String, String> values = new TreeMap<>();
    for (String assignment : assignments) {
      int equals = assignment.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException("a parameter is NAME=VALUE, not '" + assignment + "'");
      }
      values.put(assignment.substring(0, equals), assignment.substring(equals + 1));
    }
    parameters = values;
  }

  /**
   * From which severity on a finding is an error to Checkstyle: {@code error}, {@code warning},
   * {@code info} or {@code never}. So a gate that fails on errors gives the verdict of {@code
   * --fail-on}.
   */
  public void setFailOn(String word) {
    Verdict.FailOn threshold = Verdict.FailOn.of(word);
    if (threshold == null) {
      throw new IllegalArgumentException(
          "failOn is error, warning, info or never, not '" + word + "'");
    }
    failOn = threshold;
  }

  @Override
  protected void finishLocalSetup() throws CheckstyleException {
    String antlr = GrammarRuntime.version();
    if (!GrammarRuntime.reads(antlr)) {
      throw new CheckstyleException(tooOld(antlr));
    }
    hasOwnSeverity = Arrays.asList(getConfiguration().getPropertyNames()).contains("severity");
  }

  @Override
  public void beginProcessing(String charset) {
    super.beginProcessing(charset);
    violations.clear();
    if (!Files.isDirectory(root)) {
      throw new IllegalStateException("Steplint: there is no folder " + root);
    }
    try {
      judge();
    } catch (UnusableException e) {
      if (!e.isForWantOfInput() || !paths.isEmpty()) {
        throw new IllegalStateException("Steplint: " + e.getMessage(), e);
      }
    } catch (IOException e) {
      throw new IllegalStateException("Steplint cannot read or write: " + e.getMessage(), e);
    }
  }

  private void judge() throws UnusableException, IOException {
    ProjectRequest.Builder request =
        ProjectRequest.in(root)
            .config(config)
            .type(type)
            .region(region)
            .account(account)
            .partition(partition);
    paths.forEach(request::path);
    roles.forEach(request::role);
    parameters.forEach(request::parameter);
    Check check = Check.of(Project.read(request.build()), select, ignore);
    Report report = (baseline == null ? check : check.withBaseline(baseline)).report();
    if (!report.failures().isEmpty()) {
      Report.Failure first = report.failures().get(0);
      throw new IllegalStateException("Steplint: " + first, first.error());
    }
    for (Finding finding : report.findings()) {
      Path file = check.project().sources().root().file(finding.location().file());
      if (file != null) {
        violations.computeIfAbsent(key(file), k -> new TreeSet<>()).add(violation(finding));
      }
    }
  }

  /** One path per file, whatever links lead to it. */
  private static Path key(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file.toAbsolutePath().normalize();
    }
  }

  private Violation violation(Finding finding) {
    String id = finding.rule().id();
    String help = finding.help() == null ? "" : " (help: " + finding.help() + ")";
    return new Violation(
        finding.location().line(),
        finding.location().column(),
        getMessageBundle(),
        id,
        new Object[] {finding.message() + help},
        level(finding),
        id,
        getClass(),
        getCustomMessages().getOrDefault(id, VERBATIM));
  }

  /** A severity that is set for the module is meant for all it says. */
  private SeverityLevel level(Finding finding) {
    if (hasOwnSeverity) {
      return getSeverityLevel();
    }
    if (failOn.isReachedBy(finding.severity())) {
      return SeverityLevel.ERROR;
    }
    return switch (finding.severity()) {
      case ERROR, WARNING -> SeverityLevel.WARNING;
      case INFO -> SeverityLevel.INFO;
    };
  }

  @Override
  protected void processFiltered(File file, FileText text) {
    SortedSet<Violation> ofFile = violations.remove(key(file.toPath()));
    if (ofFile != null) {
      addViolations(ofFile);
    }
  }

  @Override
  public void finishProcessing() {
    MessageDispatcher dispatcher = getMessageDispatcher();
    violations.forEach(
        (path, ofFile) -> {
          String file = path.toString();
          dispatcher.fireFileStarted(file);
          dispatcher.fireErrors(file, ofFile);
          dispatcher.fireFileFinished(file);
        });
    violations.clear();
    super.finishProcessing();
  }

  static String tooOld(String version) {
    return "Steplint needs Checkstyle 10.2 or newer: the one that runs brings ANTLR "
        + version
        + ", which cannot read Steplint's grammars. Give maven-checkstyle-plugin a dependency on"
        + " com.puppycrawl.tools:checkstyle:10.26.1, or newer";
  }
}
