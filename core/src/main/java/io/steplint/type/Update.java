package io.steplint.type;

/**
 * What it gives to put a value into another at a path.
 *
 * @param type the values where that is possible
 * @param failure whether it is impossible: the path leads through something that is no object
 * @param concrete whether a possible failure has a definite cause, not merely something unknown
 */
public record Update(Type type, Happens failure, boolean concrete) {}
