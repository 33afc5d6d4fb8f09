package io.steplint.typing.path;

/**
 * Who reads a path. Both read as json-path 2.0.0 does, but the service hands them the document in
 * different forms, which answer differently where a list has no such item.
 */
public enum ReadBy {
  /** A field of a state: an item that a list does not have is null at the end of a path. */
  FIELD,
  /** An argument of an intrinsic function: an item that a list does not have fails the read. */
  ARGUMENT
}
