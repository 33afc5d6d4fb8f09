package io.steplint.rules.nested;

import io.steplint.lint.Category;
import io.steplint.lint.FindingBuilder;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.rules.Flaws;
import io.steplint.text.Nearest;
import io.steplint.type.ObjectShape;
import java.util.Set;
import java.util.TreeSet;

/** A field of the Output of a child that the child does not return. */
public final class ChildOutputHasNoField implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "child-output-has-no-field",
              Category.NESTED,
              "a field that the child workflow never returns")
          .why("The state fails when it reads the field, after the child has done its work")
          .severity(Severity.ERROR)
          .severityIfMay(Severity.WARNING)
          .speaksBefore("missing-path")
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (Flaws.Sorted sorted : Flaws.of(machine, Flaws.Subject.CHILD_FIELD)) {
      String missing = Flaws.missing(sorted.flaw());
      FindingBuilder finding =
          NestedStarts.at(sink, sorted)
              .message(
                  "The child "
                      + (sorted.flaw().isMust() ? "never returns" : "does not always return")
                      + " \""
                      + missing
                      + "\": "
                      + Flaws.before(sorted.flaw())
                      + " is "
                      + Flaws.brief(sorted.flaw().found()));
      Set<String> names = new TreeSet<>();
      for (ObjectShape shape : sorted.flaw().found().objects()) {
        names.addAll(shape.fields().keySet());
      }
      String nearest = Nearest.to(missing, names);
      finding.help(
          nearest == null
              ? "read a field that the child returns, or let the child return this one"
              : "perhaps \"" + nearest + "\" is meant");
      NestedStarts.show(finding, machine, sorted.task());
      NestedStarts.report(finding, sorted);
    }
  }
}
