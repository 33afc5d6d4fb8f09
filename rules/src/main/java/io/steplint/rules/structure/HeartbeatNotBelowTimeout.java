package io.steplint.rules.structure;

import io.steplint.asl.Expression;
import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.State;
import io.steplint.asl.TaskState;
import io.steplint.lint.Category;
import io.steplint.lint.FindingBuilder;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.query.jsonata.StateExpression;
import io.steplint.source.ScalarNode;
import io.steplint.typing.jsonata.JsonataTyping;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Task whose heartbeat is as long as its timeout, or longer. */
public final class HeartbeatNotBelowTimeout implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "heartbeat-not-below-timeout",
              Category.STRUCTURE,
              "a heartbeat that is not shorter than the timeout")
          .why("AWS refuses the definition")
          .help("make HeartbeatSeconds smaller, or TimeoutSeconds greater")
          .severity(Severity.ERROR)
          .severityIfMay(Severity.WARNING)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (State state : machine.definition().allStates()) {
      if (state instanceof TaskState task) {
        BigDecimal timeout = number(task.timeout());
        BigDecimal heartbeat = number(task.heartbeat());
        PayloadTemplate value = task.heartbeat();
        if (value != null
            && timeout != null
            && heartbeat != null
            && heartbeat.compareTo(timeout) >= 0) {
          FindingBuilder finding =
              sink.at(value.node())
                  .pointer(value.pointer())
                  .message("HeartbeatSeconds has to be smaller than TimeoutSeconds");
          if (isWritten(task.timeout()) && isWritten(value)) {
            finding.awsCode("SCHEMA_VALIDATION_FAILED").must();
          } else {
            // What expressions give is not looked at when the machine is created.
            finding.why("The heartbeat never runs out before the timeout does").may();
          }
        }
      }
    }
  }

  private static boolean isWritten(@Nullable PayloadTemplate value) {
    return value != null && value.scalar() != null && value.expression() == null;
  }

  /** The number that is written, or that a constant expression gives. */
  private static @Nullable BigDecimal number(@Nullable PayloadTemplate value) {
    Expression expression = value == null ? null : value.expression();
    StateExpression parsed = expression == null ? null : expression.jsonata();
    if (parsed != null) {
      Object constant = JsonataTyping.of(parsed.expression(), Map.of()).type().literalValue();
      return parsed.states().isEmpty() && constant instanceof BigDecimal number ? number : null;
    }
    ScalarNode scalar = value == null ? null : value.scalar();
    return scalar == null ? null : scalar.number();
  }
}
