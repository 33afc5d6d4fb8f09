package io.steplint.rules.nested;

import io.steplint.asl.PayloadTemplate;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.NestedStart;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.source.ScalarNode;

/** A nested start that gives every execution the same name. */
public final class ConstantExecutionName implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "constant-execution-name",
              Category.NESTED,
              "a nested start that gives every execution the same name")
          .severity(Severity.WARNING)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (NestedStart start : machine.starts()) {
      PayloadTemplate parameters =
          start.task().isJsonata() ? start.task().arguments() : start.task().parameters();
      PayloadTemplate name = parameters == null ? null : parameters.member("Name");
      ScalarNode written = name == null ? null : name.scalar();
      if (written != null && written.literal() != null) {
        sink.at(written)
            .message("Every execution of " + start.childName() + " is called " + written.string())
            .why(
                "Within 90 days the second start of a STANDARD workflow under one name is refused"
                    + " with ExecutionAlreadyExists")
            .help(
                "leave Name out, or make it unique, for example "
                    + (start.task().isJsonata()
                        ? "\"{% $states.context.Execution.Name %}\""
                        : "\"Name.$\": \"$$.Execution.Name\""))
            .report();
      }
    }
  }
}
