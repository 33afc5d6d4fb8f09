package io.steplint.rules.structure;

import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.State;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.rules.Assignments;
import org.jspecify.annotations.Nullable;

/** A variable with a name that is no identifier, too long or reserved. */
public final class InvalidVariableName implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "invalid-variable-name",
              Category.STRUCTURE,
              "a variable name that Step Functions rejects")
          .why("AWS refuses the definition")
          .help("begin with a letter and go on with letters, digits and underscores")
          .severity(Severity.ERROR)
          .speaksBefore("path-not-evaluated", "unused-variable")
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static final int MAX_LENGTH = 80;

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (State state : machine.definition().allStates()) {
      for (PayloadTemplate.Member member : Assignments.of(state)) {
        String key = member.key().literal();
        String problem = key == null ? null : problem(member.name());
        if (problem != null) {
          sink.at(member.key()).message(problem).awsCode("SCHEMA_VALIDATION_FAILED").must();
        }
      }
    }
  }

  private static @Nullable String problem(String name) {
    if (name.equals("states")) {
      return "The name 'states' is reserved";
    }
    if (name.codePointCount(0, name.length()) > MAX_LENGTH) {
      return "The name of a variable has at most 80 characters";
    }
    if (!isIdentifier(name)) {
      return "The name of a variable is a letter followed by letters, digits and underscores";
    }
    return null;
  }

  private static boolean isIdentifier(String name) {
    if (name.isEmpty()) {
      return false;
    }
    int first = name.codePointAt(0);
    if (!Character.isUnicodeIdentifierStart(first) && first != '_') {
      return false;
    }
    for (int i = 0; i < name.length(); i += Character.charCount(name.codePointAt(i))) {
      int c = name.codePointAt(i);
      if (!Character.isUnicodeIdentifierPart(c) || Character.isIdentifierIgnorable(c)) {
        return false;
      }
    }
    return true;
  }
}
