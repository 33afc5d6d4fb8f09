package io.steplint.rules.query;

import io.steplint.asl.Catcher;
import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.QueryLanguage;
import io.steplint.asl.Retrier;
import io.steplint.asl.State;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.rules.PayloadTemplates;
import io.steplint.source.Node;
import io.steplint.source.ScalarNode;

/** A text with delimiters of JSONata where nothing evaluates it. */
public final class ExpressionNotEvaluated implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "expression-not-evaluated",
              Category.QUERY,
              "a JSONata expression that is passed on as a string")
          .why("The text of the expression arrives in the place of its value")
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
        for (PayloadTemplate template : PayloadTemplates.of(state)) {
          check(template, true, sink);
        }
      } else if (state.isJsonata()) {
        for (PayloadTemplate template : PayloadTemplates.of(state)) {
          check(template, false, sink);
        }
        constants(state, sink);
      }
    }
  }

  /** Fields that are constants in either language. */
  private static void constants(State state, Sink sink) {
    for (Retrier retrier : state.retriers()) {
      for (ScalarNode error : retrier.errors()) {
        constant(error, sink);
      }
    }
    for (Catcher catcher : state.catchers()) {
      for (ScalarNode error : catcher.errors()) {
        constant(error, sink);
      }
    }
  }

  private static void constant(ScalarNode node, Sink sink) {
    String text = node.literal();
    if (text != null && text.startsWith("{%")) {
      sink.at(node).message("Names of errors are not evaluated: this is compared as a text").must();
    }
  }

  private static void check(PayloadTemplate template, boolean jsonPath, Sink sink) {
    switch (template.kind()) {
      case OBJECT -> {
        for (PayloadTemplate.Member member :
            ((PayloadTemplate.ObjectTemplate) template).members()) {
          check(member.value(), jsonPath, sink);
        }
      }
      case ARRAY -> {
        for (PayloadTemplate item : ((PayloadTemplate.ArrayTemplate) template).items()) {
          check(item, jsonPath, sink);
        }
      }
      case LITERAL -> literal(template.node(), jsonPath, sink);
      case EXPRESSION, OPAQUE -> {}
    }
  }

  private static void literal(Node node, boolean jsonPath, Sink sink) {
    ScalarNode scalar = node.asString();
    String text = scalar == null ? null : scalar.literal();
    if (text != null) {
      String trimmed = text.strip();
      boolean opens = trimmed.startsWith("{%");
      boolean closes = trimmed.endsWith("%}");
      if (opens && closes || !jsonPath && (opens || closes)) {
        sink.at(node)
            .message("This is passed on as a text, although it looks like JSONata")
            .help(
                jsonPath
                    ? "set \"QueryLanguage\": \"JSONata\" in this state, or use a path"
                    : "let the text start with '{%' and end with '%}', without blanks around them")
            .must();
      }
    }
  }
}
