package io.steplint.workspace;

import io.steplint.source.Location;
import org.jspecify.annotations.Nullable;

/**
 * Something that was noticed while the workspace was put together and that a person should know; a
 * rule makes a finding of it.
 *
 * @param kind what was noticed
 * @param message what is wrong, as a sentence without a full stop
 * @param help what to do about it, as a sentence without a full stop, or null
 * @param location where
 * @param machine the name of the state machine it concerns, or null
 * @param resource the logical id or address of the resource it concerns, or null
 */
public record Fact(
    Kind kind,
    String message,
    @Nullable String help,
    Location location,
    @Nullable String machine,
    @Nullable String resource) {

  /** What can be noticed. */
  public enum Kind {
    /** A file of a known kind that cannot be read. */
    UNREADABLE,
    /** A part of a template that cannot be evaluated: a cycle, an unknown name, a wrong shape. */
    INVALID_TEMPLATE,
    /** A file, most often a definition, that is not where its template says it is. */
    UNRESOLVED_DEFINITION,
    /** A template or configuration names a state machine that it does not hold. */
    CHILD_NOT_FOUND,
    /** A placeholder without a value. */
    OPEN_PLACEHOLDER,
    /** A value without a placeholder. */
    UNUSED_SUBSTITUTION
  }
}
