package io.steplint.cli;

import io.steplint.config.Configuration;
import io.steplint.lint.LintOptions;
import io.steplint.report.SourceTexts;
import io.steplint.source.Document;
import io.steplint.source.ScalarNode;
import io.steplint.source.SourceFiles;
import io.steplint.template.ProjectFiles;
import io.steplint.template.ProjectReader;
import io.steplint.template.RawProject;
import io.steplint.workspace.MachineType;
import io.steplint.workspace.Workspace;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the paths of a command line hold.
 *
 * @param sources the texts of its files
 * @param settings what is configured
 */
record Project(Workspace workspace, SourceTexts sources, Settings settings) {

  /** Folders that never hold a project's own files. */
  private static final Set<String> SKIPPED =
      Set.of(".git", "node_modules", "target", ".aws-sam", ".terraform", ".gradle", ".idea");

  static Project load(Arguments arguments, Console console) throws UsageException, IOException {
    return new Loader(arguments, console).load();
  }

  /** What the configuration says about rules. */
  LintOptions.Builder lintOptions() throws UsageException {
    return settings.lintOptions();
  }

  /** Reads the files of one command line. */
  private static final class Loader {
    private final Arguments arguments;
    private final Console console;
    private final SourceTexts sources;
    private final Settings settings;
    private final ProjectReader project;
    private int files;

    Loader(Arguments arguments, Console console) throws UsageException, IOException {
      this.arguments = arguments;
      this.console = console;
      this.sources = new SourceTexts(console.folder());
      this.settings = Settings.find(arguments, console);
      Configuration said = settings.configuration();
      this.project =
          new ProjectReader(
              new ProjectFiles(console.folder(), root(arguments, console)),
              type(arguments.get("--type")),
              given("--region", said.region()),
              given("--account", said.account()),
              given("--partition", said.partition()),
              parameters(arguments, said));
    }

    private @Nullable String given(String option, @Nullable String configured) {
      String value = arguments.get(option);
      return value == null ? configured : value;
    }

    Project load() throws UsageException, IOException {
      for (String file : arguments.all("--role")) {
        if (!project.role(read(file).document())) {
          throw new UsageException("--role " + file + " is no policy document");
        }
      }
      List<String> paths = arguments.paths().isEmpty() ? List.of(".") : arguments.paths();
      describe();
      for (String word : paths) {
        Path path = Output.path(console, word);
        if (word.equals("-")) {
          input();
        } else if (Files.isDirectory(path)) {
          folder(word, path);
        } else {
          file(word);
        }
      }
      return new Project(project.build(files), sources, settings);
    }

    private void describe() throws UsageException, IOException {
      for (Configuration.Machine machine : settings.configuration().machines()) {
        List<Document> policies = new ArrayList<>();
        for (ScalarNode role : machine.roles()) {
          policies.add(read(settings.path(role.string())).document());
        }
        ScalarNode input = machine.input();
        Document example = input == null ? null : read(settings.path(input.string())).document();
        String type = machine.type();
        boolean usable =
            project.describe(
                settings.path(machine.definition()),
                machine.name(),
                type == null ? null : MachineType.valueOf(type),
                policies,
                example);
        if (!usable) {
          throw new UsageException(machine.location() + ": a role is no policy document");
        }
      }
    }

    private void input() throws IOException {
      String given = arguments.get("--stdin-filename");
      String name = given == null ? "stdin.asl.json" : given;
      SourceFiles.Loaded loaded = SourceFiles.decode(console.in().readAllBytes(), name);
      sources.with(loaded.source());
      if (project.add(loaded, true)) {
        files++;
      }
    }

    private void file(String word) throws UsageException, IOException {
      if (!project.add(read(word), true)) {
        throw new UsageException(word + " is of no known kind");
      }
      files++;
      for (String ending : new String[] {".input.json", ".input.schema.json"}) {
        String beside = withoutEnding(word) + ending;
        if (RawProject.isDefinition(word) && Files.isRegularFile(Output.path(console, beside))) {
          project.add(read(beside), false);
        }
      }
    }

    private static String withoutEnding(String word) {
      int dot = word.lastIndexOf(".asl");
      return dot < 0 ? word : word.substring(0, dot);
    }

    private SourceFiles.Loaded read(String word) throws UsageException, IOException {
      Path path = Output.path(console, word);
      if (!Files.isRegularFile(path)) {
        throw new UsageException("there is no file or folder " + word);
      }
      return SourceFiles.read(path, shown(path));
    }

    private void folder(String word, Path folder) throws UsageException, IOException {
      TreeMap<String, Path> found = new TreeMap<>();
      Files.walkFileTree(folder, new Finder(folder, console, found));
      int before = files;
      for (var entry : found.entrySet()) {
        if (project.add(SourceFiles.read(entry.getValue(), entry.getKey()), false)) {
          files++;
        }
      }
      if (files == before) {
        throw new UsageException("there is no input in " + word);
      }
    }

    private String shown(Path path) {
      return Project.shown(console, path);
    }
  }

  /**
   * The nearest folder upwards that shows itself as a project's root, else what all paths share.
   */
  private static Path root(Arguments arguments, Console console) throws UsageException {
    Path common = null;
    List<String> paths = arguments.paths().isEmpty() ? List.of(".") : arguments.paths();
    for (String word : paths) {
      Path path = Output.path(console, word).toAbsolutePath().normalize();
      Path folder = Files.isDirectory(path) ? path : path.getParent();
      if (word.equals("-") || folder == null) {
        folder = console.folder().toAbsolutePath().normalize();
      }
      common = common == null ? folder : shared(common, folder);
    }
    Path start = common == null ? console.folder().toAbsolutePath().normalize() : common;
    for (Path at = start; at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".git")) || Files.exists(at.resolve(".steplint.yaml"))) {
        return at;
      }
    }
    return start;
  }

  private static Path shared(Path a, Path b) {
    Path at = a;
    while (!b.startsWith(at)) {
      Path parent = at.getParent();
      if (parent == null) {
        return at;
      }
      at = parent;
    }
    return at;
  }

  private static Map<String, String> parameters(Arguments arguments, Configuration said)
      throws UsageException {
    Map<String, String> values = new TreeMap<>(said.parameters());
    for (String given : arguments.all("--param")) {
      int equals = given.indexOf('=');
      if (equals <= 0) {
        throw new UsageException("--param takes NAME=VALUE, not '" + given + "'");
      }
      values.put(given.substring(0, equals), given.substring(equals + 1));
    }
    return values;
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

  /** Finds the files of a folder that may be input. */
  private static final class Finder extends SimpleFileVisitor<Path> {
    private final Path top;
    private final Console console;
    private final TreeMap<String, Path> found;

    Finder(Path top, Console console, TreeMap<String, Path> found) {
      this.top = top;
      this.console = console;
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      Path name = folder.getFileName();
      return !folder.equals(top) && name != null && SKIPPED.contains(name.toString())
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String name = file.getFileName().toString();
      if (ProjectReader.isReadable(name) && attributes.isRegularFile()) {
        found.put(shown(console, file), file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }
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
