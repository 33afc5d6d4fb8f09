package io.steplint.rules;

import io.steplint.asl.Catcher;
import io.steplint.asl.ChoiceState;
import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.State;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The variables that a state assigns. */
public final class Assignments {

  private Assignments() {}

  /** Every assignment of a state, of its Catchers and of its rules. */
  public static List<PayloadTemplate.Member> of(State state) {
    List<PayloadTemplate.Member> all = ownOf(state);
    for (Catcher catcher : state.catchers()) {
      add(all, catcher.assign());
    }
    return all;
  }

  /** The assignments of a state and of its rules, without those of its Catchers. */
  public static List<PayloadTemplate.Member> ownOf(State state) {
    List<PayloadTemplate.Member> all = new ArrayList<>();
    add(all, state.assign());
    if (state instanceof ChoiceState choice) {
      for (ChoiceState.Rule rule : choice.rules()) {
        add(all, rule.assign());
      }
    }
    return all;
  }

  private static void add(List<PayloadTemplate.Member> all, @Nullable PayloadTemplate assign) {
    if (assign instanceof PayloadTemplate.ObjectTemplate object) {
      all.addAll(object.members());
    }
  }
}
