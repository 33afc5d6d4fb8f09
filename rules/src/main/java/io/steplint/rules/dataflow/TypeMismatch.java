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

/** A value of another kind than its use takes. */
public final class TypeMismatch implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of("type-mismatch", Category.DATAFLOW, "a value of the wrong type for its use")
          .help("pass a value of the kind that is needed")
          .severity(Severity.ERROR)
          .severityIfMay(Severity.WARNING)
          .speaksBefore("dead-choice")
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (Flaws.Sorted sorted : Flaws.of(machine, Flaws.Subject.WRONG_KIND)) {
      Flaw flaw = sorted.flaw();
      FindingBuilder finding = Ways.at(sink, sorted).message(message(flaw));
      finding.why(
          flaw.error() == null
              ? "The comparison never holds"
              : "The state fails with " + flaw.error());
      Ways.show(finding, sorted);
      Ways.report(finding, sorted);
    }
  }

  private static String message(Flaw flaw) {
    String subject = flaw.path() == null ? "The value" : Flaws.written(flaw, flaw.path());
    return switch (flaw.kind()) {
      case RESULT_PATH ->
          "The result cannot be put at "
              + subject
              + ": the input of the state is "
              + (flaw.isMust() ? "" : "not always an object, it can be ")
              + Flaws.kindOf(flaw);
      case WRONG_KIND ->
          subject + " is " + Flaws.brief(flaw.found()) + ", where " + flaw.detail() + " is needed";
      default -> flaw.detail();
    };
  }
}
