package io.steplint.rules.structure;

import io.steplint.asl.ChoiceState;
import io.steplint.asl.Comparison;
import io.steplint.asl.ComparisonOperator;
import io.steplint.asl.Expression;
import io.steplint.asl.State;
import io.steplint.lint.Category;
import io.steplint.lint.FindingBuilder;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.rules.Places;
import io.steplint.source.Node;
import io.steplint.source.ScalarNode;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A rule that an earlier one always forestalls, or that contradicts itself. */
public final class DeadChoice implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of("dead-choice", Category.STRUCTURE, "a Choice rule that is never taken")
          .why("What was meant to happen there never does")
          .help("remove the rule, or change its condition")
          .severity(Severity.WARNING)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (State state : machine.definition().allStates()) {
      if (state instanceof ChoiceState choice) {
        Set<ChoiceState.Rule> told = Collections.newSetFromMap(new IdentityHashMap<>());
        check(choice, machine, sink, told);
        DeadChoiceByFlow.check(choice, machine, sink, told);
      }
    }
  }

  private static void check(
      ChoiceState choice, MachineFacts machine, Sink sink, Set<ChoiceState.Rule> told) {
    Map<String, ChoiceState.Rule> seen = new HashMap<>();
    ChoiceState.Rule always = null;
    for (ChoiceState.Rule rule : choice.rules()) {
      if (always != null) {
        told.add(rule);
        report(rule, machine, sink, "An earlier rule always holds", always);
        continue;
      }
      String condition = condition(rule);
      ChoiceState.Rule same = condition == null ? null : seen.putIfAbsent(condition, rule);
      if (same != null) {
        told.add(rule);
        report(rule, machine, sink, "An earlier rule has the same condition", same);
      } else if (rule.comparison() != null && contradicts(rule.comparison())) {
        told.add(rule);
        report(rule, machine, sink, "The comparisons of this rule contradict each other", null);
      }
      always = isAlways(rule) ? rule : null;
    }
  }

  private static void report(
      ChoiceState.Rule rule,
      MachineFacts machine,
      Sink sink,
      String why,
      ChoiceState.@Nullable Rule other) {
    FindingBuilder finding =
        Places.at(sink, machine, rule.pointer(), rule.node())
            .message(
                "This rule never decides: "
                    + why.substring(0, 1).toLowerCase(Locale.ROOT)
                    + why.substring(1));
    if (other != null) {
      Node node = other.node();
      finding.related(node.source().locate(node.start(), node.start() + 1), "the earlier rule");
    }
    finding.must();
  }

  private static boolean isAlways(ChoiceState.Rule rule) {
    ScalarNode constant = rule.condition() == null ? null : rule.condition().scalar();
    return constant != null && Boolean.TRUE.equals(constant.booleanValue());
  }

  private static @Nullable String condition(ChoiceState.Rule rule) {
    if (rule.condition() != null) {
      Expression expression = rule.condition().expression();
      return expression == null || !expression.isKnown() ? null : expression.text();
    }
    StringBuilder text = new StringBuilder();
    return rule.comparison() != null && write(rule.comparison(), text) ? text.toString() : null;
  }

  /** Writes a comparison; false where a part of it is not known. */
  private static boolean write(Comparison comparison, StringBuilder out) {
    out.append(comparison.kind()).append('(');
    boolean known =
        switch (comparison.kind()) {
          case AND -> writeAll(((Comparison.And) comparison).operands(), out);
          case OR -> writeAll(((Comparison.Or) comparison).operands(), out);
          case NOT -> write(((Comparison.Not) comparison).operand(), out);
          case TEST -> writeTest((Comparison.Test) comparison, out);
          case OPAQUE -> false;
        };
    out.append(')');
    return known;
  }

  private static boolean writeAll(List<Comparison> comparisons, StringBuilder out) {
    for (Comparison comparison : comparisons) {
      if (!write(comparison, out)) {
        return false;
      }
    }
    return true;
  }

  private static boolean writeTest(Comparison.Test test, StringBuilder out) {
    ScalarNode operand = test.operand();
    out.append(test.variable().text())
        .append('\n')
        .append(test.operator())
        .append(test.operandPath() == null ? "" : "Path")
        .append('\n')
        .append(operand.kind())
        .append(operand.string())
        .append('\n');
    boolean decided = !operand.isUnknown() && (!operand.isString() || operand.literal() != null);
    return test.variable().isKnown() && decided;
  }

  /** Whether one value is to equal two different constants at once. */
  private static boolean contradicts(Comparison comparison) {
    if (!(comparison instanceof Comparison.And and)) {
      return false;
    }
    Map<String, String> wanted = new HashMap<>();
    for (Comparison operand : and.operands()) {
      if (operand instanceof Comparison.Test test
          && test.operator().relation() == ComparisonOperator.Relation.EQUALS
          && test.operator().operand() != ComparisonOperator.Operand.TIMESTAMP
          && test.operandPath() == null
          && test.variable().isKnown()
          && test.variable().path() != null
          && test.variable().path().isReferencePath()) {
        ScalarNode value = test.operand();
        if (value.isUnknown() || (value.isString() && value.literal() == null)) {
          continue;
        }
        String text =
            value.number() != null
                ? value.number().stripTrailingZeros().toPlainString()
                : value.string();
        String other = wanted.putIfAbsent(test.variable().text(), test.operator().operand() + text);
        if (other != null && !other.equals(test.operator().operand() + text)) {
          return true;
        }
      }
    }
    return false;
  }
}
