package io.steplint.rules.gate;

import io.steplint.config.Configuration;
import io.steplint.config.ConfigurationReader;
import io.steplint.config.InvalidConfigurationException;
import io.steplint.lint.LintOptions;
import io.steplint.lint.Severity;
import io.steplint.source.ProjectRoot;
import io.steplint.source.SourceFiles;
import io.steplint.source.SourceTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of a run.
 *
 * @param configuration what the file says
 * @param folder the folder that its paths are relative to; the working folder where there is none
 * @param whole whether all that the configuration can speak of is read
 */
public record GateConfiguration(Configuration configuration, Path folder, boolean whole) {

  /** The file of the request, else the nearest one upwards from its first path. */
  static GateConfiguration find(ProjectRequest request, SourceTexts sources)
      throws UnusableException, IOException {
    String given = request.config();
    Path file = given == null ? upwards(request) : path(request.folder(), given);
    if (file == null) {
      return new GateConfiguration(Configuration.EMPTY, request.folder(), true);
    }
    if (!Files.isRegularFile(file)) {
      throw new UnusableException("there is no configuration " + given);
    }
    SourceFiles.Loaded text = SourceFiles.read(file, sources.root().name(file));
    sources.remember(text.source());
    Path own = file.toAbsolutePath().getParent();
    try {
      return new GateConfiguration(
          ConfigurationReader.read(text.document()),
          own == null ? request.folder() : own,
          isWhole(request, file));
    } catch (InvalidConfigurationException e) {
      throw new UnusableException(e.getMessage());
    }
  }

  /** The nearest configuration; one beyond the root of a repository is another project's. */
  private static @Nullable Path upwards(ProjectRequest request) throws UnusableException {
    String first = request.paths().isEmpty() ? "." : request.paths().get(0);
    Path at = path(request.folder(), first).toAbsolutePath().normalize();
    for (Path folder = Files.isDirectory(at) ? at : at.getParent();
        folder != null;
        folder = folder.getParent()) {
      Path file = folder.resolve(Configuration.FILE_NAME);
      if (Files.isRegularFile(file)) {
        return file;
      }
      if (Files.exists(folder.resolve(".git"))) {
        return null;
      }
    }
    return null;
  }

  /** Whether one of the request's folders holds the folder of the configuration. */
  private static boolean isWhole(ProjectRequest request, Path file) throws UnusableException {
    Path own = file.toAbsolutePath().normalize().getParent();
    for (String word : request.paths()) {
      if (own != null
          && own.startsWith(path(request.folder(), word).toAbsolutePath().normalize())) {
        return true;
      }
    }
    return false;
  }

  /** The path that a word names. */
  private static Path path(Path folder, String word) throws UnusableException {
    try {
      return folder.resolve(word);
    } catch (InvalidPathException e) {
      throw new UnusableException("not a path: " + word);
    }
  }

  /**
   * What is said about rules.
   *
   * @param root what the names of findings' files are relative to
   */
  LintOptions.Builder lintOptions(ProjectRoot root) throws UnusableException {
    ProjectRoot own = ProjectRoot.at(folder);
    LintOptions.Builder options = LintOptions.builder();
    if (!configuration.exceptions().isEmpty()) {
      options.asConfigured(name -> configured(own, root.file(name), name));
    }
    for (var entry : configuration.severities().entrySet()) {
      Configuration.Severity configured = entry.getValue();
      RuleNames.requireRule(configured.location().toString(), entry.getKey());
      Severity severity = Severity.of(configured.word());
      if (severity == null) {
        options.off(entry.getKey());
      } else {
        options.severity(entry.getKey(), severity);
      }
    }
    for (Configuration.Exception exception : configuration.exceptions()) {
      RuleNames.requireRule(exception.location().toString(), exception.rule());
      options.except(
          new LintOptions.Exception(
              exception.rule(), exception.path(), exception.state(), exception.location(), whole));
    }
    return options;
  }

  /** A file as the configuration names it. */
  private static String configured(ProjectRoot own, @Nullable Path file, String name) {
    return file == null ? name : own.name(file);
  }
}
