package io.steplint.report.model;

/** Text of a user in a comment of YAML or of HCL, where a line break would end the comment. */
final class Comments {

  private Comments() {}

  /** The text on one line: every control character and line separator is a blank. */
  static String oneLine(String text) {
    StringBuilder line = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              int type = Character.getType(c);
              boolean breaks =
                  type == Character.CONTROL
                      || type == Character.LINE_SEPARATOR
                      || type == Character.PARAGRAPH_SEPARATOR
                      || type == Character.FORMAT
                      || type == Character.SURROGATE;
              line.appendCodePoint(breaks ? ' ' : c);
            });
    return line.toString();
  }
}
