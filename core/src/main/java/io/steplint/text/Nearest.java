package io.steplint.text;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the name that a mistyped one was meant to be. */
public final class Nearest {

  private Nearest() {}

  /**
   * The candidate that differs least from {@code name}, or null where none is near enough to be
   * meant: names that differ only in case or blanks always are, others by at most a third of their
   * letters. Of equally near ones the first wins.
   */
  public static @Nullable String to(String name, Iterable<String> candidates) {
    String wanted = fold(name);
    String best = null;
    int bestDistance = Math.min(3, wanted.length() / 3) + 1;
    for (String candidate : candidates) {
      if (candidate.equals(name)) {
        continue;
      }
      int distance = distance(wanted, fold(candidate), bestDistance);
      if (distance < bestDistance) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return best;
  }

  private static String fold(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  /** Edit distance with transpositions; anything at or over {@code limit} counts as limit. */
  private static int distance(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) >= limit) {
      return limit;
    }
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      int smallest = i;
      for (int j = 1; j <= b.length(); j++) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int cost = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          cost = Math.min(cost, beforeLast[j - 2] + 1);
        }
        row[j] = cost;
        smallest = Math.min(smallest, cost);
      }
      if (smallest >= limit) {
        return limit;
      }
      int[] spare = beforeLast;
      beforeLast = last;
      last = row;
      row = spare;
    }
    return Math.min(limit, last[b.length()]);
  }
}
