package io.steplint.rules.dataflow;

import io.steplint.asl.TaskState;
import io.steplint.flow.Flaw;
import io.steplint.flow.origin.Origin;
import io.steplint.integration.results.TaskResults;
import io.steplint.lint.Category;
import io.steplint.lint.FindingBuilder;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.rules.Flaws;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A field of a Task's result that is missing in everyday cases, read without asking for it. */
public final class OptionalFieldUnguarded implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "optional-field-unguarded",
              Category.DATAFLOW,
              "a field that is missing in everyday cases, read without asking for it")
          .severity(Severity.INFO)
          .severityIfMay(Severity.INFO)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    Set<String> told = new HashSet<>();
    for (Flaws.Sorted sorted : Flaws.of(machine, Flaws.Subject.MISSING_PATH)) {
      Flaw flaw = sorted.flaw();
      String missing = Flaws.missing(flaw);
      TaskState task = flaw.isMust() ? null : caller(sorted.origins(), missing);
      if (task != null && told.add(task.pointer() + " " + missing)) {
        FindingBuilder finding = Ways.at(sink, sorted);
        finding
            .message(
                "The result of \"" + task.name() + "\" does not always have \"" + missing + "\"")
            .why(
                flaw.error() == null
                    ? "it is undefined then, and whatever is made of it"
                    : "Where there is nothing, the state fails with " + flaw.error())
            .help(
                flaw.state().isJsonata()
                    ? "test it with $exists before it is read"
                    : "test it with IsPresent before it is read")
            .may();
      }
    }
  }

  private static @Nullable TaskState caller(List<Origin> origins, String missing) {
    for (Origin origin : origins) {
      if (origin.kind() == Origin.Kind.TASK_RESULT
          && origin.state() instanceof TaskState task
          && TaskResults.isOftenMissing(task.resource(), missing)) {
        return task;
      }
    }
    return null;
  }
}
