package io.steplint.typing;

/**
 * One way in which the evaluation of an expression fails.
 *
 * @param happens whether it fails so for some or for all values
 * @param concrete whether it has a definite cause, and not merely something unknown
 * @param code the error: a name of the States Language such as {@code States.IntrinsicFailure}, or
 *     a code of JSONata such as {@code T0410}
 * @param reason what is wrong, as a sentence without its full stop
 * @param start offset in the expression where it is wrong
 * @param end offset behind that
 */
public record Failure(
    Happens happens, boolean concrete, String code, String reason, int start, int end) {}
