package io.steplint.rules.dataflow;

import io.steplint.flow.Flaw;
import io.steplint.lint.Category;
import io.steplint.lint.FindingBuilder;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.rules.Flaws;

/** An object or array that States.Format writes, but not as JSON. */
public final class FormatNotJson implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "format-not-json",
              Category.DATAFLOW,
              "an object or array inserted by States.Format, which does not write JSON")
          .severity(Severity.WARNING)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (Flaws.Sorted sorted : Flaws.of(machine, Flaws.Subject.NOT_AS_JSON)) {
      Flaw flaw = sorted.flaw();
      FindingBuilder finding =
          Ways.at(sink, sorted)
              .message(
                  (flaw.path() == null ? "An argument" : flaw.path().toString())
                      + " is "
                      + Flaws.kindOf(flaw)
                      + ", which States.Format does not write as JSON")
              .why("The text holds it in the notation of Java: {name=value}")
              .help("pass States.JsonToString(…) of it");
      Ways.show(finding, sorted);
      finding.must();
    }
  }
}
