package io.steplint.integration.needs;

import java.util.Locale;

/** What a permission is needed for, and with it what happens without it. */
public enum NeedKind {
  /** The call itself: without it the Task fails. */
  CALL,
  /** Asking how a job is: without it the Task may wait for ever. */
  POLL,
  /** Stopping a job: without it the job goes on when the Task is over. */
  STOP,
  /** The rule that tells the service about a job's end: without it nothing can be deployed. */
  MANAGED_RULE,
  /** Handing a role to the service that is called. */
  PASS_ROLE,
  /** Data that the called service reads or writes with the caller's permissions. */
  DATA,
  /** A key that encrypts what is read or written. */
  KEY,
  /** Writing the machine's log. */
  LOG,
  /** Writing the machine's traces. */
  TRACE,
  /** Being allowed to assume a role. */
  TRUST;

  private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The kind as it is printed, for example {@code managed-rule}. */
  public String label() {
    return label;
  }
}
