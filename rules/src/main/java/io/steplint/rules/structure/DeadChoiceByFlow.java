package io.steplint.rules.structure;

import io.steplint.asl.ChoiceState;
import io.steplint.asl.Comparison;
import io.steplint.asl.Expression;
import io.steplint.flow.Comparisons;
import io.steplint.flow.Flaw;
import io.steplint.flow.StateFlow;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.Sink;
import io.steplint.query.jsonata.StateExpression;
import io.steplint.query.path.Head;
import io.steplint.query.path.Path;
import io.steplint.rules.Flaws;
import io.steplint.rules.Places;
import io.steplint.source.Pointer;
import io.steplint.source.ScalarNode;
import io.steplint.type.Type;
import io.steplint.type.TypeOf;
import io.steplint.typing.Happens;
import io.steplint.typing.path.PathTyping;
import java.util.List;
import java.util.Set;

/** Rules of a Choice that what its input can be never takes. */
final class DeadChoiceByFlow {

  /** What another rule says of a comparison. */
  private static final Set<Flaw.Kind> TELLING =
      Set.of(
          Flaw.Kind.WRONG_KIND,
          Flaw.Kind.MISSING_PATH,
          Flaw.Kind.UNDEFINED_VARIABLE,
          Flaw.Kind.JSONATA,
          Flaw.Kind.FAILING_CALL,
          Flaw.Kind.SELECTS_NOTHING);

  /** What a Choice can read of {@code $states}. */
  private static final Set<String> READABLE = Set.of("input", "context");

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
      if (told.contains(rule)
          || isConstant(rule)
          || SchemaViolations.of(machine).isBrokenBelow(rule.pointer())) {
        continue;
      }
      if (taken.get(i) == Happens.NO) {
        if (!isToldOf(rule, flow) && !isOfChild(rule, machine)) {
          Places.at(sink, machine, rule.pointer(), rule.node())
              .message("This rule never holds: " + why(choice, rule, flow))
              .must();
        }
      } else if (taken.get(i) == Happens.MUST) {
        always(choice, i, machine, sink);
        return;
      }
    }
  }

  /** A condition that reads nothing was decided elsewhere: a deployment has written it so. */
  private static boolean isConstant(ChoiceState.Rule rule) {
    Expression condition = rule.condition() == null ? null : rule.condition().expression();
    StateExpression parsed = condition == null ? null : condition.jsonata();
    return parsed != null && parsed.states().isEmpty() && parsed.variables().isEmpty();
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
    Expression condition = rule.condition() == null ? null : rule.condition().expression();
    if (condition != null && isRefused(condition)) {
      return true;
    }
    for (Flaw flaw : flow.flaws()) {
      if (flaw.isMust()
          && TELLING.contains(flaw.kind())
          && isBelow(flaw.pointer(), rule.pointer())) {
        return true;
      }
    }
    return false;
  }

  /** Whether a rule about children says what is wrong with a comparison. */
  private static boolean isOfChild(ChoiceState.Rule rule, MachineFacts machine) {
    for (Flaws.Subject subject : List.of(Flaws.Subject.SYNC_TEXT, Flaws.Subject.SYNC_2_JSON)) {
      for (Flaws.Sorted sorted : Flaws.of(machine, subject)) {
        if (isBelow(sorted.flaw().pointer(), rule.pointer())) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether a condition reads what is not there, so that its definition is refused. */
  private static boolean isRefused(Expression condition) {
    StateExpression parsed = condition.jsonata();
    if (parsed == null) {
      return true;
    }
    for (StateExpression.StatesReference read : parsed.states()) {
      if (!read.names().isEmpty() && !READABLE.contains(read.member())) {
        return true;
      }
    }
    return false;
  }

  private static String why(ChoiceState choice, ChoiceState.Rule rule, StateFlow flow) {
    for (Flaw flaw : flow.flaws()) {
      if (flaw.kind() == Flaw.Kind.NEVER_COMPARES && isBelow(flaw.pointer(), rule.pointer())) {
        return flaw.path()
            + " is "
            + Flaws.brief(flaw.found())
            + ", which "
            + flaw.detail()
            + " never takes";
      }
    }
    return rule.comparison() instanceof Comparison.Test test && choice.inputPath().isAbsent()
        ? why(test, flow)
        : "no value that comes here passes";
  }

  private static String why(Comparison.Test test, StateFlow flow) {
    Path path = test.variable().path();
    if (path == null || path.head().kind() != Head.Kind.INPUT || test.operandPath() != null) {
      return "no value that comes here passes";
    }
    Type value = PathTyping.select(flow.input(), path.segments()).type();
    Type operand = TypeOf.literal(test.operand());
    if (value.isNever() || value.isUnknown()) {
      return "no value that comes here passes";
    }
    if (!Comparisons.passing(value, test.operator(), operand).isNever()) {
      return "the rules before it take every value that would pass";
    }
    return test.variable().text()
        + " is always "
        + Flaws.brief(value)
        + " here, which "
        + test.operator().keyword()
        + " "
        + Flaws.brief(operand)
        + " never takes";
  }

  private static boolean isBelow(Pointer pointer, Pointer above) {
    return pointer.equals(above) || pointer.toString().startsWith(above + "/");
  }
}
