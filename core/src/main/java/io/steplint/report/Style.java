package io.steplint.report;

/** Colours of a terminal, or none. */
public enum Style {
  PLAIN,
  ANSI;

  /** What a piece of text is, which decides its colour. */
  public enum Role {
    ERROR("1;31"),
    WARNING("1;33"),
    INFO("1;36"),
    GOOD("1;32"),
    STRONG("1"),
    FAINT("2"),
    FRAME("1;34");

    private final String code;

    Role(String code) {
      this.code = code;
    }
  }

  /** The text in the colour of its role. */
  public String paint(Role role, String text) {
    return this == PLAIN || text.isEmpty()
        ? text
        : "\u001b[" + role.code + "m" + text + "\u001b[0m";
  }
}
