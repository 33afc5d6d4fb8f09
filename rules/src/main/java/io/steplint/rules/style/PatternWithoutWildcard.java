package io.steplint.rules.style;

import io.steplint.asl.ChoiceState;
import io.steplint.asl.Comparison;
import io.steplint.asl.ComparisonOperator;
import io.steplint.asl.State;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;

/** A pattern that stands for one text only. */
public final class PatternWithoutWildcard implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "pattern-without-wildcard",
              Category.STYLE,
              "StringMatches with a pattern that has no wildcard")
          .why("A reader looks for the variety that the rule does not have")
          .severity(Severity.INFO)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (State state : machine.definition().allStates()) {
      if (state instanceof ChoiceState choice) {
        for (ChoiceState.Rule rule : choice.rules()) {
          if (rule.comparison() != null) {
            check(rule.comparison(), sink);
          }
        }
      }
    }
  }

  private static void check(Comparison comparison, Sink sink) {
    switch (comparison.kind()) {
      case AND -> ((Comparison.And) comparison).operands().forEach(c -> check(c, sink));
      case OR -> ((Comparison.Or) comparison).operands().forEach(c -> check(c, sink));
      case NOT -> check(((Comparison.Not) comparison).operand(), sink);
      case TEST -> {
        Comparison.Test test = (Comparison.Test) comparison;
        String pattern = test.operand().literal();
        if (test.operator() == ComparisonOperator.STRING_MATCHES
            && pattern != null
            && pattern.indexOf('*') < 0
            && pattern.indexOf('\\') < 0) {
          sink.at(test.operand())
              .message("This pattern has no '*': it matches one text only")
              .help("use StringEquals")
              .must();
        }
      }
      case OPAQUE -> {}
    }
  }
}
