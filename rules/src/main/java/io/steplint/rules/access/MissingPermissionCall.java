package io.steplint.rules.access;

import io.steplint.integration.needs.NeedKind;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import java.util.Set;

/** A Task whose call the execution role does not allow. */
public final class MissingPermissionCall implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "missing-permission-call",
              Category.ACCESS,
              "a call that the execution role does not allow")
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
        Set.of(NeedKind.CALL, NeedKind.DATA, NeedKind.KEY),
        (finding, state) -> finding.why("The Task fails when it is reached"));
  }
}
