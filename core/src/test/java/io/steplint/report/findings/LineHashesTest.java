package io.steplint.report.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LineHashesTest {

  @Test
  void blanksDoNotCountAndLinesAreToldApartByWhatFollows() {
    assertThat(hashes(" a\nb\n  \t\tc\n d"))
        .containsExactly(
            null,
            "271789c17abda88f:1",
            "54703d4cd895b18:1",
            "180aee12dab6264:1",
            "a23a3dc5e078b07b:1");
  }

  @Test
  void lineEndsOfAllKindsAreTheSame() {
    assertThat(hashes("a\r\nb\r\n")).isEqualTo(hashes("a\nb\n"));
  }

  @Test
  void equalHashesAreCounted() {
    String block = "x".repeat(98) + "\n";
    String[] hashes = hashes(block + block + block);
    assertThat(hashes[1]).endsWith(":1");
    assertThat(hashes[2]).isEqualTo(hashes[1].replace(":1", ":2"));
  }

  private static String[] hashes(String text) {
    int lines = (int) text.replace("\r\n", "\n").chars().filter(c -> c == '\n').count() + 1;
    return Arrays.copyOf(LineHashes.of(text, lines), lines + (text.endsWith("\n") ? 0 : 1));
  }
}
