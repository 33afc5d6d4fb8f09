package io.steplint.rules.style;

import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.State;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.rules.Assignments;
import io.steplint.rules.Expressions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A variable that nothing reads. */
public final class UnusedVariable implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of("unused-variable", Category.STYLE, "a variable that is assigned and never read")
          .why("It counts against the quota of variables, and a reader looks for its use")
          .severity(Severity.INFO)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    List<Expressions.Use> uses = Expressions.of(machine);
    for (Expressions.Use use : uses) {
      if (!use.expression().isKnown()) {
        return; // what a deployment fills in may read any variable
      }
    }
    Set<String> told = new HashSet<>();
    for (State state : machine.definition().allStates()) {
      for (PayloadTemplate.Member member : Assignments.of(state)) {
        String name = member.key().literal() == null ? null : member.name();
        if (name != null && !isRead(name, uses) && told.add(name)) {
          sink.at(member.key())
              .message("Nothing reads the variable '" + name + "'")
              .help("remove the assignment")
              .must();
        }
      }
    }
  }

  private static boolean isRead(String name, List<Expressions.Use> uses) {
    String reference = "$" + name;
    for (Expressions.Use use : uses) {
      String text = use.expression().text();
      for (int at = text.indexOf(reference); at >= 0; at = text.indexOf(reference, at + 1)) {
        int end = at + reference.length();
        if (end == text.length() || !Character.isUnicodeIdentifierPart(text.codePointAt(end))) {
          return true;
        }
      }
    }
    return false;
  }
}
