package io.steplint.rules.structure;

import io.steplint.asl.ChoiceState;
import io.steplint.asl.Comparison;
import java.util.ArrayList;
import java.util.List;

/** The single comparisons of a Choice. */
final class Tests {

  private Tests() {}

  /** Every comparison of a value in the rules of a Choice, in document order. */
  static List<Comparison.Test> of(ChoiceState choice) {
    List<Comparison.Test> tests = new ArrayList<>();
    for (ChoiceState.Rule rule : choice.rules()) {
      Comparison comparison = rule.comparison();
      if (comparison != null) {
        collect(comparison, tests);
      }
    }
    return tests;
  }

  private static void collect(Comparison comparison, List<Comparison.Test> tests) {
    switch (comparison.kind()) {
      case AND -> ((Comparison.And) comparison).operands().forEach(c -> collect(c, tests));
      case OR -> ((Comparison.Or) comparison).operands().forEach(c -> collect(c, tests));
      case NOT -> collect(((Comparison.Not) comparison).operand(), tests);
      case TEST -> tests.add((Comparison.Test) comparison);
      case OPAQUE -> {}
    }
  }
}
