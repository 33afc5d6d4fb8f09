package io.steplint.rules.structure;

import io.steplint.asl.MapState;
import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.State;
import io.steplint.asl.StateGroup;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.rules.Assignments;
import java.util.HashMap;
import java.util.Map;

/** A branch or processor that assigns a variable which a block around it assigns. */
public final class VariableOfOuterScope implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "variable-of-outer-scope",
              Category.STRUCTURE,
              "an assignment to a variable of an outer block")
          .why("AWS refuses the definition")
          .severity(Severity.ERROR)
          .speaksBefore("unused-variable")
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    Map<StateGroup, Map<String, PayloadTemplate.Member>> assigned = new HashMap<>();
    for (StateGroup group : machine.definition().allGroups()) {
      Map<String, PayloadTemplate.Member> names = new HashMap<>();
      for (State state : group.states().values()) {
        // What a Catcher assigns is assigned when the inner block is over.
        for (PayloadTemplate.Member member : Assignments.ownOf(state)) {
          names.putIfAbsent(member.name(), member);
        }
      }
      assigned.put(group, names);
    }
    for (StateGroup group : machine.definition().allGroups()) {
      for (State state : group.states().values()) {
        for (PayloadTemplate.Member member : Assignments.of(state)) {
          check(member, group, assigned, sink);
        }
      }
    }
  }

  private static void check(
      PayloadTemplate.Member member,
      StateGroup group,
      Map<StateGroup, Map<String, PayloadTemplate.Member>> assigned,
      Sink sink) {
    StateGroup inner = group;
    for (StateGroup outer = inner.outer(); outer != null; outer = inner.outer()) {
      // The child executions of a Distributed Map know no variable of the machine.
      if (inner.enclosing() instanceof MapState map && map.mode() != MapState.Mode.INLINE) {
        return;
      }
      PayloadTemplate.Member other = assigned.getOrDefault(outer, Map.of()).get(member.name());
      if (other != null) {
        sink.at(member.key())
            .message(
                "The variable '"
                    + member.name()
                    + "' is assigned in a block around this one, and cannot be assigned here")
            .help("give the inner variable another name, and return its value as output")
            .related(other.key().location(), "the assignment in the outer block")
            .awsCode("SCHEMA_VALIDATION_FAILED")
            .must();
        return;
      }
      inner = outer;
    }
  }
}
