package io.steplint.rules.query;

import io.steplint.lint.Category;
import io.steplint.lint.FindingBuilder;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.query.jsonata.JsonataExpression;
import io.steplint.query.jsonata.StateExpression;
import io.steplint.query.jsonata.SubExpressions;
import io.steplint.rules.Expressions;

/** A path that goes on behind a predicate of an array constructor. */
public final class UnwrappedBeforePath implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "unwrapped-before-path",
              Category.QUERY,
              "a field of what a predicate leaves of an array constructor")
          .why(
              "Where the predicate leaves one element, JSONata unwraps it too early and the path"
                  + " reads nothing of it")
          .severity(Severity.WARNING)
          .speaksBefore("type-mismatch", "missing-path")
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (Expressions.Use use : Expressions.of(machine)) {
      StateExpression parsed = use.expression().jsonata();
      if (parsed != null) {
        visit(parsed.expression(), use, sink);
      }
    }
  }

  private static void visit(JsonataExpression node, Expressions.Use use, Sink sink) {
    if (node instanceof JsonataExpression.Path path && path.steps().size() > 1) {
      JsonataExpression.Step first = path.steps().get(0);
      boolean filtered = first.stages().stream().anyMatch(stage -> stage.predicate() != null);
      if (first.expression() instanceof JsonataExpression.Array array && filtered) {
        String text = use.expression().text();
        String written = text.substring(array.start(), array.end());
        boolean brief = written.length() <= 60;
        FindingBuilder finding =
            sink.at(use.expression(), path.start(), path.end())
                .message("Of the one element that the predicate leaves, the path reads nothing")
                .help(
                    "put the array between parentheses: ("
                        + (brief ? written : "[…]")
                        + ")"
                        + text.substring(array.end(), path.end()));
        finding.may();
      }
    }
    for (JsonataExpression child : SubExpressions.of(node)) {
      visit(child, use, sink);
    }
  }
}
