package io.steplint.integration.needs;

/** How certain it is that a permission is needed. */
public enum Necessity {
  /** Without it the workflow fails. */
  SURE,
  /**
   * The service asks for it in some cases that the definition does not decide, for example where a
   * bucket is encrypted. It is never missing, and never too much.
   */
  POSSIBLE,
  /**
   * Something is needed, but on what is not to be seen: neither missing nor too much can be said.
   */
  UNKNOWN
}
