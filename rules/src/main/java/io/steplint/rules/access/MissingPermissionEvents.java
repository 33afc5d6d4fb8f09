package io.steplint.rules.access;

import io.steplint.integration.needs.NeedKind;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import java.util.Set;

/** A Task whose managed rule the execution role may not make. */
public final class MissingPermissionEvents implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "missing-permission-events",
              Category.ACCESS,
              "the EventBridge rule of a .sync Task that the execution role does not allow")
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
        Set.of(NeedKind.MANAGED_RULE),
        (finding, state) ->
            finding.why(
                "The state machine cannot be created or updated: the service checks that the role"
                    + " may make its rule"));
  }
}
