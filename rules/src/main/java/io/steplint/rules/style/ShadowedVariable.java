package io.steplint.rules.style;

import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.State;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.query.jsonata.JsonataExpression;
import io.steplint.query.jsonata.StateExpression;
import io.steplint.query.jsonata.SubExpressions;
import io.steplint.rules.Assignments;
import io.steplint.rules.Expressions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** A variable of an expression with the name of a variable of the workflow. */
public final class ShadowedVariable implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of("shadowed-variable", Category.STYLE, "a local variable that hides an outer one")
          .severity(Severity.INFO)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    Map<String, PayloadTemplate.Member> assigned = new HashMap<>();
    for (State state : machine.definition().allStates()) {
      for (PayloadTemplate.Member member : Assignments.of(state)) {
        assigned.putIfAbsent(member.name(), member);
      }
    }
    if (assigned.isEmpty()) {
      return;
    }
    for (Expressions.Use use : Expressions.of(machine)) {
      StateExpression jsonata = use.expression().jsonata();
      if (jsonata != null) {
        check(use, jsonata.expression(), assigned, sink);
      }
    }
  }

  private static void check(
      Expressions.Use use,
      JsonataExpression root,
      Map<String, PayloadTemplate.Member> assigned,
      Sink sink) {
    Deque<JsonataExpression> open = new ArrayDeque<>();
    open.add(root);
    while (!open.isEmpty()) {
      JsonataExpression next = open.remove();
      open.addAll(SubExpressions.of(next));
      if (next.kind() != JsonataExpression.Kind.BIND) {
        continue;
      }
      JsonataExpression.Bind bind = (JsonataExpression.Bind) next;
      PayloadTemplate.Member variable = assigned.get(bind.target().name());
      if (variable != null) {
        sink.at(use.expression(), bind.start(), bind.start() + bind.target().name().length() + 1)
            .message(
                "$" + bind.target().name() + " hides the variable of the workflow with this name")
            .why("Its value is gone with the expression: only Assign keeps one")
            .help("give it another name")
            .related(variable.key().location(), "the variable of the workflow")
            .must();
      }
    }
  }
}
