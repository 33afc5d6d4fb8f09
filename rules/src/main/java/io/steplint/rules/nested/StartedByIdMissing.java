package io.steplint.rules.nested;

import io.steplint.asl.PayloadTemplate;
import io.steplint.lint.Category;
import io.steplint.lint.Fix;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.NestedStart;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.rules.Mend;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A nested start whose execution is not associated with the one that starts it. */
public final class StartedByIdMissing implements MachineRule {

  private static final String FIELD = "AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID";

  private static final RuleInfo INFO =
      RuleInfo.of(
              "started-by-id-missing",
              Category.NESTED,
              "a nested start that does not link to its parent execution")
          .severity(Severity.INFO)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (NestedStart start : machine.starts()) {
      PayloadTemplate parameters =
          start.task().isJsonata() ? start.task().arguments() : start.task().parameters();
      PayloadTemplate input = parameters == null ? null : parameters.member("Input");
      if (parameters == null || parameters.kind() != PayloadTemplate.Kind.OBJECT) {
        continue;
      }
      if (input == null
          || (input.kind() == PayloadTemplate.Kind.OBJECT && input.member(FIELD) == null)) {
        Node place = input == null ? start.task().resourceNode() : input.node();
        if (place != null) {
          report(place, input, parameters, start, sink);
        }
      }
    }
  }

  private static void report(
      Node place,
      @Nullable PayloadTemplate input,
      PayloadTemplate parameters,
      NestedStart start,
      Sink sink) {
    boolean jsonata = start.task().isJsonata();
    String key = jsonata ? FIELD : FIELD + ".$";
    String id = jsonata ? "\"{% $states.context.Execution.Id %}\"" : "\"$$.Execution.Id\"";
    String value = "\"" + key + "\": " + id;
    ObjectNode object = (input == null ? parameters : input).node().asObject();
    String title = "Associate the execution with the one that starts it";
    Fix fix =
        object == null
            ? null
            : input == null
                ? Mend.add(title, true, object, "Input", "{" + value + "}")
                : Mend.add(title, true, object, key, id);
    sink.at(place)
        .message("The execution of " + start.childName() + " is not associated with its parent")
        .why("The console cannot lead from one execution to the other")
        .help("add " + value + " to Input")
        .fix(fix)
        .report();
  }
}
