package io.steplint.report.findings;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The hash by which GitHub's code scanning knows a line again: over the next 100 characters that
 * are no blanks, from the start of the line, followed by how often the same hash has come.
 *
 * @see <a
 *     href="https://github.com/github/codeql-action/blob/main/src/fingerprints.ts">fingerprints.ts</a>
 */
final class LineHashes {

  private static final int BLOCK = 100;
  private static final long FACTOR = 37;
  private static final long FIRST_FACTOR = firstFactor();

  private final long[] window = new long[BLOCK];
  private final int[] lines = new int[BLOCK];
  private final String[] hashes;
  private final Map<String, Integer> counts = new HashMap<>();
  private int index;
  private long hash;

  private LineHashes(int lineCount) {
    hashes = new String[lineCount + 1];
  }

  /**
   * The hashes of a text's lines: of line {@code n} at index {@code n}; null at index 0.
   *
   * @param lineCount how many lines it has
   */
  static @Nullable String[] of(String text, int lineCount) {
    LineHashes hashes = new LineHashes(lineCount);
    hashes.read(text);
    return hashes.hashes;
  }

  private void read(String text) {
    int line = 0;
    boolean lineStart = true;
    boolean afterReturn = false;
    for (int i = 0; i <= text.length(); i++) {
      char c = i == text.length() ? '\uFFFF' : text.charAt(i);
      if (c == ' ' || c == '\t' || (afterReturn && c == '\n')) {
        afterReturn = false;
        continue;
      }
      afterReturn = c == '\r';
      if (afterReturn) {
        c = '\n';
      }
      flush();
      if (lineStart) {
        lineStart = false;
        lines[index] = ++line;
      }
      if (c == '\n') {
        lineStart = true;
      }
      push(c);
    }
    for (int i = 0; i < BLOCK; i++) {
      flush();
      push(0);
    }
  }

  /** Gives the line that started a whole block ago its hash. */
  private void flush() {
    int line = lines[index];
    if (line != 0) {
      String digits = Long.toHexString(hash);
      int count = counts.merge(digits, 1, Integer::sum);
      if (line < hashes.length) {
        hashes[line] = digits + ":" + count;
      }
      lines[index] = 0;
    }
  }

  private void push(long c) {
    long oldest = window[index];
    window[index] = c;
    hash = FACTOR * hash + c - FIRST_FACTOR * oldest;
    index = (index + 1) % BLOCK;
  }

  private static long firstFactor() {
    long factor = 1;
    for (int i = 0; i < BLOCK; i++) {
      factor *= FACTOR;
    }
    return factor;
  }
}
