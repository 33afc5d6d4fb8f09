package io.steplint.lint;

import io.steplint.source.Document;
import io.steplint.source.FileSource;
import io.steplint.source.Location;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Applies fixes to texts. A fix is applied as a whole or not at all: not where it overlaps one
 * before it, nor where a file could be read before and could not after.
 *
 * @param texts the new texts by file, only of files that change
 * @param applied how many fixes were applied
 */
public record Fixes(Map<String, String> texts, int applied) {

  /** A place of a text, in offsets. */
  private record Change(int start, int end, String text) {}

  /**
   * Applies the fixes of findings, in their order.
   *
   * @param unsafe whether also those that may change what a machine does
   * @param sources the current texts; null where there is none
   */
  public static Fixes of(
      List<Finding> findings, boolean unsafe, Function<String, @Nullable FileSource> sources) {
    Map<String, List<Change>> changes = new LinkedHashMap<>();
    int applied = 0;
    for (Finding finding : findings) {
      Fix fix = finding.fix();
      if (fix != null && (fix.safe() || unsafe) && add(fix, changes, sources)) {
        applied++;
      }
    }
    Map<String, String> texts = new TreeMap<>();
    changes.forEach(
        (file, ofFile) -> {
          FileSource source = sources.apply(file);
          if (source != null) {
            texts.put(file, rewritten(source.text(), ofFile));
          }
        });
    return new Fixes(texts, applied);
  }

  private static boolean add(
      Fix fix, Map<String, List<Change>> changes, Function<String, @Nullable FileSource> sources) {
    Map<String, List<Change>> trial = new LinkedHashMap<>();
    for (Fix.Edit edit : fix.edits()) {
      Location place = edit.location();
      FileSource source = sources.apply(place.file());
      if (source == null) {
        return false;
      }
      Change change =
          new Change(
              offset(source, place.line(), place.column()),
              offset(source, place.endLine(), place.endColumn()),
              edit.text());
      List<Change> ofFile =
          trial.computeIfAbsent(
              place.file(), k -> new ArrayList<>(changes.getOrDefault(k, List.of())));
      if (change.start() < 0
          || change.end() < change.start()
          || !isSpelled(edit, source.text().substring(change.start(), change.end()))
          || overlaps(change, ofFile)) {
        return false;
      }
      if (!ofFile.contains(change)) {
        // one insertion mends all that lack the same
        ofFile.add(change);
      }
    }
    for (Map.Entry<String, List<Change>> entry : trial.entrySet()) {
      FileSource source = sources.apply(entry.getKey());
      if (source == null || breaks(source, entry.getValue())) {
        return false;
      }
    }
    changes.putAll(trial);
    return true;
  }

  /**
   * Whether a part of a string stands in the file as the edit says, and the new text can stand
   * there as it is: in whatever quotes, and in whatever other string that string stands.
   */
  private static boolean isSpelled(Fix.Edit edit, String there) {
    String before = edit.before();
    if (before == null) {
      return true;
    }
    for (int i = 0; i < edit.text().length(); i++) {
      char c = edit.text().charAt(i);
      if (c < ' ' || "\"'\\$%{}#&*!|>`".indexOf(c) >= 0) {
        return false;
      }
    }
    return there.equals(before);
  }

  private static boolean overlaps(Change change, List<Change> others) {
    for (Change other : others) {
      boolean apart = change.end() <= other.start() || other.end() <= change.start();
      boolean sameStart = change.start() == other.start();
      // Two fixes may insert at one place, one behind the other.
      boolean insert = change.start() == change.end() && other.start() == other.end();
      if (!apart || (sameStart && !insert)) {
        return true;
      }
    }
    return false;
  }

  /** Whether there is more wrong with a file after the changes than before. */
  private static boolean breaks(FileSource source, List<Change> changes) {
    FileSource mended = new FileSource(source.path(), rewritten(source.text(), changes));
    if (source.path().endsWith(".tf")) {
      return false;
    }
    Document after = Document.read(mended);
    Document before = Document.read(source);
    return after.problems().size() > before.problems().size()
        || (after.root() == null && before.root() != null);
  }

  private static String rewritten(String text, List<Change> changes) {
    List<Change> sorted = new ArrayList<>(changes);
    sorted.sort(Comparator.comparingInt(Change::start));
    StringBuilder out = new StringBuilder(text.length());
    int copied = 0;
    for (Change change : sorted) {
      out.append(text, copied, change.start()).append(change.text());
      copied = change.end();
    }
    return out.append(text, copied, text.length()).toString();
  }

  /** The offset of a line and column, or -1 where there is no such place. */
  private static int offset(FileSource source, int line, int column) {
    return line < 1 || line > source.lineCount() ? -1 : source.offset(line, column);
  }
}
