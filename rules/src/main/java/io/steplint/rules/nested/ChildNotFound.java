package io.steplint.rules.nested;

import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.NestedStart;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.source.ScalarNode;
import io.steplint.text.Part;
import io.steplint.text.Reference;
import io.steplint.workspace.MissingResource;

/** A nested start of a machine that its template names and does not hold. */
public final class ChildNotFound implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "child-not-found",
              Category.NESTED,
              "a nested start of a state machine that is not in the project")
          .severity(Severity.WARNING)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (NestedStart start : machine.starts()) {
      ScalarNode arn = start.machineArn();
      if (arn == null || start.child() != null) {
        continue;
      }
      for (Part part : arn.text().parts()) {
        MissingResource missing =
            part instanceof Reference reference
                ? machine.analysis().workspace().missing(reference)
                : null;
        if (missing != null) {
          report(arn, missing, sink);
          break;
        }
      }
    }
  }

  private static void report(ScalarNode arn, MissingResource missing, Sink sink) {
    String nearest = missing.nearest();
    sink.at(arn)
        .message(missing.template() + " holds no state machine " + missing.name())
        .why("The stack cannot be created: the template refers to a resource that it does not have")
        .help(
            nearest == null
                ? "name a resource or a parameter of the template"
                : "did you mean " + nearest + "?")
        .related(missing.location(), "it is named here")
        .report();
  }
}
