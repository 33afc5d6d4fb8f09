package io.steplint.flow;

import io.steplint.asl.ChoiceState;
import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.State;
import io.steplint.asl.Transition;
import io.steplint.source.Node;
import io.steplint.type.Kind;
import io.steplint.type.Type;
import io.steplint.typing.Happens;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Interprets Choices: rule by rule, each on what the rules before it have left over. */
final class ChoiceSteps {

  private ChoiceSteps() {}

  /** The ways on from a Choice: one for each rule that can hold, and that of its default. */
  static Step of(ChoiceState state, StateEvaluator effective) {
    ChoiceInterpreter choice = new ChoiceInterpreter(effective);
    Environment left = effective.environment();
    List<Edge> edges = new ArrayList<>();
    List<Happens> taken = new ArrayList<>();
    Type outputs = Type.never();
    boolean some = false;
    Environment onward = ChoiceInterpreter.dead(left);
    for (ChoiceState.Rule rule : state.rules()) {
      Environment holds = left;
      Environment fails = left;
      if (ChoiceInterpreter.isDead(left)) {
        taken.add(Happens.NO);
        continue;
      }
      if (rule.comparison() != null) {
        ChoiceInterpreter.Split split = choice.split(rule.comparison(), left);
        holds = split.holds();
        fails = split.fails();
      } else if (rule.condition() != null) {
        Type condition = effective.at(left).template(rule.condition());
        holds = condition.mayBeTrue() ? left : ChoiceInterpreter.dead(left);
        fails = condition.mayBeFalse() ? left : ChoiceInterpreter.dead(left);
        condition(condition, rule.condition(), effective);
      }
      taken.add(happens(left, holds, fails));
      PayloadTemplate output = rule.output();
      StateEvaluator here = effective.at(holds);
      Transition way = transition(state, rule.next());
      if (!ChoiceInterpreter.isDead(holds)) {
        some = true;
        onward = ChoiceInterpreter.join(onward, holds);
        Type out = chosen(state, output, here);
        outputs = outputs.join(out);
        Variables variables = holds.variables().with(here.assignments(rule.assign()));
        if (way != null) {
          edges.add(new Edge(way, new Frame(out, variables)));
        }
      }
      left = fails;
    }
    Transition otherwise = transition(state, state.defaultState());
    taken.add(ChoiceInterpreter.isDead(left) ? Happens.NO : Happens.MAY);
    if (!ChoiceInterpreter.isDead(left) && state.defaultState() == null) {
      effective.record(noChoiceMatched(state, some ? Happens.MAY : Happens.MUST, left.data()));
    }
    if (!ChoiceInterpreter.isDead(left) && otherwise != null) {
      onward = ChoiceInterpreter.join(onward, left);
      StateEvaluator here = effective.at(left);
      Type out = chosen(state, state.output(), here);
      outputs = outputs.join(out);
      Variables variables = left.variables().with(here.assignments(state.assign()));
      edges.add(new Edge(otherwise, new Frame(out, variables)));
    }
    if (!state.outputPath().isAbsent() && !ChoiceInterpreter.isDead(onward)) {
      // Of what one way lacks and another has, it is told once, for all of them.
      effective.at(StateInterpreter.combined(effective.at(onward))).pathField(state.outputPath());
    }
    return new Step(null, outputs, Type.never(), edges, taken);
  }

  private static Flaw noChoiceMatched(ChoiceState state, Happens certainty, Type found) {
    return new Flaw(
        Flaw.Kind.NO_CHOICE_MATCHED,
        certainty,
        "States.NoChoiceMatched",
        state,
        state.nameNode(),
        state.pointer(),
        null,
        Slot.EFFECTIVE_INPUT,
        0,
        found,
        "");
  }

  private static void condition(Type value, PayloadTemplate condition, StateEvaluator effective) {
    if (!value.isNever() && !value.mayBe(Kind.BOOLEAN)) {
      effective
          .flaws()
          .wrongKind(condition, Happens.MUST, "States.QueryEvaluationError", value, "a boolean");
    }
  }

  private static Happens happens(Environment left, Environment holds, Environment fails) {
    if (ChoiceInterpreter.isDead(left) || ChoiceInterpreter.isDead(holds)) {
      return Happens.NO;
    }
    return ChoiceInterpreter.isDead(fails) ? Happens.MUST : Happens.MAY;
  }

  private static Type chosen(
      ChoiceState state, @Nullable PayloadTemplate output, StateEvaluator here) {
    return output != null
        ? here.template(output)
        : here.at(StateInterpreter.combined(here)).silent().pathField(state.outputPath());
  }

  private static @Nullable Transition transition(State state, @Nullable Node next) {
    for (Transition transition : state.transitions()) {
      if (transition.node() == next) {
        return transition;
      }
    }
    return null;
  }
}
