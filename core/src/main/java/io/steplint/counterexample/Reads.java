package io.steplint.counterexample;

import io.steplint.execution.ExecutionStep;
import io.steplint.execution.FailurePoint;
import io.steplint.query.jsonata.StateExpression;
import io.steplint.query.path.Path;
import io.steplint.query.path.Segment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an expression reads, as far as it reads by names and positions. */
final class Reads {

  private Reads() {}

  /** The names and positions a path consists of, up to the first step that is neither. */
  static List<Object> names(Path path) {
    List<Object> names = new ArrayList<>();
    for (Segment segment : path.segments()) {
      if (segment instanceof Segment.Field field) {
        names.add(field.name());
      } else if (segment instanceof Segment.Index index && index.index() >= 0) {
        names.add(index.index());
      } else {
        break;
      }
    }
    return names;
  }

  /** What the expression that failed reads. */
  static List<Resolution> of(FailurePoint point, ExecutionStep step) {
    List<Resolution> reads = new ArrayList<>();
    Path path = point.path();
    if (path != null && point.root() != null) {
      reads.add(new Resolution(point.root(), names(path)));
    }
    StateExpression jsonata = point.jsonata();
    if (jsonata != null) {
      reads.addAll(of(jsonata, step));
    }
    return reads;
  }

  /** What an expression of JSONata reads of {@code $states}. */
  static List<Resolution> of(StateExpression expression, ExecutionStep step) {
    List<Resolution> reads = new ArrayList<>();
    for (StateExpression.StatesReference reference : expression.states()) {
      List<String> names = reference.names();
      Object root = root(reference.member(), step);
      if (root != null && names.size() > 1) {
        reads.add(new Resolution(root, new ArrayList<>(names.subList(1, names.size()))));
      }
    }
    return reads;
  }

  private static @Nullable Object root(String member, ExecutionStep step) {
    return switch (member) {
      case "input" -> step.input();
      case "result" -> step.result();
      default -> null;
    };
  }
}
