package io.steplint.rules.structure;

import io.steplint.asl.Catcher;
import io.steplint.asl.Retrier;
import io.steplint.asl.State;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.source.ScalarNode;
import java.util.ArrayList;
import java.util.List;

/** States.ALL beside other names, or before other entries. */
public final class MisplacedStatesAll implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "misplaced-states-all",
              Category.STRUCTURE,
              "States.ALL that is not alone or not last")
          .why("AWS refuses the definition")
          .severity(Severity.ERROR)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (State state : machine.definition().allStates()) {
      List<List<ScalarNode>> retriers = new ArrayList<>();
      for (Retrier retrier : state.retriers()) {
        retriers.add(retrier.errors());
      }
      check(retriers, "Retry", sink);
      List<List<ScalarNode>> catchers = new ArrayList<>();
      for (Catcher catcher : state.catchers()) {
        catchers.add(catcher.errors());
      }
      check(catchers, "Catch", sink);
    }
  }

  private static void check(List<List<ScalarNode>> entries, String field, Sink sink) {
    for (int i = 0; i < entries.size(); i++) {
      for (ScalarNode error : entries.get(i)) {
        if ("States.ALL".equals(error.literal())) {
          boolean alone = entries.get(i).size() == 1;
          boolean last = i == entries.size() - 1;
          if (!alone || !last) {
            sink.at(error)
                .message(
                    alone
                        ? "States.ALL has to be in the last entry of " + field
                        : "States.ALL has to stand alone in ErrorEquals")
                .help("give it an entry of its own at the end")
                .awsCode("SCHEMA_VALIDATION_FAILED")
                .must();
          }
        }
      }
    }
  }
}
