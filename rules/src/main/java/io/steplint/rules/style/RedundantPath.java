package io.steplint.rules.style;

import io.steplint.asl.State;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.rules.Mend;
import io.steplint.source.ObjectNode;
import io.steplint.source.ScalarNode;
import java.util.List;

/** A path that says what is so without it. */
public final class RedundantPath implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of("redundant-path", Category.STYLE, "a path that has the default value")
          .why("A reader looks for the difference that it does not make")
          .severity(Severity.INFO)
          .disabledByDefault()
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static final List<String> FIELDS = List.of("InputPath", "OutputPath", "ResultPath");

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (State state : machine.definition().allStates()) {
      for (String field : FIELDS) {
        ScalarNode path = state.isJsonata() ? null : state.node().string(field);
        ObjectNode.Member member = state.node().member(field);
        if (path != null && member != null && "$".equals(path.literal())) {
          sink.at(path)
              .message("\"" + field + "\": \"$\" is what holds without it")
              .help("remove it")
              .fix(Mend.remove("Remove " + field, true, state.node(), member))
              .must();
        }
      }
    }
  }
}
