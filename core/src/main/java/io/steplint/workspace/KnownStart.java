package io.steplint.workspace;

import io.steplint.source.Location;
import io.steplint.source.Node;
import io.steplint.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * What starts a state machine, other than another state machine: a rule, a schedule, a pipe or a
 * method of an API. It is one of the starts, never all of them: an execution by hand is always
 * possible.
 *
 * @param machine the ARN of the machine that it starts
 * @param scope the template or root module in which its names resolve first
 * @param kind what it is
 * @param name its logical id or address; of an event of a machine, {@code Machine.Event}
 * @param location where it says so
 * @param sent what the execution receives
 */
public record KnownStart(
    Text machine, String scope, Kind kind, String name, Location location, Sent sent) {

  /** What can start a machine. */
  public enum Kind {
    /** A rule of EventBridge, for events or for times. */
    RULE("rule"),
    /** A schedule of EventBridge Scheduler. */
    SCHEDULE("schedule"),
    /** A pipe of EventBridge Pipes. */
    PIPE("pipe"),
    /** A method or route of API Gateway. */
    API("api");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** What reports call it. */
    public String label() {
      return label;
    }
  }

  /** How the input of the execution is given. */
  public enum Form {
    /** As JSON that stands in the template. */
    CONSTANT,
    /** As the whole event or request, in the shape of the service that sends it. */
    EVENT,
    /** As the part of the event that a JSONPath names. */
    PATH,
    /** As a text into which parts of the event are put. */
    TEMPLATE,
    /** In a way that only a deployment decides. */
    UNKNOWN
  }

  /**
   * The input of the execution.
   *
   * @param value the JSON, the path or the text; null where the form alone says it
   */
  public record Sent(Form form, @Nullable Node value) {

    public static final Sent EVENT = new Sent(Form.EVENT, null);
    public static final Sent UNKNOWN = new Sent(Form.UNKNOWN, null);
  }
}
