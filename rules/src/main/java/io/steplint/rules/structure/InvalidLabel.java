package io.steplint.rules.structure;

import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.schema.Violation;
import java.util.HashSet;
import java.util.Set;

/** A label of a Distributed Map that cannot be part of a name. */
public final class InvalidLabel implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of("invalid-label", Category.STRUCTURE, "a Map label that Step Functions rejects")
          .why("AWS refuses the definition")
          .help("use letters, digits, - and _")
          .severity(Severity.ERROR)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    Set<String> reported = new HashSet<>();
    for (Violation violation : SchemaViolations.of(machine).flaws(SchemaViolations.Flaw.LABEL)) {
      if (!reported.add(violation.pointer().toString())) {
        continue;
      }
      String problem =
          switch (violation.keyword()) {
            case "minLength" -> "A label cannot be empty";
            case "maxLength" -> "A label has at most 40 characters";
            default ->
                "A label holds no blanks, control characters or any of ?*<>{}[]:;,\\|^~$#%&`\"";
          };
      sink.at(violation.node()).message(problem).awsCode("INVALID_LABEL_NAME").must();
    }
  }
}
