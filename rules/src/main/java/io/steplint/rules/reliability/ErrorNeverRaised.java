package io.steplint.rules.reliability;

import io.steplint.asl.MapState;
import io.steplint.asl.QueryLanguage;
import io.steplint.asl.State;
import io.steplint.asl.StateGroup;
import io.steplint.asl.StateType;
import io.steplint.flow.Errors;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.rules.ErrorEntries;
import io.steplint.source.ScalarNode;
import org.jspecify.annotations.Nullable;

/** A Retrier or Catcher for an error of the language that its state cannot raise. */
public final class ErrorNeverRaised implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "error-never-raised",
              Category.RELIABILITY,
              "an error name that this state cannot raise")
          .why("The entry never takes effect, and what was meant stays unhandled")
          .help("remove the entry, or name the error that is meant")
          .severity(Severity.INFO)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (State state : machine.definition().allStates()) {
      for (ErrorEntries.Entry entry : ErrorEntries.of(state)) {
        for (ScalarNode error : entry.errors()) {
          String name = error.literal();
          String raiser = name == null ? null : raiser(name, state);
          if (raiser != null) {
            sink.at(error).message("Only " + raiser + " raises " + name).must();
          } else if (name != null && Errors.staysInTheChild(state, name)) {
            sink.at(error)
                .message(
                    "A Task that waits for a child fails with States.TaskFailed, never with "
                        + name)
                .why("The error of the child stands in the Cause, as JSON text")
                .help("name States.TaskFailed, and look into the Cause behind the Catcher")
                .must();
          }
        }
      }
    }
  }

  /** What alone raises an error, if the state is nothing of the kind; else null. */
  private static @Nullable String raiser(String error, State state) {
    // What fails inside a Map or Parallel comes out of it under its own name.
    boolean holdsOthers = !state.groups().isEmpty();
    return switch (error) {
      case "States.BranchFailed" -> holdsOthers ? null : "a Parallel";
      case "States.NoChoiceMatched" -> holdsOthers ? null : "a Choice";
      case "States.ItemReaderFailed",
          "States.ResultWriterFailed",
          "States.ExceedToleratedFailureThreshold" ->
          mayBeDistributed(state) ? null : "a Distributed Map";
      case "States.HeartbeatTimeout" ->
          state.type() != StateType.TASK || hasHeartbeat(state)
              ? null
              : "a Task with HeartbeatSeconds";
      case "States.QueryEvaluationError" ->
          speaks(state, QueryLanguage.JSONPATH) ? "a state in JSONata" : null;
      case "States.ParameterPathFailure",
          "States.ResultPathMatchFailure",
          "States.IntrinsicFailure" ->
          speaks(state, QueryLanguage.JSONATA) ? "a state in JSONPath" : null;
      default -> null;
    };
  }

  private static boolean hasHeartbeat(State state) {
    return state.node().has("HeartbeatSeconds") || state.node().has("HeartbeatSecondsPath");
  }

  /** Whether a state, or one inside it, is a Map whose iterations run as executions. */
  private static boolean mayBeDistributed(State state) {
    if (state instanceof MapState map && map.mode() != MapState.Mode.INLINE) {
      return true;
    }
    for (StateGroup group : state.groups()) {
      for (State inner : group.states().values()) {
        if (mayBeDistributed(inner)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether a state and all states inside it are written in that language. */
  private static boolean speaks(State state, QueryLanguage language) {
    if (state.queryLanguage() != language) {
      return false;
    }
    for (StateGroup group : state.groups()) {
      for (State inner : group.states().values()) {
        if (!speaks(inner, language)) {
          return false;
        }
      }
    }
    return true;
  }
}
