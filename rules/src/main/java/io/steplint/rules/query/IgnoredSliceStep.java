package io.steplint.rules.query;

import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.query.path.Path;
import io.steplint.query.path.Segment;
import io.steplint.rules.Expressions;

/** A slice with a step, which takes every item all the same. */
public final class IgnoredSliceStep implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of("ignored-slice-step", Category.QUERY, "a slice whose step has no effect")
          .why("Step Functions reads the path as if the step were not there")
          .severity(Severity.WARNING)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (Expressions.Use use : Expressions.of(machine)) {
      Path path = use.expression().path();
      if (path == null) {
        continue;
      }
      for (Segment segment : path.segments()) {
        if (segment instanceof Segment.Slice slice && slice.step()) {
          sink.at(use.expression(), slice.start(), slice.end())
              .message("The step of this slice is ignored: every item between the bounds is taken")
              .help("leave the step out, or choose the items in JSONata")
              .must();
        }
      }
    }
  }
}
