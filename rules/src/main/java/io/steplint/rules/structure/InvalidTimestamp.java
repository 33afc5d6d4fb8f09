package io.steplint.rules.structure;

import io.steplint.asl.ChoiceState;
import io.steplint.asl.Comparison;
import io.steplint.asl.ComparisonOperator;
import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.State;
import io.steplint.asl.WaitState;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.source.ScalarNode;
import org.jspecify.annotations.Nullable;

/** A constant timestamp that does not follow RFC 3339 as the service reads it. */
public final class InvalidTimestamp implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of("invalid-timestamp", Category.STRUCTURE, "a timestamp that is not valid")
          .why("AWS refuses the definition")
          .severity(Severity.ERROR)
          .speaksBefore("fixed-timestamp")
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (State state : machine.definition().allStates()) {
      if (state instanceof WaitState wait) {
        PayloadTemplate timestamp = wait.timestamp();
        if (timestamp != null && timestamp.kind() == PayloadTemplate.Kind.LITERAL) {
          check(timestamp.scalar(), sink);
        }
      }
      if (state instanceof ChoiceState choice) {
        for (ChoiceState.Rule rule : choice.rules()) {
          Comparison comparison = rule.comparison();
          if (comparison != null) {
            check(comparison, sink);
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
        if (test.operator().operand() == ComparisonOperator.Operand.TIMESTAMP
            && test.operandPath() == null) {
          check(test.operand(), sink);
        }
      }
      case OPAQUE -> {}
    }
  }

  private static void check(@Nullable ScalarNode value, Sink sink) {
    String text = value == null ? null : value.literal();
    if (value != null && text != null && !Timestamps.isValid(text)) {
      sink.at(value)
          .message("String does not match RFC3339 timestamp")
          .help("write it as 2026-01-31T09:30:00Z or 2026-01-31T09:30:00+01:00")
          .awsCode("SCHEMA_VALIDATION_FAILED")
          .must();
    }
  }
}
