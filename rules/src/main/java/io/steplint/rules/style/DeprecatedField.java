package io.steplint.rules.style;

import io.steplint.asl.MapState;
import io.steplint.asl.State;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.rules.Mend;
import io.steplint.source.ObjectNode;

/** A field of a Map that has a new name. */
public final class DeprecatedField implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of("deprecated-field", Category.STYLE, "a field of a Map that has a new name")
          .why("The old name works, and new settings go with the new one only")
          .severity(Severity.INFO)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (State state : machine.definition().allStates()) {
      if (state instanceof MapState map) {
        report(map.node(), "Iterator", "ItemProcessor", sink);
        if (!map.isJsonata()) {
          report(map.node(), "Parameters", "ItemSelector", sink);
        }
      }
    }
  }

  private static void report(ObjectNode map, String old, String replacement, Sink sink) {
    ObjectNode.Member member = map.member(old);
    if (member != null && !map.has(replacement)) {
      sink.at(member.key())
          .message("'" + member.name() + "' of a Map is called '" + replacement + "' today")
          .help("write '" + replacement + "'")
          .fix(Mend.rename("Write '" + replacement + "'", true, member.key(), replacement))
          .must();
    }
  }
}
