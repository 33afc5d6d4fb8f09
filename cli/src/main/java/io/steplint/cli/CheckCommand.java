package io.steplint.cli;

import io.steplint.lint.Analysis;
import io.steplint.lint.Baseline;
import io.steplint.lint.Engine;
import io.steplint.lint.Fixes;
import io.steplint.lint.LintOptions;
import io.steplint.lint.Report;
import io.steplint.lint.Rule;
import io.steplint.lint.Verdict;
import io.steplint.report.SourceTexts;
import io.steplint.report.Style;
import io.steplint.report.findings.FindingsContext;
import io.steplint.report.findings.FindingsFormat;
import io.steplint.rules.Rules;
import io.steplint.source.FileSource;
import io.steplint.source.SourceFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code steplint check}. */
final class CheckCommand implements Command {

  private static final List<String> FORMATS = formats();

  @Override
  public String name() {
    return "check";
  }

  @Override
  public String summary() {
    return "find problems";
  }

  @Override
  public String operands() {
    return "[PATH…]";
  }

  @Override
  public List<Option> options() {
    return List.of(
        Option.value("--format", "FORMAT", "how to print: " + String.join(", ", FORMATS)),
        Option.values("--report", "FORMAT=FILE", "write a report to FILE as well"),
        Option.value(
            "--fail-on", "SEVERITY", "exit with 1 from error, warning or info on, or never"),
        Option.values("--select", "RULES", "run only these rules or categories"),
        Option.values("--ignore", "RULES", "leave these rules or categories out"),
        Option.value("--baseline", "FILE", "leave out the findings that FILE lists"),
        Option.flag("--update-baseline", "write all findings to the baseline, and pass"),
        Option.value("--fix", "[=unsafe]", "mend what has a fix; unsafe ones when asked"),
        Option.flag("--diff", "print what --fix would change, and change nothing"));
  }

  @Override
  public boolean readsProject() {
    return true;
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("steplint check", "the project in the working folder"),
        new Example(
            "steplint check --role role.json parent.asl.json child.asl.json",
            "two definitions and the role that runs them"),
        new Example(
            "steplint check --report sarif=steplint.sarif --fail-on warning",
            "for code scanning, and a strict gate"));
  }

  @Override
  public int run(Arguments arguments, Console console) throws UsageException, IOException {
    FindingsFormat format = format(arguments.get("--format"));
    Map<String, FindingsFormat> reports = reports(arguments.all("--report"));
    Verdict.FailOn failOn = failOn(arguments);
    String fix = arguments.get("--fix");
    if (fix != null && !fix.isEmpty() && !fix.equals("unsafe")) {
      throw new UsageException("--fix takes no value but unsafe, not '" + fix + "'");
    }
    boolean diff = arguments.has("--diff");
    Style style = Output.style(arguments, console);
    Project project = Project.load(arguments, console);
    LintOptions options = options(arguments, project);
    Report report = judge(project, options);
    if (fix != null || diff) {
      boolean changed = fix(report, "unsafe".equals(fix), diff, project.sources(), console);
      if (changed) {
        project = Project.load(arguments, console);
        report = judge(project, options);
      }
      if (diff) {
        return exit(report, failOn, console);
      }
    }
    if (arguments.has("--update-baseline")) {
      return updateBaseline(arguments, report, console);
    }
    report = withBaseline(arguments, report, console);
    FindingsContext context = context(project.sources(), style, arguments.has("--quiet"));
    FindingsContext plain = context(project.sources(), Style.PLAIN, arguments.has("--quiet"));
    for (Map.Entry<String, FindingsFormat> entry : reports.entrySet()) {
      Report written = report;
      Output.writeFile(console, entry.getKey(), out -> entry.getValue().write(written, plain, out));
    }
    Report printed = report;
    Output.write(arguments, console, out -> format.write(printed, context, out));
    return exit(report, failOn, console);
  }

  private static Report judge(Project project, LintOptions options) {
    return new Engine(Rules.all()).run(new Analysis(project.workspace()), options);
  }

  private static FindingsContext context(SourceTexts sources, Style style, boolean quiet) {
    return new FindingsContext(sources, CheckCommand::page, Main.version(), style, quiet);
  }

  private static String page(String id) {
    Rule rule = Rules.find(id);
    return rule == null ? "" : rule.page();
  }

  private static int exit(Report report, Verdict.FailOn failOn, Console console) {
    for (Report.Failure failure : report.failures()) {
      console.say(failure + "; please report it");
      if (console.environment().containsKey("STEPLINT_DEBUG")) {
        failure.error().printStackTrace(console.err());
      }
    }
    if (!report.failures().isEmpty()) {
      return 2;
    }
    return Verdict.of(report, failOn) == Verdict.PASSED ? 0 : 1;
  }

  private static LintOptions options(Arguments arguments, Project project) throws UsageException {
    LintOptions.Builder options = project.lintOptions();
    for (String word : arguments.list("--select")) {
      RuleNames.require("--select", word);
      options.select(word);
    }
    for (String word : arguments.list("--ignore")) {
      RuleNames.require("--ignore", word);
      options.ignore(word);
    }
    return options.build();
  }

  private static FindingsFormat format(@Nullable String word) throws UsageException {
    FindingsFormat format = FindingsFormat.of(word == null ? "text" : word);
    if (format == null) {
      throw new UsageException(
          "there is no format '" + word + "'; formats are " + String.join(", ", FORMATS));
    }
    return format;
  }

  private static Map<String, FindingsFormat> reports(List<String> words) throws UsageException {
    Map<String, FindingsFormat> reports = new LinkedHashMap<>();
    for (String word : words) {
      int equals = word.indexOf('=');
      if (equals < 1 || equals == word.length() - 1) {
        throw new UsageException("--report is FORMAT=FILE, for example sarif=steplint.sarif");
      }
      reports.put(word.substring(equals + 1), format(word.substring(0, equals)));
    }
    return reports;
  }

  private static Verdict.FailOn failOn(Arguments arguments) throws UsageException {
    String word =
        Output.oneOf(arguments, "--fail-on", "error", "error", "warning", "info", "never");
    Verdict.FailOn failOn = Verdict.FailOn.of(word);
    return failOn == null ? Verdict.FailOn.ERROR : failOn;
  }

  private static List<String> formats() {
    List<String> names = new ArrayList<>();
    for (FindingsFormat format : FindingsFormat.values()) {
      names.add(format.id());
    }
    return List.copyOf(names);
  }

  /** Writes fixed files, or prints what would change; whether a file was written. */
  private static boolean fix(
      Report report, boolean unsafe, boolean diff, SourceTexts sources, Console console)
      throws IOException, UsageException {
    Fixes fixes = Fixes.of(report.findings(), unsafe, sources::find);
    for (Map.Entry<String, String> entry : fixes.texts().entrySet()) {
      String file = entry.getKey();
      FileSource before = sources.find(file);
      if (diff) {
        console.out().print(Diff.of(file, before == null ? "" : before.text(), entry.getValue()));
      } else {
        Files.writeString(Output.path(console, file), entry.getValue(), StandardCharsets.UTF_8);
      }
    }
    if (!diff) {
      int files = fixes.texts().size();
      console.say(
          fixes.applied() == 0
              ? "nothing to fix"
              : "mended " + fixes.applied() + " in " + files + (files == 1 ? " file" : " files"));
    }
    return !diff && !fixes.texts().isEmpty();
  }

  private static int updateBaseline(Arguments arguments, Report report, Console console)
      throws UsageException, IOException {
    String file = arguments.get("--baseline");
    if (file == null) {
      throw new UsageException("--update-baseline needs --baseline FILE");
    }
    Output.writeFile(console, file, out -> out.write(Baseline.write(report)));
    if (!arguments.has("--quiet")) {
      console.say("wrote " + report.findings().size() + " findings to " + file);
    }
    return report.failures().isEmpty() ? 0 : exit(report, Verdict.FailOn.NEVER, console);
  }

  private static Report withBaseline(Arguments arguments, Report report, Console console)
      throws UsageException, IOException {
    String file = arguments.get("--baseline");
    if (file == null) {
      return report;
    }
    Path path = Output.path(console, file);
    if (!Files.isRegularFile(path)) {
      throw new UsageException("there is no baseline " + file + "; --update-baseline writes one");
    }
    Baseline baseline = Baseline.read(SourceFiles.read(path, file).document());
    if (baseline == null) {
      throw new UsageException(file + " is not a baseline");
    }
    return baseline.apply(report);
  }
}
