package io.steplint.rules.query;

import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.query.intrinsic.Intrinsic;
import io.steplint.query.intrinsic.IntrinsicFunction;
import io.steplint.rules.Expressions;
import java.util.Set;

/** An intrinsic function in ErrorPath or CausePath that does not give a text. */
public final class ErrorNotText implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of("error-not-text", Category.QUERY, "an Error or Cause that is not a string")
          .why("AWS refuses the definition")
          .severity(Severity.ERROR)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static final Set<IntrinsicFunction> TEXT =
      Set.of(
          IntrinsicFunction.FORMAT,
          IntrinsicFunction.JSON_TO_STRING,
          IntrinsicFunction.ARRAY_GET_ITEM,
          IntrinsicFunction.BASE64_ENCODE,
          IntrinsicFunction.BASE64_DECODE,
          IntrinsicFunction.HASH,
          IntrinsicFunction.UUID);

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (Expressions.Use use : Expressions.of(machine)) {
      Intrinsic.Call call = use.expression().intrinsic();
      if (use.role() == Expressions.Role.TEXT_PATH
          && call != null
          && !TEXT.contains(call.function())) {
        sink.at(use.expression())
            .message(
                "The field '"
                    + use.field()
                    + "' takes only functions that give a text, and "
                    + call.function().qualifiedName()
                    + " does not")
            .help("make a text of it with States.Format or States.JsonToString")
            .awsCode("SCHEMA_VALIDATION_FAILED")
            .must();
      }
    }
  }
}
