package io.steplint.cli;

import io.steplint.config.Configuration;
import io.steplint.lint.LintOptions;
import io.steplint.report.SourceTexts;
import io.steplint.source.SourceFiles;
import io.steplint.template.ProjectReader;
import io.steplint.template.ReadOptions;
import io.steplint.template.UnusablePathException;
import io.steplint.workspace.MachineType;
import io.steplint.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the paths of a command line hold.
 *
 * @param sources the texts of its files
 * @param settings what is configured
 */
record Project(Workspace workspace, SourceTexts sources, Settings settings) {

  static Project load(Arguments arguments, Console console) throws UsageException, IOException {
    return load(arguments, console, arguments.paths().isEmpty() ? List.of(".") : arguments.paths());
  }

  /** The tree of {@code --base}. */
  static Project loadBase(Arguments arguments, Console console) throws UsageException, IOException {
    return load(arguments, console, arguments.all("--base"));
  }

  private static Project load(Arguments arguments, Console console, List<String> words)
      throws UsageException, IOException {
    SourceTexts sources = new SourceTexts(console.folder());
    Settings settings = Settings.find(arguments, console);
    Configuration said = settings.configuration();
    List<String> paths = new ArrayList<>();
    SourceFiles.Loaded input = null;
    for (String word : words) {
      if (word.equals("-")) {
        String given = arguments.get("--stdin-filename");
        input =
            SourceFiles.decode(
                console.in().readAllBytes(), given == null ? "stdin.asl.json" : given);
        sources.with(input.source());
      } else {
        paths.add(word);
      }
    }
    ReadOptions options =
        new ReadOptions(
            console.folder(),
            paths,
            input,
            arguments.all("--role"),
            type(arguments.get("--type")),
            given(arguments.get("--region"), said.region()),
            given(arguments.get("--account"), said.account()),
            given(arguments.get("--partition"), said.partition()),
            parameters(arguments),
            said,
            console.folder().resolve(settings.folder()));
    try {
      Workspace workspace = ProjectReader.read(options);
      if (arguments.has("--verbose")) {
        for (String note : workspace.notes()) {
          console.say(note);
        }
      }
      return new Project(workspace, sources, settings);
    } catch (UnusablePathException e) {
      throw UsageException.of(e);
    }
  }

  private static @Nullable String given(@Nullable String option, @Nullable String configured) {
    return option == null ? configured : option;
  }

  private static Map<String, String> parameters(Arguments arguments) throws UsageException {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String parameter : arguments.all("--param")) {
      int equals = parameter.indexOf('=');
      if (equals < 1) {
        throw new UsageException("--param takes NAME=VALUE, not '" + parameter + "'");
      }
      parameters.put(parameter.substring(0, equals), parameter.substring(equals + 1));
    }
    return parameters;
  }

  /** What the configuration says about rules. */
  LintOptions.Builder lintOptions() throws UsageException {
    return settings.lintOptions();
  }

  /** A path as it is printed: relative to the working folder, with {@code /}. */
  static String shown(Console console, Path path) {
    Path working = console.folder().toAbsolutePath().normalize();
    Path whole = path.toAbsolutePath().normalize();
    Path shown =
        working.getRoot() != null && working.getRoot().equals(whole.getRoot())
            ? working.relativize(whole)
            : whole;
    return shown.toString().replace('\\', '/');
  }

  private static MachineType type(@Nullable String word) throws UsageException {
    if (word == null) {
      return MachineType.UNKNOWN;
    }
    return switch (word) {
      case "STANDARD" -> MachineType.STANDARD;
      case "EXPRESS" -> MachineType.EXPRESS;
      default -> throw new UsageException("--type is STANDARD or EXPRESS, not '" + word + "'");
    };
  }
}
