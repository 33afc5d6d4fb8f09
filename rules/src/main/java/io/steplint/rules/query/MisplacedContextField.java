package io.steplint.rules.query;

import io.steplint.asl.MapState;
import io.steplint.asl.State;
import io.steplint.asl.StateGroup;
import io.steplint.asl.TaskResource;
import io.steplint.asl.TaskState;
import io.steplint.lint.Category;
import io.steplint.lint.FindingBuilder;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.rules.ContextReads;
import io.steplint.rules.Expressions;

/** A read of the task token or the map item where there is none. */
public final class MisplacedContextField implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "misplaced-context-field",
              Category.QUERY,
              "a context object field that does not exist in this state")
          .why("The context object has the field only in some states: elsewhere the state fails")
          .severity(Severity.WARNING)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (Expressions.Use use : Expressions.of(machine)) {
      for (ContextReads.Read read : ContextReads.of(use.expression())) {
        if (read.startsWith("Task", "Token") && !mayHaveToken(use.state())) {
          sink.at(use.expression(), read.start(), read.end())
              .message("There is no task token here: the state does not wait for one")
              .help("let the resource end with .waitForTaskToken")
              .must();
        } else if (read.startsWith("Map", "Item") && !(use.state() instanceof MapState)) {
          item(sink.at(use.expression(), read.start(), read.end()), isInMap(use.state()));
        }
      }
    }
  }

  private static void item(FindingBuilder finding, boolean inMap) {
    if (inMap) {
      finding
          .message(
              "The map item is only there in the Map itself, not in the states of its processor")
          .help("take it over in ItemSelector of the Map, and read it from the input of the state")
          .may();
    } else {
      finding.message("There is no map item here: the state is in no Map").must();
    }
  }

  private static boolean mayHaveToken(State state) {
    if (!(state instanceof TaskState task)) {
      return false;
    }
    TaskResource.Pattern pattern = task.resource().pattern();
    // A Task that waits for what it starts has a token too, of which another rule speaks.
    return pattern != TaskResource.Pattern.REQUEST_RESPONSE
        || task.resource().kind() == TaskResource.Kind.ACTIVITY;
  }

  private static boolean isInMap(State state) {
    for (StateGroup at = state.group(); at != null; at = at.outer()) {
      if (at.kind() == StateGroup.Kind.PROCESSOR) {
        return true;
      }
    }
    return false;
  }
}
