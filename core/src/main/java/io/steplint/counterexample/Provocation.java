package io.steplint.counterexample;

import io.steplint.execution.ExecutionStep;
import io.steplint.flow.Flaw;
import io.steplint.flow.Slot;
import io.steplint.query.jsonata.StateExpression;
import io.steplint.query.jsonata.StepFunctionsJsonata;
import io.steplint.query.path.Head;
import io.steplint.query.path.Path;
import io.steplint.source.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes a candidate with which a state goes well, so that what is said of it may happen. */
final class Provocation {

  private Provocation() {}

  static List<Candidate> of(Target target, ExecutionStep step, Candidate candidate) {
    List<Candidate> changed = new ArrayList<>();
    for (Resolution read : reads(target.flaw(), step)) {
      changed.addAll(read.with(candidate, null));
      for (Object value : Resolution.kinds()) {
        changed.addAll(read.with(candidate, value));
      }
    }
    return changed;
  }

  private static List<Resolution> reads(@Nullable Flaw flaw, ExecutionStep step) {
    List<Resolution> reads = new ArrayList<>();
    if (flaw == null) {
      return reads;
    }
    Path path = flaw.path();
    Object root = flaw.slot() == Slot.RESULT ? step.result() : step.input();
    if (path != null && root != null && path.head().kind() == Head.Kind.INPUT) {
      List<Object> names = Reads.names(path);
      for (int length = names.size(); length >= 0; length--) {
        reads.add(new Resolution(root, names.subList(0, length)));
      }
    }
    ScalarNode text = flaw.place().asScalar();
    String literal = text == null ? null : text.literal();
    if (literal != null && StepFunctionsJsonata.isExpression(literal)) {
      StateExpression parsed = StepFunctionsJsonata.parse(literal).value().orElse(null);
      if (parsed != null) {
        reads.addAll(Reads.of(parsed, step));
      }
    }
    return reads;
  }
}
