package io.steplint.report.findings;

import io.steplint.lint.NotJudged;
import io.steplint.lint.NotJudged.What;
import io.steplint.lint.Report;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a run did not judge, in a line for each kind. */
final class NotJudgedLines {

  /** More names than this in one line help nobody. */
  private static final int MAX_NAMES = 3;

  private NotJudgedLines() {}

  /** The lines; empty where everything was judged. */
  static List<String> of(Report report) {
    List<String> lines = new ArrayList<>();
    add(lines, report, What.FILE, "file", " not read: ");
    add(lines, report, What.MODULE, "module", " not read: ");
    machines(lines, report, What.DEFINITION, " whose definition is not known, or only in part");
    machines(lines, report, What.ROLE, " with a role that is not known, or only in part");
    machines(
        lines, report, What.ACCESS, " without a known role or settings: permissions not judged");
    machines(
        lines, report, What.TYPES, " without a known input: what they read from it not judged");
    return lines;
  }

  private static void machines(List<String> lines, Report report, What what, String text) {
    Set<String> names = new LinkedHashSet<>();
    for (NotJudged item : report.notJudged()) {
      if (item.what() == what && item.stateMachine() != null) {
        names.add(item.stateMachine());
      }
    }
    if (!names.isEmpty()) {
      lines.add(Summary.count(names.size(), "state machine") + text);
    }
  }

  private static void add(List<String> lines, Report report, What what, String word, String text) {
    List<String> reasons = new ArrayList<>();
    for (NotJudged item : report.notJudged()) {
      if (item.what() == what && !reasons.contains(item.reason())) {
        reasons.add(item.reason());
      }
    }
    if (!reasons.isEmpty()) {
      List<String> shown = reasons.subList(0, Math.min(MAX_NAMES, reasons.size()));
      lines.add(
          Summary.count(reasons.size(), word)
              + text
              + String.join("; ", shown)
              + (reasons.size() > MAX_NAMES ? " …" : ""));
    }
  }
}
