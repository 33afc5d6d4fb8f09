package io.steplint.rules;

import io.steplint.lint.Analysis;
import io.steplint.lint.FindingBuilder;
import io.steplint.lint.Sink;
import io.steplint.workspace.Fact;
import java.util.function.Consumer;

/** Turns what the readers of a project noticed into findings. */
public final class WorkspaceFacts {

  private WorkspaceFacts() {}

  /** Reports every fact of a kind, with the certainty of the rule. */
  public static void report(Fact.Kind kind, Analysis analysis, Sink sink) {
    report(kind, analysis, sink, FindingBuilder::report);
  }

  /**
   * Reports every fact of a kind.
   *
   * @param last what ends a finding, and so says how certain it is
   */
  public static void report(
      Fact.Kind kind, Analysis analysis, Sink sink, Consumer<FindingBuilder> last) {
    for (Fact fact : analysis.workspace().facts()) {
      if (fact.kind() != kind) {
        continue;
      }
      FindingBuilder finding =
          sink.at(fact.location())
              .message(fact.message())
              .stateMachine(fact.machine())
              .resource(fact.resource())
              .subject(fact.message());
      String help = fact.help();
      if (help != null) {
        finding.help(help);
      }
      last.accept(finding);
    }
  }
}
