package io.steplint.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * What changes between two texts, as a unified diff that {@code patch} and {@code git apply} take.
 */
final class Diff {

  private static final int CONTEXT = 3;

  private Diff() {}

  /** The diff of a file; empty where nothing changes. */
  static String of(String file, String before, String after) {
    if (before.equals(after)) {
      return "";
    }
    List<String> old = lines(before);
    List<String> now = lines(after);
    int head = 0;
    while (head < old.size() && head < now.size() && old.get(head).equals(now.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < old.size() - head
        && tail < now.size() - head
        && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
      tail++;
    }
    StringBuilder out = new StringBuilder();
    out.append("--- a/").append(file).append('\n').append("+++ b/").append(file).append('\n');
    hunks(old, now, head, tail, out);
    return out.toString();
  }

  /** A changed stretch: lines of the old text and lines of the new one. */
  private record Block(int oldFrom, int oldTo, int newFrom, int newTo) {}

  private static void hunks(
      List<String> old, List<String> now, int head, int tail, StringBuilder out) {
    List<Block> blocks = blocks(old, now, head, tail);
    int i = 0;
    while (i < blocks.size()) {
      int last = i;
      while (last + 1 < blocks.size()
          && blocks.get(last + 1).oldFrom() - blocks.get(last).oldTo() <= 2 * CONTEXT) {
        last++;
      }
      hunk(old, now, blocks.subList(i, last + 1), out);
      i = last + 1;
    }
  }

  /**
   * The changed stretches. Fixes change few lines, so that a line that stands once in both texts
   * and in the same order is a place to go on from.
   */
  private static List<Block> blocks(List<String> old, List<String> now, int head, int tail) {
    List<Block> blocks = new ArrayList<>();
    int oldEnd = old.size() - tail;
    int newEnd = now.size() - tail;
    int a = head;
    int b = head;
    while (a < oldEnd || b < newEnd) {
      if (a < oldEnd && b < newEnd && old.get(a).equals(now.get(b))) {
        a++;
        b++;
        continue;
      }
      int fromA = a;
      int fromB = b;
      int reach = 1;
      boolean met = false;
      while (!met && (fromA + reach <= oldEnd || fromB + reach <= newEnd)) {
        for (int skip = 0; skip <= reach && !met; skip++) {
          met = same(old, now, fromA + skip, fromB + reach - skip, oldEnd, newEnd);
          a = fromA + skip;
          b = fromB + reach - skip;
        }
        reach++;
      }
      if (!met) {
        a = oldEnd;
        b = newEnd;
      }
      blocks.add(new Block(fromA, a, fromB, b));
    }
    return blocks;
  }

  private static boolean same(
      List<String> old, List<String> now, int a, int b, int oldEnd, int newEnd) {
    return a < oldEnd && b < newEnd && old.get(a).equals(now.get(b));
  }

  private static void hunk(
      List<String> old, List<String> now, List<Block> blocks, StringBuilder out) {
    Block first = blocks.get(0);
    Block last = blocks.get(blocks.size() - 1);
    int lead = Math.min(CONTEXT, first.oldFrom());
    int trail = Math.min(CONTEXT, old.size() - last.oldTo());
    int oldFrom = first.oldFrom() - lead;
    int oldCount = last.oldTo() + trail - oldFrom;
    int newFrom = first.newFrom() - lead;
    int newCount = last.newTo() + trail - newFrom;
    out.append("@@ -" + range(oldFrom, oldCount) + " +" + range(newFrom, newCount) + " @@\n");
    int at = oldFrom;
    for (Block block : blocks) {
      append(" ", old, at, block.oldFrom(), out);
      append("-", old, block.oldFrom(), block.oldTo(), out);
      append("+", now, block.newFrom(), block.newTo(), out);
      at = block.oldTo();
    }
    append(" ", old, at, at + trail, out);
  }

  private static String range(int from, int count) {
    return (count == 0 ? from : from + 1) + "," + count;
  }

  private static void append(String mark, List<String> lines, int from, int to, StringBuilder out) {
    for (int i = from; i < to; i++) {
      String line = lines.get(i);
      out.append(mark).append(line);
      if (!line.endsWith("\n")) {
        out.append("\n\\ No newline at end of file\n");
      }
    }
  }

  /** The lines with their line ends. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      int to = end < 0 ? text.length() : end + 1;
      lines.add(text.substring(from, to));
      from = to;
    }
    return lines;
  }
}
