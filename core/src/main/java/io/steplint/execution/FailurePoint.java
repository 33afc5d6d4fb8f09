package io.steplint.execution;

import io.steplint.query.jsonata.StateExpression;
import io.steplint.query.path.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where in a state an evaluation failed.
 *
 * @param pointer the field or expression
 * @param path the path that was read, or null
 * @param root what the path starts from, or null
 * @param jsonata the expression of JSONata, or null
 */
public record FailurePoint(
    String pointer,
    @Nullable Path path,
    @Nullable Object root,
    @Nullable StateExpression jsonata) {}
