package io.steplint.rules.structure;

import io.steplint.asl.QueryLanguage;
import io.steplint.asl.State;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.source.ScalarNode;

/** A state that wants JSONPath where the machine is in JSONata. */
public final class QueryLanguageDowngrade implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "query-language-downgrade",
              Category.STRUCTURE,
              "a JSONPath state in a JSONata state machine")
          .why("AWS refuses the definition")
          .severity(Severity.ERROR)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    if (machine.definition().queryLanguage() != QueryLanguage.JSONATA) {
      return;
    }
    for (State state : machine.definition().allStates()) {
      ScalarNode language = state.node().string("QueryLanguage");
      if (language != null && "JSONPath".equals(language.literal())) {
        sink.at(language)
            .message(
                "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine")
            .help(
                "leave the machine in JSONPath and set JSONata in each state that is ready for it")
            .awsCode("SCHEMA_VALIDATION_FAILED")
            .must();
      }
    }
  }
}
