package io.steplint.type;

/** What is known of a named field: always there, perhaps there, or certainly not there. */
public enum Presence {
  REQUIRED,
  OPTIONAL,
  ABSENT
}
