package io.steplint.typing.path;

import io.steplint.type.Type;
import io.steplint.typing.Happens;

/**
 * What it gives to put a value into another at a path.
 *
 * @param type the values where that is possible
 * @param failure whether it is impossible: the path leads through something that is no object
 * @param concrete whether a possible failure has a definite cause, not merely something unknown
 */
public record Update(Type type, Happens failure, boolean concrete) {}
