package io.steplint.rules.structure;

import io.steplint.lint.Analysis;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.lint.WorkspaceRule;
import io.steplint.rules.Places;
import io.steplint.schema.Violation;
import io.steplint.source.Problem;
import io.steplint.workspace.StateMachine;

/** A definition that is none at all, or that is refused for a reason no finer rule explains. */
public final class InvalidDefinition implements MachineRule, WorkspaceRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "invalid-definition",
              Category.STRUCTURE,
              "a definition that is not an object with StartAt and States")
          .why("AWS refuses the definition")
          .help("write an object with StartAt and States")
          .severity(Severity.ERROR)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Analysis analysis, Sink sink) {
    for (StateMachine machine : analysis.workspace().stateMachines()) {
      for (Problem problem : machine.problems()) {
        if (problem.kind() == Problem.Kind.NO_OBJECT) {
          sink.at(problem.location())
              .message("Definition must be a valid JSON object")
              .machine(machine)
              .awsCode("SCHEMA_VALIDATION_FAILED")
              .must();
        }
      }
    }
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (Violation violation : SchemaViolations.of(machine).flaws(SchemaViolations.Flaw.OTHER)) {
      Places.at(sink, machine, violation.pointer(), violation.node())
          .message("The definition is not valid here: " + violation.message())
          .awsCode("SCHEMA_VALIDATION_FAILED")
          .must();
    }
  }
}
