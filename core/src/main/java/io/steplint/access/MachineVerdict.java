package io.steplint.access;

import java.util.Locale;

/** How the role of a machine fits what the machine needs. */
public enum MachineVerdict {
  EXACT,
  EXCESS,
  MISSING,
  MISSING_AND_EXCESS,
  UNKNOWN,
  NO_ROLE;

  /** The verdict as it is printed, for example {@code missing-and-excess}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
