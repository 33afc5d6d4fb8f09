package io.steplint.rules.dataflow;

import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.query.jsonata.JsonataExpression;
import io.steplint.query.jsonata.StateExpression;
import io.steplint.rules.Expressions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A field of a state whose JSONata is a constant of a kind that the field does not take. */
public final class ConstantOfWrongKind implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "constant-of-wrong-kind",
              Category.DATAFLOW,
              "a constant in JSONata of a kind that its field does not accept")
          .severity(Severity.ERROR)
          .speaksBefore("type-mismatch")
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static final Set<String> NUMBERS =
      Set.of(
          "TimeoutSeconds",
          "HeartbeatSeconds",
          "MaxConcurrency",
          "ToleratedFailureCount",
          "ToleratedFailurePercentage",
          "MaxItems",
          "MaxItemsPerBatch",
          "MaxInputBytesPerBatch");

  private static final Set<String> TEXTS = Set.of("Error", "Cause");

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (Expressions.Use use : Expressions.of(machine)) {
      StateExpression jsonata =
          use.role() == Expressions.Role.JSONATA ? use.expression().jsonata() : null;
      String taken = jsonata == null ? null : taken(use);
      String given = jsonata == null ? null : constant(jsonata.expression());
      if (taken != null && given != null && !taken.equals(given)) {
        sink.at(use.expression())
            .message(use.field() + " takes " + taken + ", and this is " + given)
            .why("The state fails with States.QueryEvaluationError")
            .help("write an expression that gives " + taken)
            .must();
      }
    }
  }

  /** What a field takes; null for fields that take anything, such as those of payloads. */
  private static @Nullable String taken(Expressions.Use use) {
    String field = use.field();
    if (NUMBERS.contains(field) && !isPayload(use)) {
      return "a number";
    }
    boolean own = use.expression().pointer().equals(use.state().pointer().child(field));
    return own && TEXTS.contains(field) ? "a string" : null;
  }

  /** Whether a field only has the name of one of the language, somewhere in what is sent. */
  private static boolean isPayload(Expressions.Use use) {
    String place = use.expression().pointer().toString();
    String state = use.state().pointer().toString();
    String inside = place.substring(state.length(), place.length() - use.field().length());
    return !Set.of("/", "/ItemReader/ReaderConfig/", "/ItemBatcher/").contains(inside);
  }

  /** What an expression is in every execution, as a phrase; null for all that is computed. */
  private static @Nullable String constant(JsonataExpression expression) {
    return switch (expression.kind()) {
      case STRING -> "a string";
      case NUMBER -> "a number";
      case BOOLEAN -> "a boolean";
      case NULL -> "null";
      case OBJECT -> "an object";
      case ARRAY -> "an array";
      case NEGATION -> "a number";
      default -> null;
    };
  }
}
