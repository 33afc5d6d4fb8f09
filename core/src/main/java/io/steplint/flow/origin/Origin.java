package io.steplint.flow.origin;

import io.steplint.asl.State;
import io.steplint.query.path.Segment;
import io.steplint.source.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a value comes from.
 *
 * @param kind what made it
 * @param state the state that made it; null for the input of the machine
 * @param place what stands there in the definition; null for the input of the machine
 * @param path the path of the value inside of what was made there
 * @param parsed whether the value was read from a JSON text on its way ({@code
 *     States.StringToJson})
 * @param parsedAt how many steps of the path lead to that text; meaningless if it was not parsed
 * @param way the expressions that handed it on, from its use backwards
 */
public record Origin(
    Kind kind,
    @Nullable State state,
    @Nullable Node place,
    List<Segment> path,
    boolean parsed,
    int parsedAt,
    List<Node> way) {

  public Origin {
    path = List.copyOf(path);
    way = List.copyOf(way);
  }

  /** What makes values. */
  public enum Kind {
    /** The input of the machine. */
    MACHINE_INPUT,
    /** What a Task returned. */
    TASK_RESULT,
    /** What a Parallel or Map returned as a whole. */
    BLOCK_RESULT,
    /** An item that a Map reads. */
    ITEM,
    /** The error that a Catcher took. */
    ERROR,
    /** Something that the definition writes out. */
    WRITTEN,
    /** An intrinsic function or a JSONata expression. */
    COMPUTED,
    /** The context object. */
    CONTEXT
  }

  /** The name of the field that the path begins with, or null. */
  public @Nullable String firstField() {
    return !path.isEmpty() && path.get(0) instanceof Segment.Field field ? field.name() : null;
  }
}
