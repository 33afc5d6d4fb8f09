package io.steplint.cli;

import io.steplint.lint.EngineOptions;
import io.steplint.lint.Verdict;
import io.steplint.report.Style;
import io.steplint.report.findings.FindingsFormat;
import io.steplint.rules.gate.Check;
import io.steplint.rules.gate.Project;
import io.steplint.rules.gate.UnusableException;
import io.steplint.rules.structure.LanguageSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code steplint check}. */
final class CheckCommand implements Command {

  private static final List<String> FORMATS = formats();

  /** From how many machines on it pays to start threads. */
  private static final int WORTH_SHARING = 16;

  private static final int MAX_OWN_JOBS = 8;
  private static final int MAX_JOBS = 256;

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
        Option.value("--format", String.join("|", FORMATS), "how to print; text by default")
            .letter('f'),
        Option.values("--report", "FORMAT=FILE", "write a report to FILE as well"),
        Option.value(
            "--fail-on",
            "error|warning|info|never",
            "exit with 1 from this severity on; error by default"),
        Option.values("--select", "RULES", "run only these rules or categories"),
        Option.values("--ignore", "RULES", "leave these rules or categories out"),
        Option.value("--baseline", "FILE", "leave out the findings that FILE lists"),
        Option.flag("--update-baseline", "write all findings to the baseline, and pass"),
        Option.value("--fix", "[=unsafe]", "mend what has a fix; unsafe ones when asked"),
        Option.flag("--diff", "print what --fix would change, and change nothing"),
        Option.value(
            "--group-by",
            "file|rule",
            "worst first and by file, or the findings of a rule together"),
        Option.value(
            "--counterexamples",
            "auto|always|never",
            "run what shows a finding about data; auto: at a terminal, in JSON, SARIF and HTML"),
        Option.value("--jobs", "N", "judge N machines at a time; as many as fit by default"));
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
  public int run(Arguments arguments, Console console) throws UnusableException, IOException {
    FindingsFormat format = format(arguments.get("--format"));
    Map<String, FindingsFormat> reports = reports(arguments.all("--report"));
    Verdict.FailOn failOn = failOn(arguments);
    Mending mending = Mending.of(arguments);
    String baseline = arguments.get("--baseline");
    if (baseline == null && arguments.has("--update-baseline")) {
      throw new UsageException("--update-baseline needs --baseline FILE");
    }
    Style style = Output.style(arguments, console);
    boolean byRule = Output.oneOf(arguments, "--group-by", "file", "file", "rule").equals("rule");
    String examples =
        Output.oneOf(arguments, "--counterexamples", "auto", "auto", "always", "never");
    Check.Shown shown = Check.Shown.valueOf(examples.toUpperCase(Locale.ROOT));
    readSchemaAhead();
    int jobs = jobs(arguments.get("--jobs"));
    Check check = judge(jobs, arguments, console);
    boolean quiet = arguments.has("--quiet");
    if (mending != null) {
      if (mending.apply(known(check, arguments), arguments, console)) {
        check = judge(jobs, arguments, console);
      }
      if (!mending.writes()) {
        return exit(known(check, arguments), failOn, console);
      }
    }
    if (baseline != null && arguments.has("--update-baseline")) {
      return updateBaseline(baseline, check, quiet, console);
    }
    Check judged = known(check, arguments);
    for (Map.Entry<String, FindingsFormat> entry : reports.entrySet()) {
      judged.write(entry.getValue(), quiet, shown, entry.getKey());
    }
    // At a terminal somebody reads, and a finding that shows itself is the better one.
    boolean read = shown == Check.Shown.AUTO && style == Style.ANSI;
    Check.Shown here = read ? Check.Shown.ALWAYS : shown;
    Output.write(arguments, console, out -> judged.write(format, style, quiet, byRule, here, out));
    return exit(judged, failOn, console);
  }

  /** A tenth of a cold run is the reading of the schema, which can be done beside the files. */
  private static void readSchemaAhead() {
    Thread thread = new Thread(LanguageSchema::load, "schema");
    thread.setDaemon(true);
    thread.start();
  }

  private static Check judge(int jobs, Arguments arguments, Console console)
      throws UnusableException, IOException {
    try (Progress progress = Progress.of(arguments, console)) {
      Project project = ProjectArguments.read(arguments, console);
      int fitting =
          project.workspace().stateMachines().size() < WORTH_SHARING
              ? 1
              : Math.min(Runtime.getRuntime().availableProcessors(), MAX_OWN_JOBS);
      return Check.of(
          project,
          arguments.list("--select"),
          arguments.list("--ignore"),
          new EngineOptions(jobs == 0 ? fitting : jobs, progress));
    }
  }

  /** How many machines are to be judged at a time; 0 where nobody says. */
  private static int jobs(@Nullable String word) throws UsageException {
    if (word == null) {
      return 0;
    }
    try {
      int jobs = Integer.parseInt(word);
      if (jobs >= 1 && jobs <= MAX_JOBS) {
        return jobs;
      }
    } catch (NumberFormatException e) {
      // said below, as for a number that is none of those
    }
    throw new UsageException("--jobs is a number from 1 to " + MAX_JOBS + ", not '" + word + "'");
  }

  /** The check without what its baseline holds, unless that is to be written anew. */
  private static Check known(Check check, Arguments arguments)
      throws UnusableException, IOException {
    String baseline = arguments.get("--baseline");
    return baseline == null || arguments.has("--update-baseline")
        ? check
        : check.withBaseline(baseline);
  }

  private static int exit(Check check, Verdict.FailOn failOn, Console console) {
    if (Main.sayBroken(check.report().failures(), console)) {
      return 2;
    }
    return check.verdict(failOn) == Verdict.PASSED ? 0 : 1;
  }

  private static FindingsFormat format(@Nullable String word) throws UnusableException {
    FindingsFormat format = FindingsFormat.of(word == null ? "text" : word);
    if (format == null) {
      throw new UsageException(
          "there is no format '" + word + "'; formats are " + String.join(", ", FORMATS));
    }
    return format;
  }

  private static Map<String, FindingsFormat> reports(List<String> words) throws UnusableException {
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

  private static Verdict.FailOn failOn(Arguments arguments) throws UnusableException {
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

  private static int updateBaseline(String file, Check check, boolean quiet, Console console)
      throws UnusableException, IOException {
    check.writeBaseline(file);
    if (!quiet) {
      int findings = check.report().findings().size();
      console.say("wrote " + findings + (findings == 1 ? " finding" : " findings") + " to " + file);
    }
    return exit(check, Verdict.FailOn.NEVER, console);
  }
}
