package io.steplint.rules.query;

import io.steplint.asl.ChoiceState;
import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.State;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.query.jsonata.JsonataExpression;
import io.steplint.query.jsonata.StateExpression;
import io.steplint.type.Kind;
import io.steplint.type.ObjectShape;
import io.steplint.type.Type;
import io.steplint.typing.Happens;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A Condition that negates what may not be there, and is then undefined instead of true. */
public final class UndefinedCondition implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "undefined-condition",
              Category.QUERY,
              "a condition that is undefined where a value is missing")
          .severity(Severity.WARNING)
          .speaksBefore("type-mismatch")
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static final Set<String> FUNCTIONS = Set.of("not", "boolean");

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (State state : machine.definition().allStates()) {
      if (state instanceof ChoiceState choice && state.isJsonata()) {
        for (ChoiceState.Rule rule : choice.rules()) {
          check(rule.condition(), machine.flow().of(state).input(), sink);
        }
      }
    }
  }

  private static void check(@Nullable PayloadTemplate condition, Type input, Sink sink) {
    io.steplint.asl.Expression expression = condition == null ? null : condition.expression();
    StateExpression parsed = expression == null ? null : expression.jsonata();
    if (expression == null
        || parsed == null
        || !(parsed.expression() instanceof JsonataExpression.Call call)
        || call.arguments().size() != 1
        || !(call.procedure() instanceof JsonataExpression.Variable function)
        || !FUNCTIONS.contains(function.name())) {
      return;
    }
    JsonataExpression argument = call.arguments().get(0);
    if (!mayBeMissing(argument, input)) {
      return;
    }
    String read = expression.text().substring(argument.start(), argument.end());
    sink.at(expression.node())
        .pointer(expression.pointer())
        .message(
            "Where "
                + read
                + " is missing, $"
                + function.name()
                + " of it is undefined, neither true nor false")
        .why("The state fails with States.QueryEvaluationError")
        .help("write $" + function.name() + "($exists(" + read + ") and " + read + ")")
        .may();
  }

  /** Whether an expression is a plain path into the input that may lead to nothing. */
  private static boolean mayBeMissing(JsonataExpression argument, Type input) {
    if (!(argument instanceof JsonataExpression.Path path)
        || path.steps().size() < 3
        || !(path.steps().get(0).expression() instanceof JsonataExpression.Variable root)
        || !root.name().equals("states")) {
      return false;
    }
    List<String> names = new ArrayList<>();
    for (JsonataExpression.Step step : path.steps().subList(1, path.steps().size())) {
      if (!(step.expression() instanceof JsonataExpression.Name name) || !step.stages().isEmpty()) {
        return false;
      }
      names.add(name.name());
    }
    return names.get(0).equals("input")
        && isMissing(input, names.subList(1, names.size())) == Happens.MAY;
  }

  private static Happens isMissing(Type input, List<String> names) {
    Type at = input;
    boolean may = false;
    for (String name : names) {
      Type next = Type.never();
      for (ObjectShape shape : at.objects()) {
        next = next.join(shape.field(name).type());
        may |= !shape.field(name).isRequired();
      }
      may |= !at.without(Kind.OBJECT).isNever();
      if (next.isNever()) {
        return Happens.MUST;
      }
      at = next;
    }
    return may ? Happens.MAY : Happens.NO;
  }
}
