package io.steplint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ProgressTest {

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final PrintStream terminal = new PrintStream(said, true, StandardCharsets.UTF_8);

  @Test
  @Timeout(30)
  void aLongRunIsToldInALineThatIsGoneAtItsEnd() throws InterruptedException {
    try (Progress progress = Progress.start(terminal, 1)) {
      progress.judged(3, 9);
      while (said.size() == 0) {
        Thread.sleep(1);
      }
    }
    assertThat(said.toString(StandardCharsets.UTF_8))
        .startsWith("\r\u001b[Ksteplint: judging, 3 of 9")
        .endsWith("\r\u001b[K");
  }

  @Test
  void aShortRunSaysNothing() {
    try (Progress progress = Progress.start(terminal, 60_000)) {
      progress.judged(9, 9);
    }
    assertThat(said.size()).isZero();
  }

  @Test
  void nothingIsSaidWhereNobodyLooks() {
    try (Progress progress = Progress.start(null, 0)) {
      progress.judged(1, 9);
    }
    assertThat(said.size()).isZero();
  }
}
