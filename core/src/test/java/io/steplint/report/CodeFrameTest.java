package io.steplint.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.source.FileSource;
import io.steplint.source.Location;
import org.junit.jupiter.api.Test;

class CodeFrameTest {

  @Test
  void showsTheLineBeforeAndUnderlinesThePlace() {
    assertThat(frame("one\ntwo three\nfour", 2, 5, 10))
        .isEqualTo(
            """
            1|one
            2|two three
                  ^^^^^
            """);
  }

  @Test
  void tabsAreWidenedToTheirStops() {
    assertThat(frame("\tab\tc", 1, 5, 6))
        .isEqualTo(
            """
            1|    ab  c
                      ^
            """);
  }

  @Test
  void wideLettersTakeTwoColumnsAndMarksNone() {
    assertThat(frame("日本\u0301 x", 1, 5, 6))
        .isEqualTo(
            """
            1|日本\u0301 x
                   ^
            """);
    assertThat(frame("😀x", 1, 3, 4)).endsWith("\n    ^\n");
  }

  @Test
  void aLongLineIsCutAroundThePlace() {
    String line = "a".repeat(1_000_000) + "here" + "b".repeat(1_000_000);
    String frame = frame(line, 1, 1_000_001, 1_000_005);
    assertThat(frame).startsWith("1|…aaa").contains("aaaherebbb").contains("bbb…\n");
    assertThat(frame.lines()).allMatch(shown -> shown.length() < 120);
    assertThat(frame.substring(frame.indexOf('\n'))).contains("^^^^");
  }

  @Test
  void aPlaceOfSeveralLinesIsUnderlinedToTheEndOfItsFirst() {
    CodeFrame frame =
        CodeFrame.of(new FileSource("f", "{\n  \"a\": {\n  }\n}"), new Location("f", 2, 8, 3, 4));
    assertThat(frame.length()).isEqualTo(1);
    assertThat(frame.start()).isEqualTo(7);
    assertThat(frame.after()).containsExactly(new CodeFrame.Line(3, "  }"));
  }

  @Test
  void aPlaceThatIsGoneIsShownAtTheEnd() {
    assertThat(frame("short", 9, 90, 95)).isEqualTo("1|short\n       ^\n");
  }

  @Test
  void charactersThatMoveTheCursorAreReplaced() {
    assertThat(frame("a\u001b[31mb\u202e", 1, 1, 2)).startsWith("1|a\uFFFD[31mb\uFFFD\n");
  }

  @Test
  void messagesAreMadeFitForATerminalToo() {
    assertThat(TerminalText.of("a\u001b\nb\u2066c😀\ud83d")).isEqualTo("a\uFFFD b\uFFFDc😀\uFFFD");
  }

  private static String frame(String text, int line, int column, int endColumn) {
    CodeFrame frame =
        CodeFrame.of(new FileSource("f", text), new Location("f", line, column, line, endColumn));
    StringBuilder out = new StringBuilder();
    for (CodeFrame.Line shown : frame.lines()) {
      out.append(shown.number()).append('|').append(shown.text()).append('\n');
    }
    return out.append("  ").append(" ".repeat(frame.start())).append("^".repeat(frame.length()))
        + "\n";
  }
}
