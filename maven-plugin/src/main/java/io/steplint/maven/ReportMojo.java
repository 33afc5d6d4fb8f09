package io.steplint.maven;

import io.steplint.lint.Verdict;
import io.steplint.report.findings.FindingsFormat;
import io.steplint.rules.gate.Check;
import io.steplint.rules.gate.UnusableException;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.maven.doxia.sink.Sink;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.reporting.MavenReport;
import org.apache.maven.reporting.MavenReportException;
import org.jspecify.annotations.Nullable;

/**
 * Writes the findings as a page of the project's site; findings do not fail the build. The page is
 * the one of {@code check --format html}, so it is the same outside of a site.
 */
@Mojo(name = "report", threadSafe = true)
public final class ReportMojo extends AbstractSteplintMojo implements MavenReport {

  private static final String NAME = "steplint";

  /** The folder of the page {@code steplint.html}. */
  @Parameter(
      property = "steplint.outputDirectory",
      defaultValue = "${project.reporting.outputDirectory}",
      required = true)
  private @Nullable File outputDirectory;

  private @Nullable Check check;

  @Override
  void run() throws UnusableException, IOException {
    Check judged = judged();
    String page = new File(outputDirectory, NAME + ".html").getPath();
    judged.write(FindingsFormat.HTML, false, page);
    getLog().info("Wrote " + judged.report().findings().size() + " findings to " + page);
  }

  /** What there is to say, worked out once. */
  private Check judged() throws UnusableException, IOException {
    if (check == null) {
      check = CheckRunner.check(request(baseline(), Verdict.FailOn.NEVER, List.of()));
    }
    return check;
  }

  @Override
  public void generate(Sink sink, Locale locale) throws MavenReportException {
    try {
      run();
    } catch (UnusableException | IOException e) {
      throw new MavenReportException("Steplint: " + e.getMessage(), e);
    }
  }

  /** A module without anything to check has no page. */
  @Override
  public boolean canGenerateReport() throws MavenReportException {
    if (isSkipped()) {
      return false;
    }
    try {
      judged();
      return true;
    } catch (UnusableException e) {
      if (isWantOfInput(e)) {
        return false;
      }
      throw new MavenReportException("Steplint: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new MavenReportException("Steplint: " + e.getMessage(), e);
    }
  }

  /** The page is a whole one, not the content of one that the site draws. */
  @Override
  public boolean isExternalReport() {
    return true;
  }

  @Override
  public String getOutputName() {
    return NAME;
  }

  @Override
  public String getOutputPath() {
    return NAME;
  }

  @Override
  public String getCategoryName() {
    return CATEGORY_PROJECT_REPORTS;
  }

  @Override
  public String getName(Locale locale) {
    return "Steplint";
  }

  @Override
  public String getDescription(Locale locale) {
    return "Problems of state machines, their data and their permissions.";
  }

  @Override
  public void setReportOutputDirectory(File folder) {
    outputDirectory = folder;
  }

  @Override
  public @Nullable File getReportOutputDirectory() {
    return outputDirectory;
  }
}
