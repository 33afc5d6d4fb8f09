package io.steplint.rules.access;

import io.steplint.access.AssumedRole;
import io.steplint.access.MachineAccess;
import io.steplint.access.NeedResult;
import io.steplint.access.NeedVerdict;
import io.steplint.asl.State;
import io.steplint.integration.needs.Need;
import io.steplint.integration.needs.NeedKind;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;

/** A call that the role of a Task's {@code Credentials} does not allow. */
public final class AssumedRoleLacksPermission implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "assumed-role-lacks-permission",
              Category.ACCESS,
              "a Task whose assumed role (Credentials) may not make the call")
          .severity(Severity.ERROR)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    MachineAccess access = machine.analysis().access().of(machine.machine());
    if (access == null) {
      return;
    }
    for (AssumedRole assumed : access.assumed()) {
      for (NeedResult result : assumed.needs()) {
        boolean unmet =
            result.verdict() == NeedVerdict.MISSING || result.verdict() == NeedVerdict.DENIED;
        if (unmet && result.need().kind() == NeedKind.CALL) {
          report(machine, sink, assumed, result);
        }
      }
    }
  }

  private static void report(
      MachineFacts machine, Sink sink, AssumedRole assumed, NeedResult result) {
    Need need = result.need();
    for (State state : machine.definition().allStates()) {
      if (state.pointer().equals(need.pointer())) {
        sink.at(state)
            .message(
                need.action()
                    + " is not allowed on "
                    + need.resource()
                    + " to "
                    + assumed.role().name()
                    + ", the role that the Task assumes")
            .why(
                "The Task fails when it is reached: the execution role's own permissions do not"
                    + " count")
            .help("allow " + need.action() + " on " + need.resource() + " in that role")
            .related(assumed.role().location(), "the role " + assumed.role().name())
            .subject(need.action() + " " + need.resource())
            .must();
        return;
      }
    }
  }
}
