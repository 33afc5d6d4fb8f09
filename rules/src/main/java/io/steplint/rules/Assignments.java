package io.steplint.rules;

import io.steplint.asl.Catcher;
import io.steplint.asl.ChoiceState;
import io.steplint.asl.State;
import io.steplint.asl.Template;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The variables that a state assigns. */
public final class Assignments {

  private Assignments() {}

  /** Every assignment of a state, of its Catchers and of its rules. */
  public static List<Template.Member> of(State state) {
    List<Template.Member> all = ownOf(state);
    for (Catcher catcher : state.catchers()) {
      add(all, catcher.assign());
    }
    return all;
  }

  /** The assignments of a state and of its rules, without those of its Catchers. */
  public static List<Template.Member> ownOf(State state) {
    List<Template.Member> all = new ArrayList<>();
    add(all, state.assign());
    if (state instanceof ChoiceState choice) {
      for (ChoiceState.Rule rule : choice.rules()) {
        add(all, rule.assign());
      }
    }
    return all;
  }

  private static void add(List<Template.Member> all, @Nullable Template assign) {
    if (assign instanceof Template.ObjectTemplate object) {
      all.addAll(object.members());
    }
  }
}
