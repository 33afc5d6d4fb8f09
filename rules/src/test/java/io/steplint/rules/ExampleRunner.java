package io.steplint.rules;

import io.steplint.lint.Analysis;
import io.steplint.lint.Engine;
import io.steplint.lint.LintOptions;
import io.steplint.lint.Report;
import io.steplint.source.Document;
import io.steplint.source.FileSource;
import io.steplint.source.Location;
import io.steplint.source.Node;
import io.steplint.workspace.MachineType;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Workspace;
import java.util.List;

/** Judges the files of an example as {@code steplint check} would. */
final class ExampleRunner {

  private ExampleRunner() {}

  static Report run(List<Page.ExampleFile> files) {
    Workspace.Builder workspace = Workspace.builder().files(files.size());
    for (Page.ExampleFile file : files) {
      String stem = file.name().substring(0, file.name().indexOf('.'));
      Document document = Document.read(new FileSource(file.name(), file.text()));
      Node root = document.root();
      workspace.add(
          StateMachine.builder(file.name(), stem, new Location(file.name(), 1, 1, 1, 1))
              .type(
                  file.options().contains("type=EXPRESS")
                      ? MachineType.EXPRESS
                      : MachineType.UNKNOWN)
              .definition(root == null ? null : root.asObject(), file.name(), document.problems())
              .build());
    }
    return new Engine(Rules.all()).run(new Analysis(workspace.build()), LintOptions.DEFAULT);
  }
}
