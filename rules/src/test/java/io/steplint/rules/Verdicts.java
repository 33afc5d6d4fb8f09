package io.steplint.rules;

import io.steplint.lint.Analysis;
import io.steplint.lint.Category;
import io.steplint.lint.Engine;
import io.steplint.lint.Finding;
import io.steplint.lint.LintOptions;
import io.steplint.lint.Report;
import io.steplint.lint.Severity;
import io.steplint.source.FileSource;
import io.steplint.source.SourceFiles.Loaded;
import io.steplint.template.ProjectReader;
import io.steplint.template.ReadOptions;
import io.steplint.template.UnusablePathException;
import io.steplint.workspace.MachineType;
import io.steplint.workspace.Workspace;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Judges single definitions, as the corpus tests need it. */
final class Verdicts {

  /** The categories in which an error means that the service refuses the definition. */
  private static final Set<Category> REJECTING =
      Set.of(Category.SYNTAX, Category.STRUCTURE, Category.QUERY, Category.LIMITS);

  private static final Engine ENGINE = new Engine(Rules.all());

  private Verdicts() {}

  /** Everything that is found in a definition. */
  static Report judge(String file, String text, MachineType type) {
    Loaded definition = new Loaded(new FileSource(file, text), null);
    Workspace workspace;
    try {
      workspace = ProjectReader.read(ReadOptions.ofTexts(type, List.of(definition)));
    } catch (IOException | UnusablePathException e) {
      throw new IllegalArgumentException("No definition: " + file, e);
    }
    return ENGINE.run(new Analysis(workspace), LintOptions.DEFAULT);
  }

  /** The findings by which a definition is rejected. */
  static List<Finding> rejections(Report report) {
    return report.findings().stream()
        .filter(f -> f.severity() == Severity.ERROR && REJECTING.contains(f.rule().category()))
        .toList();
  }

  static MachineType type(String word) {
    return switch (word) {
      case "EXPRESS" -> MachineType.EXPRESS;
      case "STANDARD" -> MachineType.STANDARD;
      default -> MachineType.UNKNOWN;
    };
  }
}
