package io.steplint.rules.access;

import io.steplint.integration.needs.NeedKind;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import java.util.Set;

/** A machine that writes a log and may not. */
public final class MissingPermissionLog implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "missing-permission-log",
              Category.ACCESS,
              "logging that the execution role does not allow")
          .severity(Severity.ERROR)
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
        Set.of(NeedKind.LOG),
        (finding, state) ->
            finding.why("The state machine cannot be created or updated with this log"));
  }
}
