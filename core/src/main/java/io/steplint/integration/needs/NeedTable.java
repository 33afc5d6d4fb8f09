package io.steplint.integration.needs;

import io.steplint.asl.TaskResource.Pattern;
import io.steplint.table.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What each optimized integration needs; see {@code integrations.txt} beside this class. Loaded at
 * the first question.
 */
public final class NeedTable {

  private static final class Holder {
    static final Map<String, Set<Pattern>> PATTERNS = new LinkedHashMap<>();
    static final Map<String, List<Row>> ROWS = load(PATTERNS);
  }

  private static final int COLUMNS = 7;

  static final String SOME_CASES = "It is documented for this call, but needed only in some cases";

  private NeedTable() {}

  /**
   * A line of the table.
   *
   * @param patterns letters of the patterns it is for
   * @param conditions {@code key=value}, {@code ?Parameter}, {@code ~Parameter} or {@code
   *     !Parameter=value}
   * @param reason when it is needed, if that is not certain
   * @param sources where it is documented
   */
  record Row(
      String patterns,
      NeedKind kind,
      Necessity necessity,
      List<String> actions,
      List<String> resources,
      List<String> conditions,
      String reason,
      List<String> sources) {

    /**
     * Reads a row.
     *
     * @param kind the word of a kind; with a question mark what is possibly needed, with an
     *     exclamation mark what is needed on something unknown
     */
    static Row of(
        String patterns,
        String kind,
        String actions,
        String resources,
        String conditions,
        String reason,
        String sources) {
      char last = kind.charAt(kind.length() - 1);
      Necessity necessity =
          last == '?' ? Necessity.POSSIBLE : last == '!' ? Necessity.UNKNOWN : Necessity.SURE;
      String word = necessity == Necessity.SURE ? kind : kind.substring(0, kind.length() - 1);
      return new Row(
          patterns,
          NeedTable.kind(word),
          necessity,
          words(actions.replace(',', ' ')),
          words(resources),
          words(conditions),
          necessity == Necessity.POSSIBLE && reason.isEmpty() ? SOME_CASES : reason,
          words(sources));
    }

    boolean required() {
      return necessity == Necessity.SURE;
    }

    boolean isFor(Pattern pattern) {
      return patterns.indexOf(letter(pattern)) >= 0;
    }
  }

  private static char letter(Pattern pattern) {
    return switch (pattern) {
      case REQUEST_RESPONSE -> 'r';
      case SYNC -> 's';
      case SYNC_2 -> '2';
      case WAIT_FOR_TASK_TOKEN -> 't';
    };
  }

  /** The rows of an integration; empty where the table has none. */
  static List<Row> rows(String service, String api) {
    return Holder.ROWS.getOrDefault(service + ":" + api, List.of());
  }

  /** The names of all rules that the service makes in an account, in alphabetical order. */
  public static List<String> managedRules() {
    Set<String> names = new LinkedHashSet<>();
    for (List<Row> rows : Holder.ROWS.values()) {
      for (Row row : rows) {
        if (row.kind() == NeedKind.MANAGED_RULE && row.required()) {
          names.addAll(row.resources());
        }
      }
    }
    List<String> sorted = new ArrayList<>(names);
    Collections.sort(sorted);
    return sorted;
  }

  /** The optimized integrations there are, as {@code service:api}, in the order of the table. */
  public static Set<String> integrations() {
    return Collections.unmodifiableSet(Holder.ROWS.keySet());
  }

  /** The patterns in which an optimized integration can be called; empty where there is none. */
  public static Set<Pattern> patterns(String service, String api) {
    return Collections.unmodifiableSet(Holder.PATTERNS.getOrDefault(service + ":" + api, Set.of()));
  }

  private static Map<String, List<Row>> load(Map<String, Set<Pattern>> patterns) {
    Map<String, List<Row>> rows = new LinkedHashMap<>();
    for (String line : Table.beside(NeedTable.class, "integrations.txt").rows()) {
      String[] columns = Table.columns(line, COLUMNS);
      List<Row> known = rows.computeIfAbsent(columns[0], key -> new ArrayList<>());
      Set<Pattern> called =
          patterns.computeIfAbsent(columns[0], key -> EnumSet.noneOf(Pattern.class));
      for (Pattern pattern : Pattern.values()) {
        if (columns[1].indexOf(letter(pattern)) >= 0) {
          called.add(pattern);
        }
      }
      if (!columns[2].equals("none")) {
        known.add(
            Row.of(columns[1], columns[2], columns[3], columns[4], columns[5], "", columns[6]));
      }
    }
    return rows;
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" "));
  }

  private static NeedKind kind(String word) {
    return switch (word) {
      case "call" -> NeedKind.CALL;
      case "poll" -> NeedKind.POLL;
      case "stop" -> NeedKind.STOP;
      case "rule" -> NeedKind.MANAGED_RULE;
      case "pass" -> NeedKind.PASS_ROLE;
      case "data" -> NeedKind.DATA;
      case "key" -> NeedKind.KEY;
      default -> throw new IllegalStateException("No kind of need: " + word);
    };
  }
}
