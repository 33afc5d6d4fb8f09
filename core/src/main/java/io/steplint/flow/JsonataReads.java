package io.steplint.flow;

import io.steplint.query.jsonata.StateExpression;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The plain paths that a JSONata expression reads: {@code $states.input.a.b}, {@code $total.a}. */
final class JsonataReads {

  private static final Set<String> GUARDS = Set.of("$exists(", "$type(", "$boolean(", "$not(");

  /**
   * One read.
   *
   * @param plain the path
   * @param guarded whether the expression asks somewhere whether it is there
   */
  record Read(PlainPath plain, int start, int end, boolean guarded) {}

  private final String text;
  private final List<Read> found = new ArrayList<>();
  private final Set<String> guarded = new HashSet<>();

  private JsonataReads(String text) {
    this.text = text;
  }

  /** The reads of an expression, in the order of its text as far as they are of one kind. */
  static List<Read> of(String text, StateExpression expression) {
    JsonataReads reads = new JsonataReads(text);
    for (StateExpression.StatesReference states : expression.states()) {
      reads.add(
          states.start(),
          states.names().size() > 1 ? reads.endOfNames(states.end()) : states.end());
    }
    for (StateExpression.VariableReference variable : expression.variables()) {
      if (!variable.builtin()) {
        reads.add(variable.start(), reads.endOfNames(variable.end()));
      }
    }
    List<Read> all = new ArrayList<>(reads.found.size());
    for (Read read : reads.found) {
      boolean asked = reads.guarded.contains(text.substring(read.start(), read.end()));
      all.add(new Read(read.plain(), read.start(), read.end(), asked));
    }
    return all;
  }

  private void add(int start, int end) {
    PlainPath plain = PlainPath.of(text.substring(start, end));
    if (plain != null) {
      found.add(new Read(plain, start, end, false));
      if (isGuard(start, end)) {
        guarded.add(text.substring(start, end));
      }
    }
  }

  /** The end of the names that follow: {@code .a.b}. */
  private int endOfNames(int from) {
    int end = from;
    while (end + 1 < text.length()
        && text.charAt(end) == '.'
        && Character.isLetter(text.charAt(end + 1))) {
      int at = end + 1;
      while (at < text.length()
          && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
        at++;
      }
      if (at < text.length() && text.charAt(at) == '$') {
        return end;
      }
      end = at;
    }
    return end;
  }

  /** Whether the path is asked for here: the argument of a test, or the condition of a choice. */
  private boolean isGuard(int start, int end) {
    int before = start;
    while (before > 0 && isBlank(text.charAt(before - 1))) {
      before--;
    }
    for (String guard : GUARDS) {
      if (text.startsWith(guard, before - guard.length())) {
        return true;
      }
    }
    int after = end;
    while (after < text.length() && isBlank(text.charAt(after))) {
      after++;
    }
    return after < text.length() && text.charAt(after) == '?';
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }
}
