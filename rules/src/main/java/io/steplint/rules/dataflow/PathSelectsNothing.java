package io.steplint.rules.dataflow;

import io.steplint.flow.Flaw;
import io.steplint.lint.Category;
import io.steplint.lint.FindingBuilder;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.query.path.Path;
import io.steplint.query.path.Segment;
import io.steplint.rules.Flaws;
import java.util.List;

/** A path whose value is the empty array whatever the data is. */
public final class PathSelectsNothing implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of("path-selects-nothing", Category.DATAFLOW, "a path that never selects anything")
          .why("The field is an empty array, or the state fails, whatever the input is")
          .severity(Severity.WARNING)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (Flaws.Sorted sorted : Flaws.of(machine, Flaws.Subject.SELECTS_NOTHING)) {
      Flaw flaw = sorted.flaw();
      Path path = flaw.path();
      if (path == null || flaw.step() >= path.segments().size()) {
        continue;
      }
      FindingBuilder finding =
          Ways.at(sink, sorted).message(path + " is always the empty array: " + reason(flaw, path));
      finding.help(help(path, flaw.step()));
      Ways.show(finding, sorted);
      finding.must();
    }
  }

  private static String reason(Flaw flaw, Path path) {
    List<Segment> steps = path.segments();
    Segment step = steps.get(flaw.step());
    String written = path.toString();
    if (step instanceof Segment.Slice slice) {
      return slice.to() != null && slice.to() < 0
          ? "a slice from the front does not end before the last items"
          : "its slice has no items";
    }
    if (step instanceof Segment.Index index && flaw.step() > 0) {
      return "[" + index.index() + "] is looked for inside of each match, not among the matches";
    }
    return Flaws.before(flaw)
        + (Flaws.before(flaw).length() < written.length() && step instanceof Segment.Field
            ? " has no \"" + Flaws.missing(flaw) + "\""
            : " has nothing that it could select");
  }

  private static String help(Path path, int at) {
    return path.segments().get(at) instanceof Segment.Index
        ? "take one of the matches with States.ArrayGetItem in a state behind"
        : "select with an index or a filter, or cut the array in JSONata";
  }
}
