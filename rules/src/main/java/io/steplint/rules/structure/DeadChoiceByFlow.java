package io.steplint.rules.structure;

import io.steplint.asl.ChoiceState;
import io.steplint.flow.Flaw;
import io.steplint.flow.StateFlow;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.Sink;
import io.steplint.rules.Places;
import io.steplint.source.Pointer;
import io.steplint.source.ScalarNode;
import io.steplint.type.Happens;
import java.util.List;
import java.util.Set;

/** Rules of a Choice that what its input can be never takes. */
final class DeadChoiceByFlow {

  private DeadChoiceByFlow() {}

  /**
   * @param told the rules that are reported already
   */
  static void check(
      ChoiceState choice, MachineFacts machine, Sink sink, Set<ChoiceState.Rule> told) {
    StateFlow flow = machine.flow().of(choice);
    List<Happens> taken = flow.choices();
    if (!flow.reachable() || taken.size() != choice.rules().size() + 1) {
      return;
    }
    for (int i = 0; i < choice.rules().size(); i++) {
      ChoiceState.Rule rule = choice.rules().get(i);
      if (failsIn(rule, flow)) {
        return; // what comes after it is not looked at
      }
      if (told.contains(rule)) {
        continue;
      }
      if (taken.get(i) == Happens.NO) {
        if (!isToldOf(rule, flow)) {
          Places.at(sink, machine, rule.pointer(), rule.node())
              .message("This rule never holds: " + why(rule, flow))
              .must();
        }
      } else if (taken.get(i) == Happens.MUST) {
        always(choice, i, machine, sink);
        return;
      }
    }
  }

  /** A rule that always holds: what stands behind it is never looked at. */
  private static void always(ChoiceState choice, int i, MachineFacts machine, Sink sink) {
    ChoiceState.Rule rule = choice.rules().get(i);
    boolean last = i == choice.rules().size() - 1;
    ScalarNode otherwise = choice.defaultState();
    if (i > 0 && last) {
      if (otherwise != null) {
        sink.at(otherwise)
            .message("The default is never taken: the rules cover every value that comes here")
            .must();
      }
    } else if (!last || otherwise != null) {
      Places.at(sink, machine, rule.pointer(), rule.node())
          .message(
              "This rule always holds: "
                  + (last ? "the default is" : "the rules behind it are")
                  + " never taken")
          .must();
    }
  }

  private static boolean failsIn(ChoiceState.Rule rule, StateFlow flow) {
    for (Flaw flaw : flow.flaws()) {
      if (flaw.isMust() && flaw.error() != null && isBelow(flaw.pointer(), rule.pointer())) {
        return true;
      }
    }
    return false;
  }

  /** Whether another rule of ours says what is wrong with a comparison. */
  private static boolean isToldOf(ChoiceState.Rule rule, StateFlow flow) {
    for (Flaw flaw : flow.flaws()) {
      if (flaw.kind() == Flaw.Kind.WRONG_KIND && isBelow(flaw.pointer(), rule.pointer())) {
        return true;
      }
    }
    return false;
  }

  private static String why(ChoiceState.Rule rule, StateFlow flow) {
    for (Flaw flaw : flow.flaws()) {
      if (flaw.kind() == Flaw.Kind.NEVER_COMPARES && isBelow(flaw.pointer(), rule.pointer())) {
        return flaw.path() + " is " + flaw.found() + ", which " + flaw.detail() + " never takes";
      }
    }
    return "no value that comes here passes";
  }

  private static boolean isBelow(Pointer pointer, Pointer above) {
    return pointer.equals(above) || pointer.toString().startsWith(above + "/");
  }
}
