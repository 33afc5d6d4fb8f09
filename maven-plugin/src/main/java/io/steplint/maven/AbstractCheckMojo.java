package io.steplint.maven;

import io.steplint.cli.Embedded;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters that all goals take; they have the names of the command line's options. */
abstract class AbstractCheckMojo extends AbstractMojo {

  /** Does nothing. */
  @Parameter(property = "steplint.skip", defaultValue = "false")
  private boolean skip;

  /** Files and folders, relative to the folder of the module; that folder by default. */
  @Parameter(property = "steplint.paths")
  private @Nullable List<String> paths;

  /** The configuration; by default {@code .steplint.yaml}, found upwards. */
  @Parameter(property = "steplint.config")
  private @Nullable String config;

  /** From which severity on a finding fails the build: error, warning, info or never. */
  @Parameter(property = "steplint.failOn", defaultValue = "error")
  private @Nullable String failOn;

  /** Rules or categories that run alone. */
  @Parameter(property = "steplint.select")
  private @Nullable List<String> select;

  /** Rules or categories that do not run. */
  @Parameter(property = "steplint.ignore")
  private @Nullable List<String> ignore;

  /** A file with findings to leave out; the goal {@code baseline} writes it. */
  @Parameter(property = "steplint.baseline")
  private @Nullable String baseline;

  /** Policy documents that together are the role of definitions which {@code paths} names. */
  @Parameter(property = "steplint.roles")
  private @Nullable List<String> roles;

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
  @Parameter private @Nullable Map<String, String> parameters;

  /** Reports to write, each FORMAT=FILE, for example {@code sarif=target/steplint.sarif}. */
  @Parameter(property = "steplint.reports")
  private @Nullable List<String> reports;

  @Parameter(defaultValue = "${project.basedir}", readonly = true, required = true)
  private @Nullable File basedir;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("Steplint is skipped");
      return;
    }
    CheckRunner.Result result = CheckRunner.run(request());
    if (result.outcome() == Embedded.Outcome.NO_INPUT && (paths == null || paths.isEmpty())) {
      getLog().info("This module holds nothing that Steplint reads");
      return;
    }
    log(result);
    switch (result.outcome()) {
      case PASSED -> {}
      case FAILED -> throw new MojoFailureException("Steplint: " + result.summary());
      case NO_INPUT, UNUSABLE -> throw new MojoExecutionException(String.join("; ", result.said()));
    }
  }

  private void log(CheckRunner.Result result) {
    boolean failed = result.outcome() != Embedded.Outcome.PASSED;
    for (String line : result.said()) {
      getLog().warn(line);
    }
    for (String line : result.printed()) {
      if (failed) {
        getLog().error(line);
      } else {
        getLog().info(line);
      }
    }
  }

  private CheckRequest request() {
    String known = baseline();
    return new CheckRequest(
        basedir == null ? Path.of("") : basedir.toPath(),
        orEmpty(paths),
        config,
        failOn,
        orEmpty(select),
        orEmpty(ignore),
        known,
        updatesBaseline(),
        orEmpty(roles),
        type,
        region,
        account,
        partition,
        parameters == null ? Map.of() : parameters,
        orEmpty(reports));
  }

  private static List<String> orEmpty(@Nullable List<String> list) {
    return list == null ? List.of() : list;
  }

  /** The file of known findings, or null. */
  @Nullable String baseline() {
    return baseline;
  }

  /** Whether all findings become known ones. */
  boolean updatesBaseline() {
    return false;
  }
}
