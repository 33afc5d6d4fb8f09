package io.steplint.rules.structure;

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
import io.steplint.source.ScalarNode;
import io.steplint.workspace.MachineType;
import org.jspecify.annotations.Nullable;

/** A Distributed Map, an activity or a waiting Task in an EXPRESS workflow. */
public final class NotInExpress implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "not-in-express", Category.STRUCTURE, "a state that an Express workflow cannot have")
          .why("AWS refuses the definition")
          .help("make the machine STANDARD, or do without the state")
          .severity(Severity.ERROR)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    boolean express = machine.machine().type() == MachineType.EXPRESS;
    for (State state : machine.definition().allStates()) {
      MapState child = expressMap(state);
      if (express && child == null) {
        inMachine(state, sink);
      } else if (child != null) {
        inChild(state, child, sink);
      }
    }
  }

  private static void inMachine(State state, Sink sink) {
    if (state instanceof MapState map && map.isDistributed()) {
      sink.at(map)
          .message("Express state machine does not support a Map in DISTRIBUTED mode")
          .awsCode("SCHEMA_VALIDATION_FAILED")
          .must();
    } else if (state instanceof TaskState task
        && task.resourceNode() != null
        && task.resource().kind() == TaskResource.Kind.ACTIVITY) {
      sink.at(task.resourceNode())
          .message("Express state machine does not support Activity ARN")
          .awsCode("SCHEMA_VALIDATION_FAILED")
          .must();
    }
  }

  private static void inChild(State state, MapState map, Sink sink) {
    if (!(state instanceof TaskState task) || task.resourceNode() == null) {
      return;
    }
    TaskResource.Pattern pattern = task.resource().pattern();
    String what;
    if (task.resource().kind() == TaskResource.Kind.ACTIVITY) {
      what = "Activity ARN";
    } else if (pattern == null || pattern == TaskResource.Pattern.REQUEST_RESPONSE) {
      return;
    } else {
      what =
          pattern == TaskResource.Pattern.WAIT_FOR_TASK_TOKEN
              ? "'.waitForTaskToken' service integration"
              : "'.sync' service integration";
    }
    FindingBuilder finding =
        sink.at(task.resourceNode())
            .message("Express state machine does not support " + what)
            .help("let the child executions be STANDARD")
            .awsCode("SCHEMA_VALIDATION_FAILED");
    ScalarNode type = map.executionType();
    if (type != null) {
      finding.related(type.location(), "the child executions are EXPRESS");
    }
    finding.must();
  }

  /** The Distributed Map with EXPRESS children that holds a state, or null. */
  private static @Nullable MapState expressMap(State state) {
    for (StateGroup at = state.group(); at != null; at = at.outer()) {
      if (at.enclosing() instanceof MapState map && map.isDistributed()) {
        ScalarNode type = map.executionType();
        return type != null && "EXPRESS".equals(type.literal()) ? map : null;
      }
    }
    return null;
  }
}
