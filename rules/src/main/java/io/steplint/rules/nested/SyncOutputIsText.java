package io.steplint.rules.nested;

import io.steplint.asl.TaskState;
import io.steplint.flow.Flaw;
import io.steplint.flow.origin.Origin;
import io.steplint.lint.Category;
import io.steplint.lint.FindingBuilder;
import io.steplint.lint.Fix;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.rules.Flaws;
import io.steplint.source.ScalarNode;
import org.jspecify.annotations.Nullable;

/** The JSON text that {@code startExecution.sync} returns, read as if it were JSON. */
public final class SyncOutputIsText implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "sync-output-is-text",
              Category.NESTED,
              "the Output of startExecution.sync, a JSON string, read as JSON")
          .why("The state fails, or takes the wrong way, after the child has done its work")
          .severity(Severity.ERROR)
          .severityIfMay(Severity.WARNING)
          .speaksBefore("missing-path", "type-mismatch", "dead-choice")
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (Flaws.Sorted sorted : Flaws.of(machine, Flaws.Subject.SYNC_TEXT)) {
      Flaw flaw = sorted.flaw();
      Origin origin = sorted.origins().get(0);
      FindingBuilder finding =
          NestedStarts.at(sink, sorted)
              .message(
                  "\""
                      + origin.firstField()
                      + "\" of startExecution.sync is a JSON text: "
                      + (flaw.kind() == Flaw.Kind.MISSING_PATH
                          ? "\"" + Flaws.missing(flaw) + "\" cannot be read from it"
                          : "it is not " + use(flaw)))
              .help(
                  "start the child with startExecution.sync:2, or parse the text with"
                      + " States.StringToJson");
      NestedStarts.show(finding, machine, sorted.task());
      offerFix(finding, sorted.task());
      NestedStarts.report(finding, sorted);
    }
  }

  private static String use(Flaw flaw) {
    return flaw.kind() == Flaw.Kind.WRONG_KIND
        ? flaw.detail()
        : flaw.kind() == Flaw.Kind.NEVER_COMPARES
            ? "what " + flaw.detail() + " compares"
            : "what the function takes";
  }

  private static void offerFix(FindingBuilder finding, @Nullable TaskState task) {
    ScalarNode resource = task == null ? null : task.resourceNode();
    String literal = resource == null ? null : resource.literal();
    if (resource != null && literal != null) {
      int end = literal.length();
      finding.fix(
          Fix.replace(
              "Start the child with startExecution.sync:2",
              false,
              resource,
              end - ".sync".length(),
              end,
              ".sync:2"));
    }
  }
}
