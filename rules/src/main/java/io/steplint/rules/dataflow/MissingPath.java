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
import io.steplint.text.Nearest;
import io.steplint.type.Kind;
import io.steplint.type.ObjectShape;
import io.steplint.type.Strings;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A definite path that leads to nothing. */
public final class MissingPath implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of("missing-path", Category.DATAFLOW, "a path to a field that does not exist")
          .help("read what is there, or let a state before this one put it there")
          .severity(Severity.ERROR)
          .severityIfMay(Severity.WARNING)
          .speaksBefore("type-mismatch", "dead-choice")
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (Flaws.Sorted sorted : Flaws.of(machine, Flaws.Subject.MISSING_PATH)) {
      Flaw flaw = sorted.flaw();
      if (!flaw.isMust() && isServiceResult(sorted.origins())) {
        continue;
      }
      String missing = Flaws.missing(flaw);
      String source = Ways.source(sorted.origins());
      FindingBuilder finding =
          Ways.at(sink, sorted)
              .message(
                  Flaws.written(flaw, flaw.path())
                      + (flaw.isMust() ? " is never there" : " is not always there")
                      + ": "
                      + Flaws.before(flaw)
                      + (source.isEmpty() ? "" : ", " + source + ",")
                      + reason(flaw, missing))
              .why(
                  flaw.error() == null
                      ? "it is undefined, and whatever is made of it"
                      : flaw.state().isJsonata()
                          ? "The state fails with " + flaw.error()
                          : "The execution fails with "
                              + flaw.error()
                              + ", which no Catcher takes");
      Set<String> names = new TreeSet<>();
      for (ObjectShape shape : flaw.found().objects()) {
        names.addAll(shape.fields().keySet());
      }
      String nearest = Nearest.to(missing, names);
      if (nearest != null) {
        finding.help("perhaps \"" + nearest + "\" is meant");
      } else if (isJsonText(flaw)) {
        finding.help(
            flaw.state().isJsonata()
                ? "parse the text first, with $parse"
                : "parse the text first, with States.StringToJson");
      } else if (!flaw.isMust()) {
        finding.help(
            flaw.state().isJsonata()
                ? "test it with $exists before it is read"
                : "test it with IsPresent before it is read");
      }
      Ways.show(finding, sorted);
      Ways.report(finding, sorted);
    }
  }

  /**
   * Whether the value comes from a service, whose fields are nearly all optional: that one of them
   * may be absent is no news, and its reader knows better than its model when it is there.
   */
  private static boolean isServiceResult(List<Origin> origins) {
    for (Origin origin : origins) {
      boolean outcome =
          origin.state() instanceof TaskState task && TaskResults.hasOutcomes(task.resource());
      if (origin.kind() == Origin.Kind.CONTEXT
          || (origin.kind() == Origin.Kind.TASK_RESULT && !outcome)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isJsonText(Flaw flaw) {
    Strings strings = flaw.found().strings();
    return strings != null && strings.jsonText() != null;
  }

  private static String reason(Flaw flaw, String missing) {
    if (flaw.found().objects().isEmpty() && !flaw.found().mayBe(Kind.ARRAY)) {
      return " is " + Flaws.kindOf(flaw);
    }
    return flaw.isMust()
        ? " has no " + quoted(missing)
        : " does not always have " + quoted(missing);
  }

  private static String quoted(String missing) {
    return missing.startsWith("[") ? "item " + missing : "\"" + missing + "\"";
  }
}
