package io.steplint.rules.dataflow;

import io.steplint.asl.Catcher;
import io.steplint.asl.ChoiceState;
import io.steplint.asl.Expression;
import io.steplint.asl.PathField;
import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.State;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.rules.VariableReads;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An output that reads a variable which the same state assigns. */
public final class OldVariableValue implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "old-variable-value",
              Category.DATAFLOW,
              "a variable that is read in the state that assigns it")
          .severity(Severity.WARNING)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (State state : machine.definition().allStates()) {
      Map<String, String> assigned = names(state.assign());
      if (!assigned.isEmpty()) {
        check(state.output(), assigned, sink);
        check(state.resultSelector(), assigned, sink);
        check(state.outputPath(), assigned, sink);
      }
      for (Catcher catcher : state.catchers()) {
        check(catcher.output(), names(catcher.assign()), sink);
      }
      if (state instanceof ChoiceState choice) {
        for (ChoiceState.Rule rule : choice.rules()) {
          check(rule.output(), names(rule.assign()), sink);
        }
      }
    }
  }

  /** The variables that are assigned, each with the text of its expression; empty for none. */
  private static Map<String, String> names(@Nullable PayloadTemplate assign) {
    Map<String, String> names = new TreeMap<>();
    if (assign instanceof PayloadTemplate.ObjectTemplate object) {
      for (PayloadTemplate.Member member : object.members()) {
        Expression expression = member.value().expression();
        names.put(member.name(), expression == null ? "" : inner(expression));
      }
    }
    return names;
  }

  private static String inner(Expression expression) {
    String text = expression.text();
    return expression.kind() == Expression.Kind.JSONATA && text.length() >= 4
        ? text.substring(2, text.length() - 2).strip()
        : text;
  }

  private static void check(PathField field, Map<String, String> assigned, Sink sink) {
    if (field.expression() != null) {
      check(field.expression(), assigned, sink);
    }
  }

  private static void check(
      @Nullable PayloadTemplate template, Map<String, String> assigned, Sink sink) {
    if (template == null || assigned.isEmpty()) {
      return;
    }
    switch (template.kind()) {
      case EXPRESSION -> check(((PayloadTemplate.Evaluated) template).expression(), assigned, sink);
      case OBJECT -> {
        for (PayloadTemplate.Member member :
            ((PayloadTemplate.ObjectTemplate) template).members()) {
          check(member.value(), assigned, sink);
        }
      }
      case ARRAY -> {
        for (PayloadTemplate item : ((PayloadTemplate.ArrayTemplate) template).items()) {
          check(item, assigned, sink);
        }
      }
      case LITERAL, OPAQUE -> {}
    }
  }

  private static void check(Expression expression, Map<String, String> assigned, Sink sink) {
    for (String name : VariableReads.of(expression)) {
      String anew = assigned.get(name);
      // Whoever repeats the expression means the new value, and gets it.
      if (anew != null && (anew.isEmpty() || !expression.text().contains(anew))) {
        sink.at(expression.node())
            .pointer(expression.pointer())
            .message("$" + name + " is read as it was before this state, which assigns it anew")
            .why("Assign and the output are evaluated side by side")
            .help("repeat the expression of Assign here, or read the variable in the next state")
            .subject(name)
            .must();
      }
    }
  }
}
