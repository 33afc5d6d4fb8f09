package io.steplint.report.findings;

import io.steplint.lint.Analysis;
import io.steplint.lint.Category;
import io.steplint.lint.Engine;
import io.steplint.lint.Fix;
import io.steplint.lint.LintOptions;
import io.steplint.lint.Report;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.lint.WorkspaceRule;
import io.steplint.report.Style;
import io.steplint.source.FileSource;
import io.steplint.source.Location;
import io.steplint.source.Pointer;
import io.steplint.source.ProjectRoot;
import io.steplint.source.SourceTexts;
import io.steplint.testing.Machines;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Workspace;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;

/** A report with one finding of every severity, and with everything a finding can say. */
final class SampleReport {

  static final String PARENT =
      """
      {
        "StartAt": "Use",
        "States": {
          "Use": {"Type": "Pass", "OutputPath": "$.k", "End": true}
        }
      }
      """;

  static final String CHILD = "StartAt: End & <now>\n";

  private SampleReport() {}

  static Report report() {
    Workspace workspace =
        Workspace.of(
            Machines.raw("parent.asl.json", PARENT), Machines.raw("a b/child.asl.yaml", CHILD));
    return new Engine(List.of(new Bad(), new Odd(), new Note()))
        .run(new Analysis(workspace), LintOptions.DEFAULT);
  }

  static Report empty() {
    return new Engine(List.of())
        .run(new Analysis(Workspace.builder().files(1).build()), LintOptions.DEFAULT);
  }

  static FindingsContext context(Style style) {
    SourceTexts sources =
        new SourceTexts(ProjectRoot.at(Path.of("nowhere")))
            .with(new FileSource("parent.asl.json", PARENT))
            .with(new FileSource("a b/child.asl.yaml", CHILD));
    return new FindingsContext(
        sources,
        id -> "# " + id + "\n\n## What it finds\n\nSomething\nthat is wrong.\n\n## Limits\n",
        "1.2.3",
        style,
        false);
  }

  static String write(FindingsFormat format, Report report) {
    StringWriter out = new StringWriter();
    try {
      format.write(report, context(Style.PLAIN), out);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toString();
  }

  private static final class Bad implements WorkspaceRule {
    @Override
    public RuleInfo info() {
      return RuleInfo.of("bad-path", Category.DATAFLOW, "a path that is not there")
          .severity(Severity.ERROR)
          .build();
    }

    @Override
    public void check(Analysis analysis, Sink sink) {
      StateMachine parent = analysis.workspace().stateMachines().get(0);
      Location place = new Location("parent.asl.json", 4, 43, 4, 48);
      sink.at(place)
          .machine(parent)
          .pointer(Pointer.ROOT.child("States").child("Use").child("OutputPath"))
          .message("There is no field [k] & \"more\"")
          .why("The execution fails at run time")
          .help("read '$.key'")
          .related(new Location("a b/child.asl.yaml", 1, 10, 1, 21), "the child returns no 'k'")
          .awsCode("SCHEMA_VALIDATION_FAILED")
          .witness("arn:aws:states:::x")
          .fix(Fix.replace("Read the field key", true, place, "\"$.key\""))
          .must();
    }
  }

  private static final class Odd implements WorkspaceRule {
    @Override
    public RuleInfo info() {
      return RuleInfo.of("odd-thing", Category.STYLE, "an odd thing").build();
    }

    @Override
    public void check(Analysis analysis, Sink sink) {
      sink.at(new Location("a b/child.asl.yaml", 1, 1, 1, 8))
          .message("Odd, 100% odd: really")
          .may();
    }
  }

  private static final class Note implements WorkspaceRule {
    @Override
    public RuleInfo info() {
      return RuleInfo.of("worth-knowing", Category.STYLE, "worth knowing")
          .severity(Severity.INFO)
          .build();
    }

    @Override
    public void check(Analysis analysis, Sink sink) {
      sink.at(new Location("gone.asl.json", 1, 1, 3, 2)).resource("Gone").message("Gone").report();
    }
  }
}
