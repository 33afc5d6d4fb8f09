package io.steplint.integration.needs;

import io.steplint.iam.language.RequestContext;
import io.steplint.text.Reference.Domain;
import io.steplint.text.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The state machine that a Task starts, and its executions. */
final class ChildForms {

  private final Caller caller;
  private final Surroundings surroundings;
  private final TaskParameters parameters;

  ChildForms(Caller caller, Surroundings surroundings, TaskParameters parameters) {
    this.caller = caller;
    this.surroundings = surroundings;
    this.parameters = parameters;
  }

  @Nullable Target machine(Text value) {
    List<Text> pieces = value.split(':', 9);
    if (isMachineArn(pieces)) {
      RequestContext context =
          pieces.size() == 8
              ? RequestContext.UNKNOWN.with("states:StateMachineQualifier", pieces.get(7))
              : RequestContext.UNKNOWN.without("states:StateMachineQualifier");
      return new Target(List.of(unqualified(pieces)), context);
    }
    return openMachine(value, "stateMachine", "");
  }

  private static boolean isMachineArn(List<Text> pieces) {
    return (pieces.size() == 7 || pieces.size() == 8)
        && "arn".equals(pieces.get(0).literal())
        && "stateMachine".equals(pieces.get(5).literal());
  }

  private static Text unqualified(List<Text> pieces) {
    return join(pieces.subList(0, 7));
  }

  private static Text join(List<Text> pieces) {
    Text.Builder out = Text.builder();
    for (int i = 0; i < pieces.size(); i++) {
      out.append(i == 0 ? "" : ":").append(pieces.get(i));
    }
    return out.build();
  }

  /** A machine whose ARN does not show its parts. */
  private @Nullable Target openMachine(Text value, String type, String rest) {
    if (value.isLiteral()) {
      return null; // no ARN of a machine at all, which is another rule's business
    }
    Text any =
        caller.arnOf(
            "states",
            Text.of(type + ":")
                .concat(parameters.unknown("name of " + value, Domain.SEGMENT))
                .concat(Text.of(rest)));
    return Target.isRunTime(value) || !rest.isEmpty() ? Target.of(any) : Target.of(value, any);
  }

  @Nullable Target executions(Text value) {
    List<Text> pieces = value.split(':', 9);
    if (!isMachineArn(pieces)) {
      return openMachine(value, "execution", ":*");
    }
    Text arn = unqualified(pieces);
    Surroundings.Child child = surroundings.find(arn);
    Text all = executionsOf(pieces, "execution", "*");
    List<Text> readings = new ArrayList<>();
    readings.add(all);
    if (child != null && child.express()) {
      readings.add(executionsOf(pieces, "express", "*"));
    } else if (parameters.has("Name")) {
      Text name = parameters.value("Name");
      readings.add(executionsOf(pieces, "execution", "").concat(name));
    }
    return new Target(DefinitionStrings.distinct(readings), RequestContext.UNKNOWN);
  }

  private static Text executionsOf(List<Text> pieces, String type, String name) {
    List<Text> parts = new ArrayList<>(pieces.subList(0, 5));
    parts.add(Text.of(type));
    parts.add(pieces.get(6));
    parts.add(Text.of(name));
    return join(parts);
  }
}
