package io.steplint.rules.structure;

import io.steplint.asl.MapState;
import io.steplint.asl.State;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.source.ObjectNode;
import java.util.List;

/** Items of a Map that reads other ones. */
public final class ItemsNotRead implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "items-not-read", Category.STRUCTURE, "an Items field that an ItemReader overrides")
          .why("The items are never used")
          .severity(Severity.INFO)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (State state : machine.definition().allStates()) {
      if (state instanceof MapState map && map.itemReader() != null && map.isDistributed()) {
        for (String field : List.of("ItemsPath", "Items")) {
          ObjectNode.Member items = map.node().member(field);
          if (items != null) {
            sink.at(items.key())
                .message("The items are those of ItemReader: " + field + " has no effect")
                .help("remove one of the two")
                .must();
          }
        }
      }
    }
  }
}
