package io.steplint.rules.nested;

import io.steplint.lint.Category;
import io.steplint.lint.FindingBuilder;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.rules.Flaws;

/** The result of a child, read although the Task does not wait for it. */
public final class NoOutputWithoutSync implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "no-output-without-sync",
              Category.NESTED,
              "the output of a child that the Task does not wait for")
          .why(
              "A start that does not wait returns ExecutionArn and StartDate, and nothing of the"
                  + " child")
          .severity(Severity.ERROR)
          .severityIfMay(Severity.WARNING)
          .speaksBefore("missing-path")
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (Flaws.Sorted sorted : Flaws.of(machine, Flaws.Subject.NOT_WAITED)) {
      FindingBuilder finding =
          NestedStarts.at(sink, sorted)
              .message(
                  "There is no \""
                      + Flaws.missing(sorted.flaw())
                      + "\": startExecution only starts the child and returns its ExecutionArn and"
                      + " StartDate")
              .help("wait for the child with startExecution.sync:2");
      if (sorted.task() != null) {
        finding.related(sorted.task().nameNode().location(), "starts the child here");
      }
      NestedStarts.report(finding, sorted);
    }
  }
}
