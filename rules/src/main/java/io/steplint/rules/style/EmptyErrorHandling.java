package io.steplint.rules.style;

import io.steplint.asl.State;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.source.ArrayNode;
import io.steplint.source.ObjectNode;
import java.util.List;

/** A list of Retriers or Catchers without any. */
public final class EmptyErrorHandling implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of("empty-error-handling", Category.STYLE, "an empty Retry or Catch list")
          .why("It handles nothing and looks as if it did")
          .help("remove the empty field")
          .severity(Severity.INFO)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (State state : machine.definition().allStates()) {
      for (String field : List.of("Retry", "Catch")) {
        ArrayNode entries = state.node().array(field);
        ObjectNode.Member member = state.node().member(field);
        if (entries != null && entries.items().isEmpty() && member != null) {
          sink.at(member.key()).message("An empty " + field + " has no effect").must();
        }
      }
    }
  }
}
