package io.steplint.flow;

import io.steplint.asl.State;
import io.steplint.query.path.Path;
import io.steplint.source.Node;
import io.steplint.source.Pointer;
import io.steplint.type.Type;
import io.steplint.typing.Happens;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong in a state, or is never what its writer can have meant.
 *
 * @param kind what goes wrong
 * @param certainty whether it happens every time the state gets there, or only may
 * @param error the name under which the execution fails; null where it does not fail
 * @param state the state
 * @param place the string that holds the expression, or the value concerned
 * @param pointer where that is in the definition
 * @param path the path that is evaluated, or null
 * @param slot what the path starts from, for paths on the data of the state
 * @param step the index of the step of the path that is missing; the number of steps where the path
 *     is there and its value is wrong
 * @param found what is there: before the missing step, or the wrong value
 * @param detail what is expected of the value, as a phrase; empty where a path is missing
 */
public record Flaw(
    Kind kind,
    Happens certainty,
    @Nullable String error,
    State state,
    Node place,
    Pointer pointer,
    @Nullable Path path,
    Slot slot,
    int step,
    Type found,
    String detail) {

  /** What can go wrong. */
  public enum Kind {
    /** A definite path leads to nothing. */
    MISSING_PATH,
    /** A variable is read that has no value. */
    UNDEFINED_VARIABLE,
    /** A value is of a kind that its use does not take. */
    WRONG_KIND,
    /** An intrinsic function refuses its arguments. */
    INTRINSIC,
    /** An object or array stands in a text in the notation of Java, not as JSON. */
    NOT_AS_JSON,
    /** A path never selects anything, because of what it is: its value is the empty array. */
    SELECTS_NOTHING,
    /** The result cannot be put at {@code ResultPath}. */
    RESULT_PATH,
    /** No rule of a Choice holds, and there is no default. */
    NO_CHOICE_MATCHED,
    /** A comparison of a Choice can never hold because of the kind of its value. */
    NEVER_COMPARES,
    /** A JSONata expression fails or gives nothing. */
    JSONATA,
    /** A function that a JSONata expression calls throws. */
    FAILING_CALL
  }

  public boolean isMust() {
    return certainty == Happens.MUST;
  }
}
