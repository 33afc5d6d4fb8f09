package io.steplint.typing;

import io.steplint.type.Type;
import java.util.List;

/**
 * What the evaluation of an expression gives.
 *
 * @param type the results, where it does not fail; never if it must fail
 * @param failures the ways in which it fails, in the order of evaluation
 */
public record Evaluation(Type type, List<Failure> failures) {

  public Evaluation {
    failures = List.copyOf(failures);
  }

  /** Whether the evaluation fails. */
  public Happens failure() {
    Happens all = Happens.NO;
    for (Failure failure : failures) {
      all = all.either(failure.happens());
    }
    return all;
  }
}
