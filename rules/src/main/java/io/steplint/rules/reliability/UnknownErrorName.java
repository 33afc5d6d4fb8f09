package io.steplint.rules.reliability;

import io.steplint.asl.FailState;
import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.State;
import io.steplint.lint.Category;
import io.steplint.lint.FindingBuilder;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.rules.ErrorEntries;
import io.steplint.rules.StatesErrors;
import io.steplint.source.ScalarNode;
import io.steplint.text.Nearest;
import java.util.HashSet;
import java.util.Set;

/** A name in ErrorEquals that looks like one of the language and is none. */
public final class UnknownErrorName implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "unknown-error-name",
              Category.RELIABILITY,
              "a States. error name that does not exist")
          .severity(Severity.WARNING)
          .speaksBefore("error-never-raised")
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    Set<String> raised = raisedHere(machine);
    for (State state : machine.definition().allStates()) {
      for (ErrorEntries.Entry entry : ErrorEntries.of(state)) {
        for (ScalarNode error : entry.errors()) {
          String name = error.literal();
          if (name != null && StatesErrors.isUnknown(name) && !raised.contains(name)) {
            report(error, name, sink);
          }
        }
      }
    }
  }

  /** The names that the Fail states of the machine raise, reserved ones among them. */
  private static Set<String> raisedHere(MachineFacts machine) {
    Set<String> raised = new HashSet<>();
    for (State state : machine.definition().allStates()) {
      PayloadTemplate error = state instanceof FailState fail ? fail.error() : null;
      ScalarNode name = error == null ? null : error.scalar();
      if (name != null) {
        raised.add(name.string());
      }
    }
    return raised;
  }

  private static void report(ScalarNode error, String name, Sink sink) {
    FindingBuilder finding =
        sink.at(error)
            .message("The language has no error of the name " + name)
            .why("Names are compared letter by letter: this entry takes no error");
    String meant = Nearest.to(name, StatesErrors.NAMES);
    if (meant != null) {
      finding.help("write '" + meant + "'");
    }
    finding.must();
  }
}
