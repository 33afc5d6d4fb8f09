package io.steplint.rules.access;

import io.steplint.integration.needs.NeedKind;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import java.util.Set;

/** A Task that waits for a job and may not ask how it is. */
public final class MissingPermissionPoll implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "missing-permission-poll",
              Category.ACCESS,
              "a job whose status the execution role does not allow to read")
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
        Set.of(NeedKind.POLL),
        (finding, state) ->
            finding.why("The Task may wait for ever if the event about the job's end is lost"));
  }
}
