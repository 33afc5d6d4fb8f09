package io.steplint.report.findings;

import io.steplint.counterexample.Counterexample;
import io.steplint.lint.Finding;
import io.steplint.report.Style;
import io.steplint.source.SourceTexts;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a format needs beside the report itself.
 *
 * @param sources the texts of the files
 * @param pages the page of a rule by its id, in Markdown
 * @param version the version of Steplint
 * @param style colours, for formats that have any
 * @param quiet whether only findings are wanted: no summary, no praise
 * @param byRule whether findings for people are grouped by rule instead of by severity
 * @param counterexamples the execution that shows a finding, looked for when it is asked for; null
 *     where there is none
 */
public record FindingsContext(
    SourceTexts sources,
    UnaryOperator<String> pages,
    String version,
    Style style,
    boolean quiet,
    boolean byRule,
    Function<Finding, @Nullable Counterexample> counterexamples) {

  /** Findings by severity, for formats that have no other order. */
  public FindingsContext(
      SourceTexts sources,
      UnaryOperator<String> pages,
      String version,
      Style style,
      boolean quiet) {
    this(sources, pages, version, style, quiet, false, finding -> null);
  }

  /** The execution that shows a finding, or null. */
  @Nullable Counterexample counterexample(Finding finding) {
    return counterexamples.apply(finding);
  }
}
