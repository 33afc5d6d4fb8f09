package io.steplint.maven;

import io.steplint.lint.Verdict;
import io.steplint.rules.gate.ProjectRequest;
import io.steplint.rules.gate.UnusableException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What all goals have in common: their parameters, and how they end. */
abstract class AbstractSteplintMojo extends AbstractMojo {

  /** Does nothing. */
  @Parameter(property = "steplint.skip", defaultValue = "false")
  private boolean skip;

  /** Files and folders, relative to the folder of the module; that folder by default. */
  @Parameter(property = "steplint.paths")
  private List<String> paths = List.of();

  /** The configuration; by default {@code .steplint.yaml}, found upwards. */
  @Parameter(property = "steplint.config")
  private @Nullable String config;

  /** Rules or categories that run alone. */
  @Parameter(property = "steplint.select")
  private List<String> select = List.of();

  /** Rules or categories that do not run. */
  @Parameter(property = "steplint.ignore")
  private List<String> ignore = List.of();

  /** A file with findings to leave out; the goal {@code baseline} writes it. */
  @Parameter(property = "steplint.baseline")
  private @Nullable String baseline;

  /** Policy documents that together are the role of definitions which {@code paths} names. */
  @Parameter(property = "steplint.roles")
  private List<String> roles = List.of();

  /** What raw definitions are: STANDARD or EXPRESS. */
  @Parameter(property = "steplint.type")
  private @Nullable String type;

  /** The Region that AWS::Region stands for. */
  @Parameter(property = "steplint.region")
  private @Nullable String region;

  /** The account that AWS::AccountId stands for. */
  @Parameter(property = "steplint.account")
  private @Nullable String account;

  /** The partition that AWS::Partition stands for. */
  @Parameter(property = "steplint.partition")
  private @Nullable String partition;

  /** Values of template parameters. */
  @Parameter private Map<String, String> parameters = Map.of();

  /**
   * Values of template parameters for a command line, each NAME=VALUE; they win over {@code
   * parameters}.
   */
  @Parameter(property = "steplint.param")
  private List<String> param = List.of();

  /** Logs results only: no summary, no praise. */
  @Parameter(property = "steplint.quiet", defaultValue = "false")
  private boolean quiet;

  @Parameter(defaultValue = "${project.basedir}", readonly = true)
  private @Nullable File basedir;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private @Nullable MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private @Nullable MavenSession session;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  private @Nullable MojoExecution execution;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("Steplint is skipped");
      return;
    }
    if (session != null && execution != null) {
      for (String sentence : UnknownParameters.of(session, execution)) {
        getLog().warn(sentence);
      }
    }
    gate();
  }

  /** Does what the goal is for, now or later. */
  void gate() throws MojoExecutionException, MojoFailureException {
    attempt();
  }

  /** Folders in that of the module that are another's to judge. */
  List<Path> judgedModules() {
    return List.of();
  }

  /** Does what the goal is for, and ends as a goal has to end. */
  final void attempt() throws MojoExecutionException, MojoFailureException {
    try {
      run();
    } catch (UnusableException e) {
      if (isWantOfInput(e)) {
        getLog().info("This module holds nothing that Steplint reads");
        return;
      }
      throw new MojoExecutionException(MavenWords.of(String.valueOf(e.getMessage())), e);
    } catch (IOException e) {
      throw new MojoExecutionException("A file cannot be read or written: " + e.getMessage(), e);
    }
  }

  /**
   * Does what the goal is for.
   *
   * @throws UnusableException if a parameter, a path or the configuration cannot be used
   * @throws MojoFailureException if findings fail the build
   */
  abstract void run()
      throws UnusableException, IOException, MojoFailureException, MojoExecutionException;

  /** Whether nothing is wrong but that there is nothing to check, where no path was named. */
  final boolean isWantOfInput(UnusableException e) {
    return e.isForWantOfInput() && paths.isEmpty();
  }

  /** Whether the goal is to do nothing. */
  final boolean isSkipped() {
    return skip;
  }

  /** The file of known findings, or null. */
  final @Nullable String baseline() {
    return baseline;
  }

  final List<String> select() {
    return select;
  }

  final List<String> ignore() {
    return ignore;
  }

  final boolean quiet() {
    return quiet;
  }

  final MavenProject project() {
    return injected(project);
  }

  final MavenSession session() {
    return injected(session);
  }

  final MojoExecution execution() {
    return injected(execution);
  }

  private static <T> T injected(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("Maven runs this goal");
    }
    return value;
  }

  /** The folder that paths are relative to: that of the module. */
  Path folder() {
    return basedir == null ? Path.of("") : basedir.toPath();
  }

  /** Which project the parameters mean. */
  final ProjectRequest projectRequest() throws UnusableException {
    ProjectRequest.Builder request =
        ProjectRequest.in(folder())
            .config(config)
            .type(type)
            .region(region)
            .account(account)
            .partition(partition);
    paths.forEach(request::path);
    judgedModules().forEach(request::without);
    roles.forEach(request::role);
    parameters.forEach(request::parameter);
    for (String word : param) {
      int equals = word.indexOf('=');
      if (equals < 1) {
        throw new UnusableException("-Dsteplint.param takes NAME=VALUE, not '" + word + "'");
      }
      request.parameter(word.substring(0, equals), word.substring(equals + 1));
    }
    return request.build();
  }

  /** What the parameters ask for. */
  final CheckRequest request(@Nullable String known, Verdict.FailOn failOn, List<String> reports)
      throws UnusableException {
    return new CheckRequest(projectRequest(), select, ignore, known, failOn, reports, quiet, false);
  }
}
