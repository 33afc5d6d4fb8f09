package io.steplint.maven;

import io.steplint.lint.Verdict;
import io.steplint.report.findings.TextReport;
import io.steplint.rules.gate.UnusableException;
import java.io.IOException;
import java.nio.file.Path;
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
   * are text, json, sarif, github, checkstyle, junit, html and markdown.
   */
  @Parameter(property = "steplint.reports")
  private List<String> reports = List.of();

  /**
   * The order of the log: {@code file}, the worst first, or {@code rule}, those of one together.
   */
  @Parameter(property = "steplint.groupBy", defaultValue = "file")
  private String groupBy = "file";

  /** Judges anew even where nothing has changed since the last build. */
  @Parameter(property = "steplint.rerun", defaultValue = "false")
  private boolean rerun;

  @Override
  final void run()
      throws UnusableException, IOException, MojoFailureException, MojoExecutionException {
    Verdict.FailOn threshold = Verdict.FailOn.of(failOn);
    if (threshold == null) {
      throw new UnusableException("failOn is error, warning, info or never, not '" + failOn + "'");
    }
    if (!groupBy.equals("file") && !groupBy.equals("rule")) {
      throw new UnusableException("groupBy is file or rule, not '" + groupBy + "'");
    }
    CheckRequest request =
        new CheckRequest(
            projectRequest(),
            select(),
            ignore(),
            baseline(),
            threshold,
            reports,
            quiet(),
            groupBy.equals("rule"));
    CheckRunner.Result result = judged(request);
    result.told().forEach(getLog()::warn);
    for (TextReport.Part part : result.parts()) {
      log(part);
    }
    if (!result.failures().isEmpty()) {
      throw new MojoExecutionException(String.join("; ", result.failures()));
    }
    if (result.verdict() != Verdict.PASSED) {
      throw new MojoFailureException("Steplint: " + result.summary());
    }
  }

  /** What a check says, or said in the last build where nothing has changed since. */
  private CheckRunner.Result judged(CheckRequest request) throws UnusableException, IOException {
    CheckMemory memory = new CheckMemory(memory());
    String before = rerun ? null : UpToDate.of(request);
    CheckRunner.Result known = before == null ? null : memory.recall(before);
    if (known != null) {
      getLog().info("Nothing has changed since this was judged; -Dsteplint.rerun judges anew");
      return known;
    }
    CheckRunner.Result result = CheckRunner.run(request);
    String after = UpToDate.of(request);
    if (after != null && result.failures().isEmpty() && result.told().isEmpty()) {
      memory.remember(after, result);
    }
    return result;
  }

  private Path memory() {
    return Path.of(project().getBuild().getDirectory())
        .resolve("steplint")
        .resolve(execution().getGoal() + "-" + execution().getExecutionId() + ".txt");
  }

  /** Logs a finding at its own level, line by line. */
  private void log(TextReport.Part part) {
    part.text()
        .lines()
        .map(MavenWords::ofLine)
        .forEach(
            line -> {
              if (part.severity() == null) {
                getLog().info(line);
              } else {
                switch (part.severity()) {
                  case ERROR -> getLog().error(line);
                  case WARNING -> getLog().warn(line);
                  case INFO -> getLog().info(line);
                }
              }
            });
  }

  /** Has the gate judge when the last project of the session has been built. */
  final void judgeAtTheEnd(String key) {
    getLog().info("Steplint judges when the last module has been built");
    SessionEnd.add(
        session(),
        key,
        execution(),
        project(),
        this::attempt,
        () -> getLog().info("Steplint does not judge: the build has failed before"));
  }
}
