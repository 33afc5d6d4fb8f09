package io.steplint.flow;

import io.steplint.asl.TaskState;
import io.steplint.text.Text;
import io.steplint.type.Type;
import io.steplint.workspace.StateMachine;
import org.jspecify.annotations.Nullable;

/** What the interpretation of a machine asks about others. */
interface MachineCalls {

  /** The machine that an ARN in the definition of {@code caller} names, or null. */
  @Nullable StateMachine find(Text arn, StateMachine caller);

  /** The machine of that key, or null. */
  @Nullable StateMachine find(String key);

  /** What a child returns that a Task starts with {@code input}; unknown if it cannot be told. */
  Type output(MachineRun caller, TaskState site, StateMachine child, Type input);

  /** What a machine returns, started by whomever. */
  Type output(MachineRun caller, StateMachine machine);

  /** Grows whenever something new becomes known of a machine. */
  long version();
}
