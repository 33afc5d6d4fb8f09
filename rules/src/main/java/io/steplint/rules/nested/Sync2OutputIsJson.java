package io.steplint.rules.nested;

import io.steplint.flow.Flaw;
import io.steplint.lint.Category;
import io.steplint.lint.FindingBuilder;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.rules.Flaws;

/** The JSON value that {@code startExecution.sync:2} returns, read as if it were text. */
public final class Sync2OutputIsJson implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "sync2-output-is-json",
              Category.NESTED,
              "the Output of startExecution.sync:2, a JSON value, read as a string")
          .why("The state fails, or takes the wrong way, after the child has done its work")
          .severity(Severity.ERROR)
          .severityIfMay(Severity.WARNING)
          .speaksBefore("missing-path", "type-mismatch", "dead-choice")
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (Flaws.Sorted sorted : Flaws.of(machine, Flaws.Subject.SYNC_2_JSON)) {
      boolean parsed = sorted.flaw().kind() == Flaw.Kind.INTRINSIC;
      FindingBuilder finding =
          NestedStarts.at(sink, sorted)
              .message(
                  "\""
                      + sorted.origins().get(0).firstField()
                      + "\" of startExecution.sync:2 is "
                      + Flaws.kindOf(sorted.flaw())
                      + " already: "
                      + (parsed
                          ? "it is no text that could be parsed"
                          : sorted.flaw().detail() + " compares texts and never holds"))
              .help(parsed ? "read it as it is" : "compare one of its fields");
      NestedStarts.show(finding, machine, sorted.task());
      NestedStarts.report(finding, sorted);
    }
  }
}
