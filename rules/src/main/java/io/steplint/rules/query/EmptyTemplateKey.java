package io.steplint.rules.query;

import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.QueryLanguage;
import io.steplint.asl.State;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.rules.TemplateMembers;

/** A key of a payload template that is nothing but the marker of a path. */
public final class EmptyTemplateKey implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "empty-template-key", Category.QUERY, "a payload template key that is only \".$\"")
          .why("The value arrives under a name without letters")
          .severity(Severity.WARNING)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (State state : machine.definition().allStates()) {
      if (state.queryLanguage() == QueryLanguage.JSONPATH) {
        for (PayloadTemplate.Member member : TemplateMembers.of(state)) {
          if (".$".equals(member.key().literal())) {
            sink.at(member.key())
                .message("Without its marker this key is empty")
                .help("write the name of the field before '.$'")
                .must();
          }
        }
      }
    }
  }
}
