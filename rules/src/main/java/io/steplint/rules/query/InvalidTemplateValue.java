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
import io.steplint.source.ScalarNode;

/** A key that marks an expression, with a value that is no text. */
public final class InvalidTemplateValue implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "invalid-template-value",
              Category.QUERY,
              "a key that ends in .$ without a path as its value")
          .why("AWS refuses the definition")
          .severity(Severity.ERROR)
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
          check(member, sink);
        }
      }
    }
  }

  private static void check(PayloadTemplate.Member member, Sink sink) {
    boolean marked = !member.key().string().equals(member.name());
    ScalarNode scalar = member.value().node().asScalar();
    boolean undecided = scalar != null && scalar.isUnknown();
    if (marked && member.value().kind() == PayloadTemplate.Kind.OPAQUE && !undecided) {
      sink.at(member.value().node())
          .message(
              "The value for the field '"
                  + member.key().string()
                  + "' must be a valid JSONPath or a valid intrinsic function call")
          .help("take '.$' away from the key to pass the value as it is")
          .awsCode("SCHEMA_VALIDATION_FAILED")
          .must();
    }
  }
}
