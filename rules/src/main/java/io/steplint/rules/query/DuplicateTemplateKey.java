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
import java.util.HashMap;
import java.util.Map;

/** Two members of a payload template with the same name once the marker of a path is taken away. */
public final class DuplicateTemplateKey implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "duplicate-template-key",
              Category.QUERY,
              "two keys of a payload template that produce the same field")
          .why("AWS refuses the definition, or one of the two values is lost")
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
        for (PayloadTemplate.ObjectTemplate object : TemplateMembers.objects(state)) {
          check(object, sink);
        }
      }
    }
  }

  private static void check(PayloadTemplate.ObjectTemplate object, Sink sink) {
    Map<String, PayloadTemplate.Member> seen = new HashMap<>();
    for (PayloadTemplate.Member member : object.members()) {
      PayloadTemplate.Member first = seen.putIfAbsent(member.name(), member);
      if (first != null) {
        sink.at(member.key())
            .message("Two keys give the field '" + member.name() + "'")
            .help("keep the constant or the path")
            .related(first.key().location(), "the other one")
            .awsCode("SCHEMA_VALIDATION_FAILED")
            .must();
      }
    }
  }
}
