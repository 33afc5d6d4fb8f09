package io.steplint.rules.structure;

import io.steplint.asl.MapState;
import io.steplint.asl.State;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.source.ScalarNode;
import java.util.HashMap;
import java.util.Map;

/** Two Map states of one machine with the same label. */
public final class DuplicateLabel implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of("duplicate-label", Category.STRUCTURE, "a label that two Map states share")
          .why("AWS refuses the definition")
          .help("give each Map state a label of its own")
          .severity(Severity.ERROR)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    Map<String, ScalarNode> seen = new HashMap<>();
    for (State state : machine.definition().allStates()) {
      ScalarNode label = state instanceof MapState map ? map.label() : null;
      String name = label == null ? null : label.literal();
      ScalarNode first = name == null || label == null ? null : seen.putIfAbsent(name, label);
      if (first != null && label != null) {
        sink.at(label)
            .message("Duplicate Label: " + name)
            .related(first.location(), "the other one")
            .awsCode("DUPLICATE_LABEL_NAME")
            .must();
      }
    }
  }
}
