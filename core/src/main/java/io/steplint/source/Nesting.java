package io.steplint.source;

/** How deep values may be nested. Everything that walks a tree may recurse that far. */
public final class Nesting {

  /** Far more than Step Functions accepts, far less than a thread's stack. */
  public static final int MAX_DEPTH = 512;

  private Nesting() {}
}
