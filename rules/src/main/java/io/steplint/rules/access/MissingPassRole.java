package io.steplint.rules.access;

import io.steplint.integration.needs.NeedKind;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import java.util.Set;

/** A Task that hands a role to a service and may not. */
public final class MissingPassRole implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "missing-pass-role",
              Category.ACCESS,
              "a role that the execution role may not pass on (iam:PassRole)")
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
        Set.of(NeedKind.PASS_ROLE),
        (finding, state) -> finding.why("The Task fails when it is reached"));
  }
}
