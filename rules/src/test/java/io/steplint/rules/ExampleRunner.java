package io.steplint.rules;

import io.steplint.lint.Analysis;
import io.steplint.lint.Engine;
import io.steplint.lint.LintOptions;
import io.steplint.lint.Report;
import io.steplint.source.Document;
import io.steplint.source.FileSource;
import io.steplint.template.RawProject;
import io.steplint.workspace.MachineType;
import java.util.List;

/**
 * Judges the files of an example as {@code steplint check} would. A file named {@code role.json} is
 * a policy of the role that all definitions of the example share.
 */
final class ExampleRunner {

  private ExampleRunner() {}

  static Report run(List<Page.ExampleFile> files) {
    MachineType type = MachineType.UNKNOWN;
    for (Page.ExampleFile file : files) {
      for (MachineType candidate : MachineType.values()) {
        if (file.options().contains("type=" + candidate)) {
          type = candidate;
        }
      }
    }
    RawProject project = new RawProject(type);
    for (Page.ExampleFile file : files) {
      Document document = Document.read(new FileSource(file.name(), file.text()));
      boolean known =
          file.name().equals("role.json") ? project.role(document) : project.add(document, true);
      if (!known) {
        throw new AssertionError(file.name() + " is of no known kind");
      }
    }
    return new Engine(Rules.all())
        .run(new Analysis(project.build(files.size())), LintOptions.DEFAULT);
  }
}
