package io.steplint.workspace;

import io.steplint.source.Location;

/**
 * Something that decides a verdict and was not to be seen. Nothing is concluded from it: what was
 * not read is neither there nor absent.
 *
 * @param what what was not seen
 * @param reason why, as a sentence without a full stop
 * @param location where it is said
 */
public record Unseen(What what, String reason, Location location) {

  /** What can be hidden from the reader. */
  public enum What {
    /** A whole definition. */
    DEFINITION("definition"),
    /** States, branches or a Task's resource in a definition that is known otherwise. */
    STATES("definition"),
    /** A role, or a part of one: a policy, a boundary. */
    ROLE("role"),
    /** Whether a machine logs, traces or encrypts with a key of one's own. */
    SETTING("access"),
    /** A module of a template. */
    MODULE("module"),
    /** A file. */
    FILE("file");

    private final String label;

    What(String label) {
      this.label = label;
    }

    /** What is not judged therefore, in the word that reports use. */
    public String label() {
      return label;
    }
  }
}
