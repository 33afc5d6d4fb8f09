package io.steplint.cli;

import io.steplint.config.Configuration;
import io.steplint.config.ConfigurationReader;
import io.steplint.config.InvalidConfigurationException;
import io.steplint.lint.LintOptions;
import io.steplint.lint.Severity;
import io.steplint.rules.Rules;
import io.steplint.source.Location;
import io.steplint.source.SourceFiles;
import io.steplint.text.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of a run.
 *
 * @param configuration what the file says
 * @param folder the file's folder as paths are printed; empty where that is the working folder
 */
record Settings(Configuration configuration, String folder) {

  /** The file of {@code --config}, else the nearest one upwards from the first path. */
  static Settings find(Arguments arguments, Console console) throws UsageException, IOException {
    String given = arguments.get("--config");
    Path file = given == null ? upwards(arguments, console) : Output.path(console, given);
    if (file == null) {
      return new Settings(Configuration.EMPTY, "");
    }
    if (!Files.isRegularFile(file)) {
      throw new UsageException("there is no configuration " + given);
    }
    String shown = Project.shown(console, file);
    try {
      Configuration configuration =
          ConfigurationReader.read(SourceFiles.read(file, shown).document());
      int slash = shown.lastIndexOf('/');
      return new Settings(configuration, slash < 0 ? "" : shown.substring(0, slash));
    } catch (InvalidConfigurationException e) {
      throw new UsageException(e.getMessage());
    }
  }

  /** The nearest configuration; one beyond the root of a repository is another project's. */
  private static @Nullable Path upwards(Arguments arguments, Console console)
      throws UsageException {
    String first = arguments.paths().isEmpty() ? "." : arguments.paths().get(0);
    Path start = first.equals("-") ? console.folder() : Output.path(console, first);
    Path at = start.toAbsolutePath().normalize();
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

  /** A path of the configuration as it is printed. */
  String path(String written) {
    String plain = written.startsWith("./") ? written.substring(2) : written;
    return folder.isEmpty() || plain.startsWith("/") ? plain : folder + "/" + plain;
  }

  /** What is said about rules. */
  LintOptions.Builder lintOptions() throws UsageException {
    LintOptions.Builder options = LintOptions.builder();
    for (var entry : configuration.severities().entrySet()) {
      Configuration.Severity configured = entry.getValue();
      require(entry.getKey(), configured.location());
      Severity severity = Severity.of(configured.word());
      if (severity == null) {
        options.off(entry.getKey());
      } else {
        options.severity(entry.getKey(), severity);
      }
    }
    for (Configuration.Exception exception : configuration.exceptions()) {
      require(exception.rule(), exception.location());
      String path = exception.path();
      options.except(
          new LintOptions.Exception(
              exception.rule(),
              path == null ? null : path(path),
              exception.state(),
              exception.location()));
    }
    return options;
  }

  private static void require(String rule, Location place) throws UsageException {
    if (Rules.find(rule) == null) {
      String nearest = Nearest.to(rule, RuleNames.ids());
      throw new UsageException(
          place
              + ": there is no rule '"
              + rule
              + "'"
              + (nearest == null
                  ? "; steplint rules lists them"
                  : "; did you mean " + nearest + "?"));
    }
  }
}
