package io.steplint.rules.structure;

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

/** A pattern of StringMatches whose last character escapes nothing. */
public final class IncompletePattern implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "incomplete-pattern",
              Category.STRUCTURE,
              "a StringMatches pattern that ends in an open escape")
          .why("The escape stands for nothing, and the rule never matches what was meant")
          .severity(Severity.WARNING)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (State state : machine.definition().allStates()) {
      if (state instanceof ChoiceState choice) {
        for (Comparison.Test test : Tests.of(choice)) {
          String pattern = test.operand().literal();
          if (test.operator() == ComparisonOperator.STRING_MATCHES
              && pattern != null
              && endsOpen(pattern)) {
            sink.at(test.operand())
                .message("The pattern ends with a backslash that escapes nothing")
                .help("write two backslashes for one")
                .must();
          }
        }
      }
    }
  }

  private static boolean endsOpen(String pattern) {
    int backslashes = 0;
    while (backslashes < pattern.length()
        && pattern.charAt(pattern.length() - 1 - backslashes) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }
}
