package io.steplint.rules.reliability;

import io.steplint.asl.MapState;
import io.steplint.asl.State;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.source.ObjectNode;

/** An {@code ItemReader} in a Map that is not a Distributed Map. */
public final class ReaderInInlineMap implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "reader-in-inline-map",
              Category.RELIABILITY,
              "an ItemReader in a Map that is not DISTRIBUTED")
          .why("The definition is accepted, and every execution fails here with States.Runtime")
          .help(
              "set \"Mode\": \"DISTRIBUTED\" and an ExecutionType in ProcessorConfig, or read the"
                  + " items in a Task before the Map")
          .severity(Severity.ERROR)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (State state : machine.definition().allStates()) {
      if (state instanceof MapState map
          && map.mode() == MapState.Mode.INLINE
          && map.processor() != null) {
        ObjectNode.Member reader = map.node().member("ItemReader");
        if (reader != null) {
          sink.at(reader.key())
              .message("An inline Map cannot read its items with an ItemReader")
              .must();
        }
      }
    }
  }
}
