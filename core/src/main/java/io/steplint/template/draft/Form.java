package io.steplint.template.draft;

/**
 * One way in which people write state machines down. A form takes the files that are of it, one
 * after the other in any order, and says in the end what they hold together.
 */
public interface Form {

  /** What a form makes of a file. */
  enum Taken {
    /** It is not of this form. */
    NO,
    /** It is of this form, and an input. */
    INPUT,
    /** It is of this form and may be of use to others, but holds nothing to judge by itself. */
    PART
  }

  /** Whether the name of a file alone says that it is of this form, and of no other. */
  default boolean claims(String path) {
    return false;
  }

  /** Takes a file if it is of this form. */
  Taken take(Candidate file);

  /** What all files say that were taken. Called once. */
  Drafts read();
}
