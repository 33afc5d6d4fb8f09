package io.steplint.cli;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
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
    List<String> old = lines(before);
    List<String> now = lines(after);
    StringBuilder out = new StringBuilder();
    int headers = 2;
    for (String line :
        UnifiedDiffUtils.generateUnifiedDiff(
            "a/" + file, "b/" + file, old, DiffUtils.diff(old, now), CONTEXT)) {
      // a line of the texts begins with a mark, so that only a head of a hunk begins like one
      boolean head = headers-- > 0 || line.startsWith("@@ ");
      out.append(line);
      if (head) {
        out.append('\n');
      } else if (!line.endsWith("\n")) {
        out.append("\n\\ No newline at end of file\n");
      }
    }
    return out.toString();
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
