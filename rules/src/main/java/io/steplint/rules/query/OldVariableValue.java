package io.steplint.rules.query;

import io.steplint.asl.Template;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.query.jsonata.Expression;
import io.steplint.query.jsonata.StateExpression;
import io.steplint.rules.Expressions;
import java.util.List;

/** An output that reads a variable which its own state assigns. */
public final class OldVariableValue implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "old-variable-value",
              Category.QUERY,
              "an Output that reads a variable which the same state assigns")
          .severity(Severity.INFO)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (Expressions.Use use : Expressions.of(machine)) {
      StateExpression jsonata = use.expression().jsonata();
      if (jsonata != null
          && use.state().assign() instanceof Template.ObjectTemplate own
          && isInOutput(use)) {
        report(use, jsonata, own.members(), sink);
      }
    }
  }

  private static boolean isInOutput(Expressions.Use use) {
    String output = use.state().pointer().child("Output").toString();
    String place = use.expression().pointer().toString();
    return place.equals(output) || place.startsWith(output + "/");
  }

  private static void report(
      Expressions.Use use, StateExpression jsonata, List<Template.Member> own, Sink sink) {
    // As a part of a computation it may well be the old value that is meant.
    if (jsonata.expression().kind() != Expression.Kind.VARIABLE) {
      return;
    }
    for (StateExpression.VariableReference read : jsonata.variables()) {
      for (Template.Member member : own) {
        if (member.name().equals(read.name())) {
          sink.at(use.expression(), read.start(), read.end())
              .message(
                  "$" + read.name() + " has its old value here: Assign takes effect afterwards")
              .help("write what Assign computes here as well")
              .related(member.key().location(), "the new value is for the states that follow")
              .must();
        }
      }
    }
  }
}
