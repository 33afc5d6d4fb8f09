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
import org.jspecify.annotations.Nullable;

/** A field of a Distributed Map in a Map that is not one. */
public final class DistributedOnlyField implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "distributed-only-field",
              Category.STRUCTURE,
              "a field that only a Distributed Map uses")
          .why("The field has no effect in an inline Map")
          .severity(Severity.WARNING)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static final List<String> FIELDS =
      List.of(
          "ItemBatcher",
          "ResultWriter",
          "ToleratedFailureCount",
          "ToleratedFailureCountPath",
          "ToleratedFailurePercentage",
          "ToleratedFailurePercentagePath",
          "Label");

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (State state : machine.definition().allStates()) {
      if (state instanceof MapState map
          && map.mode() == MapState.Mode.INLINE
          && map.processor() != null) {
        for (String field : FIELDS) {
          report(map.node().member(field), sink);
        }
        ObjectNode config = map.processor().node().object("ProcessorConfig");
        if (config != null) {
          report(config.member("ExecutionType"), sink);
        }
      }
    }
  }

  private static void report(ObjectNode.@Nullable Member member, Sink sink) {
    if (member != null) {
      sink.at(member.key())
          .message("'" + member.name() + "' has no effect in a Map that is not DISTRIBUTED")
          .help("set \"Mode\": \"DISTRIBUTED\" in ProcessorConfig, or remove the field")
          .subject(member.name())
          .must();
    }
  }
}
