package io.steplint.rules.gate;

import io.steplint.counterexample.Counterexamples;
import io.steplint.lint.Analysis;
import io.steplint.lint.Baseline;
import io.steplint.lint.Engine;
import io.steplint.lint.EngineOptions;
import io.steplint.lint.Fixes;
import io.steplint.lint.LintOptions;
import io.steplint.lint.Report;
import io.steplint.lint.Rule;
import io.steplint.lint.Verdict;
import io.steplint.report.OutputFiles;
import io.steplint.report.Style;
import io.steplint.report.findings.FindingsContext;
import io.steplint.report.findings.FindingsFormat;
import io.steplint.report.findings.TextReport;
import io.steplint.rules.Rules;
import io.steplint.source.SourceFiles;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A project and what the rules say about it.
 *
 * @param project what was read
 * @param report what was found
 * @param counterexamples executions that show what was found, looked for when asked for
 */
public record Check(Project project, Report report, Counterexamples counterexamples) {

  /** When counterexamples are looked for. */
  public enum Shown {
    /** In the formats for programs and for reading at leisure: JSON, SARIF, HTML. */
    AUTO,
    /** In every format that can show them. */
    ALWAYS,
    NEVER;

    boolean in(FindingsFormat format) {
      return this == ALWAYS
          || (this == AUTO
              && (format == FindingsFormat.JSON
                  || format == FindingsFormat.SARIF
                  || format == FindingsFormat.HTML));
    }
  }

  /**
   * Runs the rules over a project.
   *
   * @param select rules and categories that run alone; empty for those enabled by default
   * @param ignore rules and categories that do not run
   * @throws UnusableException if there is no such rule, or the configuration names one there is not
   */
  public static Check of(Project project, List<String> select, List<String> ignore)
      throws UnusableException {
    return of(project, select, ignore, EngineOptions.plain());
  }

  /** Runs the rules over a project, several at a time where that is wanted. */
  public static Check of(
      Project project, List<String> select, List<String> ignore, EngineOptions execution)
      throws UnusableException {
    LintOptions.Builder options = project.settings().lintOptions(project.sources().root());
    for (String word : select) {
      RuleNames.require("select", word);
      options.select(word);
    }
    for (String word : ignore) {
      RuleNames.require("ignore", word);
      options.ignore(word);
    }
    Engine engine = new Engine(Rules.all());
    Analysis analysis = new Analysis(project.workspace());
    Report report = engine.run(analysis, options.build(), execution);
    return new Check(project, report, new Counterexamples(analysis));
  }

  /**
   * This check with the findings of a baseline set apart.
   *
   * @param file the baseline, relative to the working folder
   */
  public Check withBaseline(String file) throws UnusableException, IOException {
    Path path = path(file);
    if (!Files.isRegularFile(path)) {
      throw new UnusableException(
          "there is no baseline " + file + "; --update-baseline writes one");
    }
    Baseline baseline = Baseline.read(SourceFiles.read(path, file).document());
    if (baseline == null) {
      throw new UnusableException(file + " is not a baseline");
    }
    return new Check(project, baseline.apply(report), counterexamples);
  }

  /** Writes a baseline that holds every finding, relative to the working folder. */
  public void writeBaseline(String file) throws UnusableException, IOException {
    OutputFiles.write(path(file), out -> out.write(Baseline.write(report)));
  }

  /**
   * Changes the files as the fixes of the findings say.
   *
   * @param unsafe whether also those that may change what a machine does are wanted
   * @return what was changed
   */
  public Fixes mend(boolean unsafe) throws UnusableException, IOException {
    Fixes fixes = Fixes.of(report.findings(), unsafe, project.sources()::find);
    for (Map.Entry<String, String> entry : fixes.texts().entrySet()) {
      // Nothing outside the project is written, nor what changed since it was read.
      Path file = project.sources().root().file(entry.getKey());
      if (file != null
          && project.sources().root().holds(file)
          && project.sources().isUnchanged(entry.getKey())) {
        OutputFiles.write(file, out -> out.write(entry.getValue()));
      }
    }
    return fixes;
  }

  /** Whether the findings let a build go on. */
  public Verdict verdict(Verdict.FailOn failOn) {
    return Verdict.of(report, failOn);
  }

  /**
   * Writes the findings.
   *
   * @param quiet whether only findings are wanted: no summary, no praise
   */
  public void write(FindingsFormat format, Style style, boolean quiet, Writer out)
      throws IOException {
    write(format, style, quiet, false, out);
  }

  /**
   * Writes the findings.
   *
   * @param quiet whether only findings are wanted: no summary, no praise
   * @param byRule whether a format for people groups them by rule instead of by severity
   */
  public void write(FindingsFormat format, Style style, boolean quiet, boolean byRule, Writer out)
      throws IOException {
    write(format, style, quiet, byRule, Shown.AUTO, out);
  }

  /** Writes the findings, with counterexamples where they are wanted. */
  public void write(
      FindingsFormat format, Style style, boolean quiet, boolean byRule, Shown shown, Writer out)
      throws IOException {
    format.write(report, context(format, style, quiet, byRule, shown), out);
  }

  /** The findings for people, in parts that know their severity. */
  public List<TextReport.Part> text(Style style, boolean quiet, boolean byRule) {
    return TextReport.of(report, context(FindingsFormat.TEXT, style, quiet, byRule, Shown.AUTO));
  }

  private FindingsContext context(
      FindingsFormat format, Style style, boolean quiet, boolean byRule, Shown shown) {
    return new FindingsContext(
        project.sources(),
        Check::page,
        Version.text(),
        style,
        quiet,
        byRule,
        shown.in(format) ? counterexamples::of : finding -> null);
  }

  /** Writes the findings to a file, relative to the working folder. */
  public void write(FindingsFormat format, boolean quiet, String file)
      throws UnusableException, IOException {
    write(format, quiet, Shown.AUTO, file);
  }

  /** Writes the findings to a file, with counterexamples where they are wanted. */
  public void write(FindingsFormat format, boolean quiet, Shown shown, String file)
      throws UnusableException, IOException {
    OutputFiles.write(path(file), out -> write(format, Style.PLAIN, quiet, false, shown, out));
  }

  private static String page(String id) {
    Rule rule = Rules.find(id);
    return rule == null ? "" : rule.page();
  }

  private Path path(String file) throws UnusableException {
    try {
      return project.folder().resolve(file);
    } catch (InvalidPathException e) {
      throw new UnusableException("not a path: " + file);
    }
  }
}
