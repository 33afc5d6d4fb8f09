package io.steplint.cli;

import io.steplint.lint.LintOptions;
import io.steplint.report.SourceTexts;
import io.steplint.source.Document;
import io.steplint.source.Location;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.SourceFiles;
import io.steplint.workspace.MachineType;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the paths of a command line hold. */
record Project(Workspace workspace, SourceTexts sources) {

  private static final List<String> ENDINGS = List.of(".asl.json", ".asl.yaml", ".asl.yml", ".asl");

  static Project load(Arguments arguments, Console console) throws UsageException, IOException {
    List<String> paths = arguments.paths().isEmpty() ? List.of(".") : arguments.paths();
    TreeSet<String> files = new TreeSet<>();
    for (String word : paths) {
      Path path = Output.path(console, word);
      if (Files.isDirectory(path)) {
        List<String> found = definitions(console.folder(), path);
        if (found.isEmpty()) {
          throw new UsageException("no input in " + word);
        }
        files.addAll(found);
      } else if (Files.exists(path)) {
        files.add(word);
      } else {
        throw new UsageException("there is no file or folder " + word);
      }
    }
    Workspace.Builder workspace = Workspace.builder().files(files.size());
    for (String file : files) {
      Document document = SourceFiles.read(console.folder().resolve(file), file).document();
      Node root = document.root();
      ObjectNode definition = root == null ? null : root.asObject();
      workspace.add(
          StateMachine.builder(file, stem(file), new Location(file, 1, 1, 1, 1))
              .type(MachineType.UNKNOWN)
              .definition(definition, file, document.problems())
              .build());
    }
    return new Project(workspace.build(), new SourceTexts(console.folder()));
  }

  /** What the configuration says about rules. */
  LintOptions.Builder lintOptions() {
    return LintOptions.builder();
  }

  private static List<String> definitions(Path working, Path folder) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String name = file.getFileName().toString();
        if (ENDINGS.stream().anyMatch(name::endsWith) && Files.isRegularFile(file)) {
          Path shown = working.toString().isEmpty() ? file : working.relativize(file);
          found.add(shown.normalize().toString().replace('\\', '/'));
        }
      }
    }
    return found;
  }

  private static String stem(String file) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    int dot = name.indexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
