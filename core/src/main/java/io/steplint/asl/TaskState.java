package io.steplint.asl;

import io.steplint.source.ScalarNode;
import io.steplint.text.Text;
import org.jspecify.annotations.Nullable;

/** A state that has work done by another service. */
public final class TaskState extends State {

  private final TaskResource resource;
  private final @Nullable PayloadTemplate timeout;
  private final @Nullable PayloadTemplate heartbeat;
  private final @Nullable PayloadTemplate credentials;

  TaskState(StateFields fields) {
    super(fields);
    ScalarNode text = fields.node().string("Resource");
    this.resource =
        text == null ? new TaskResource.Unknown(Text.EMPTY) : TaskResource.parse(text.text());
    this.timeout = fields.field("TimeoutSeconds");
    this.heartbeat = fields.field("HeartbeatSeconds");
    this.credentials = fields.template("Credentials");
  }

  @Override
  public StateType type() {
    return StateType.TASK;
  }

  /** What is called. */
  public TaskResource resource() {
    return resource;
  }

  /** The value of {@code Resource} if it is a string, else null. */
  public @Nullable ScalarNode resourceNode() {
    return node().string("Resource");
  }

  /** Seconds until {@code States.Timeout}: a number, a path or an expression; or null. */
  public @Nullable PayloadTemplate timeout() {
    return timeout;
  }

  /** Seconds between two heartbeats: a number, a path or an expression; or null. */
  public @Nullable PayloadTemplate heartbeat() {
    return heartbeat;
  }

  /** {@code Credentials}, with the role to assume; or null. */
  public @Nullable PayloadTemplate credentials() {
    return credentials;
  }
}
