package io.steplint.rules.style;

import io.steplint.asl.State;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.rules.ErrorEntries;
import io.steplint.source.ScalarNode;
import java.util.HashMap;
import java.util.Map;

/** A name that stands twice in one ErrorEquals. */
public final class RepeatedErrorName implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of("repeated-error-name", Category.STYLE, "an error name that one entry lists twice")
          .why("One of the two may have been meant for another error")
          .severity(Severity.INFO)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (State state : machine.definition().allStates()) {
      for (ErrorEntries.Entry entry : ErrorEntries.of(state)) {
        Map<String, ScalarNode> seen = new HashMap<>();
        for (ScalarNode error : entry.errors()) {
          String name = error.literal();
          ScalarNode first = name == null ? null : seen.putIfAbsent(name, error);
          if (first != null) {
            sink.at(error)
                .message("This entry names " + name + " already")
                .help("remove one of the two")
                .related(first.location(), "the first one")
                .must();
          }
        }
      }
    }
  }
}
