package io.steplint.query;

import java.util.Locale;
import java.util.Optional;

/** Finds the known word that was probably meant. */
public final class Nearest {

  private Nearest() {}

  /**
   * The word among {@code known} that takes the fewest insertions, deletions and replacements to
   * reach, letters of either case being equal. Empty where more than a third of the word would have
   * to change. The first of several equally near words wins.
   */
  public static Optional<String> of(String word, Iterable<String> known) {
    String wanted = word.toLowerCase(Locale.ROOT);
    int bound = Math.max(1, wanted.length() / 3) + 1;
    String best = null;
    for (String candidate : known) {
      int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT), bound);
      if (distance < bound) {
        best = candidate;
        bound = distance;
      }
    }
    return Optional.ofNullable(best);
  }

  private static int distance(String from, String to, int bound) {
    if (Math.abs(from.length() - to.length()) >= bound) {
      return bound;
    }
    int[] above = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] row = new int[to.length() + 1];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = above[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
      }
      above = row;
    }
    return above[to.length()];
  }
}
