package io.steplint.rules.access;

import io.steplint.integration.needs.NeedKind;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import java.util.Set;

/** A machine that writes traces and may not. */
public final class MissingPermissionTrace implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "missing-permission-trace",
              Category.ACCESS,
              "tracing that the execution role does not allow")
          .severity(Severity.WARNING)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    MissingNeeds.report(
        machine,
        sink,
        Set.of(NeedKind.TRACE),
        (finding, state) -> finding.why("Executions run, but their traces are lost"));
  }
}
