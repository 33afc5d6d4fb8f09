package io.steplint.maven;

import io.steplint.lint.Verdict;
import io.steplint.rules.gate.UnusableException;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** A gate: findings from a severity on fail the build. */
abstract class AbstractCheckMojo extends AbstractSteplintMojo {

  /** From which severity on a finding fails the build: error, warning, info or never. */
  @Parameter(property = "steplint.failOn", defaultValue = "error")
  private String failOn = "error";

  /**
   * Reports to write, each FORMAT=FILE, for example {@code sarif=target/steplint.sarif}; formats
   * are text, json, sarif, github, checkstyle, junit and html.
   */
  @Parameter(property = "steplint.reports")
  private List<String> reports = List.of();

  @Override
  final void run()
      throws UnusableException, IOException, MojoFailureException, MojoExecutionException {
    Verdict.FailOn threshold = Verdict.FailOn.of(failOn);
    if (threshold == null) {
      throw new UnusableException("failOn is error, warning, info or never, not '" + failOn + "'");
    }
    CheckRunner.Result result = CheckRunner.run(request(baseline(), threshold, reports));
    boolean passed = result.verdict() == Verdict.PASSED;
    for (String line : result.printed()) {
      if (passed) {
        getLog().info(line);
      } else {
        getLog().error(line);
      }
    }
    if (!result.failures().isEmpty()) {
      throw new MojoExecutionException(String.join("; ", result.failures()));
    }
    if (!passed) {
      throw new MojoFailureException("Steplint: " + result.summary());
    }
  }
}
