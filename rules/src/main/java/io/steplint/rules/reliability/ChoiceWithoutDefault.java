package io.steplint.rules.reliability;

import io.steplint.asl.ChoiceState;
import io.steplint.asl.Comparison;
import io.steplint.asl.ComparisonOperator;
import io.steplint.asl.Expression;
import io.steplint.asl.State;
import io.steplint.asl.Template;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.source.ScalarNode;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A Choice that fails where none of its rules holds. */
public final class ChoiceWithoutDefault implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "choice-without-default",
              Category.RELIABILITY,
              "a Choice that says nothing of all other cases")
          .severity(Severity.INFO)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  /** Letters of the delimiters around JSONata. */
  private static final int DELIMITERS = 4;

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (State state : machine.definition().allStates()) {
      if (state instanceof ChoiceState choice
          && !choice.rules().isEmpty()
          && !choice.node().has("Default")
          && !coversAll(choice)) {
        sink.at(choice)
            .message("Where no rule holds, this Choice fails with States.NoChoiceMatched")
            .help("add Default, for example with a Fail state that says what was unexpected")
            .may();
      }
    }
  }

  /** Whether a rule always holds, or one holds where another does not. */
  private static boolean coversAll(ChoiceState choice) {
    Set<String> seen = new HashSet<>();
    for (ChoiceState.Rule rule : choice.rules()) {
      String test = test(rule);
      String opposite = test == null ? null : opposite(test);
      if ("true".equals(test) || (opposite != null && seen.contains(opposite))) {
        return true;
      }
      if (test != null) {
        seen.add(test);
      }
    }
    return false;
  }

  /** When a rule holds, as a word that {@link #opposite} can negate; null for all else. */
  private static @Nullable String test(ChoiceState.Rule rule) {
    Comparison comparison = rule.comparison();
    if (comparison != null) {
      return test(comparison);
    }
    Template condition = rule.condition();
    if (condition == null) {
      return null;
    }
    Expression expression = condition.expression();
    ScalarNode constant = condition.scalar();
    if (expression == null) {
      return constant == null || constant.booleanValue() == null ? null : constant.string();
    }
    String text = expression.text();
    return expression.isKnown() && text.length() > DELIMITERS
        ? text.substring(DELIMITERS / 2, text.length() - DELIMITERS / 2).strip()
        : null;
  }

  private static @Nullable String test(Comparison comparison) {
    if (comparison instanceof Comparison.Not not) {
      String inner = test(not.operand());
      return inner == null ? null : opposite(inner);
    }
    if (!(comparison instanceof Comparison.Test test) || test.operandPath() != null) {
      return null;
    }
    String subject = test.variable().text() + ' ' + test.operator();
    if (test.operator().operand() != ComparisonOperator.Operand.BOOLEAN) {
      return subject + ' ' + test.operand().string();
    }
    Boolean operand = test.operand().booleanValue();
    return operand == null ? null : operand ? subject : opposite(subject);
  }

  private static String opposite(String test) {
    return test.startsWith("$not(") && test.endsWith(")")
        ? test.substring("$not(".length(), test.length() - 1)
        : "$not(" + test + ")";
  }
}
