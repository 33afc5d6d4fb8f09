package io.steplint.iam;

import io.steplint.iam.language.Answer;
import io.steplint.iam.language.Pattern;
import io.steplint.iam.language.Pattern.Syntax;
import io.steplint.iam.language.PatternComparison;
import io.steplint.iam.language.PatternSet;
import io.steplint.source.ScalarNode;
import io.steplint.text.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * Which statements of a list certainly speak of every request of which another one speaks. No
 * answer but a certain one counts; a wide statement with conditions, {@code NotAction} or {@code
 * NotResource} never covers.
 *
 * <p>Every statement is parsed once, and held against those alone that have a piece of text in
 * common with it: a pattern covers another one only if each run of characters in it stands in the
 * other one as well, for the wildcards there may stand for characters that are nowhere else.
 */
public final class StatementCovers {

  /** So many characters of a run are looked up. */
  private static final int PIECE = 3;

  /** The piece of patterns that may cover whatever pattern there is. */
  private static final String ANYTHING = "";

  private final List<Sides> statements = new ArrayList<>();
  private final Map<String, List<Integer>> byPiece = new HashMap<>();

  /** A statement as patterns; only what is certain of it. */
  private record Sides(List<Pattern> actions, List<Pattern> resources, boolean covers) {

    static final Sides NONE = new Sides(List.of(), List.of(), false);

    static Sides of(Statement statement) {
      return isPlain(statement)
          ? new Sides(
              actionPatterns(statement),
              resourcePatterns(statement),
              statement.conditions().isEmpty())
          : NONE;
    }

    boolean canBeCovered() {
      return !actions.isEmpty() && !resources.isEmpty();
    }
  }

  public StatementCovers(List<Statement> all) {
    for (Statement statement : all) {
      statements.add(Sides.of(statement));
    }
    Map<String, Integer> frequency = new HashMap<>();
    for (Sides sides : statements) {
      Set<String> pieces = new HashSet<>();
      sides.actions().forEach(pattern -> pieces('a', pattern, pieces));
      sides.resources().forEach(pattern -> pieces('r', pattern, pieces));
      pieces.forEach(piece -> frequency.merge(piece, 1, Integer::sum));
    }
    for (int i = 0; i < statements.size(); i++) {
      if (statements.get(i).covers() && statements.get(i).canBeCovered()) {
        for (String piece : rarest(statements.get(i), frequency)) {
          byPiece.computeIfAbsent(piece, key -> new ArrayList<>()).add(i);
        }
      }
    }
  }

  /**
   * The first statement that covers another one.
   *
   * @param narrow the index of the other one
   * @param wanted the indices of statements that count
   * @return its index, or -1
   */
  public int firstThatCovers(int narrow, IntPredicate wanted) {
    Sides sides = statements.get(narrow);
    if (!sides.canBeCovered()) {
      return -1;
    }
    for (int wide : candidates(sides.actions().get(0), sides.resources().get(0))) {
      if (wide != narrow && wanted.test(wide) && covers(wide, narrow)) {
        return wide;
      }
    }
    return -1;
  }

  /** Whoever covers a statement covers its first action and its first resource. */
  private Set<Integer> candidates(Pattern action, Pattern resource) {
    TreeSet<Integer> candidates = new TreeSet<>();
    if (resource.matchesNothing()) {
      byPiece.values().forEach(candidates::addAll);
      return candidates;
    }
    Set<String> pieces = new HashSet<>(Set.of(ANYTHING));
    pieces('a', action, pieces);
    pieces('r', resource, pieces);
    for (String piece : pieces) {
      candidates.addAll(byPiece.getOrDefault(piece, List.of()));
    }
    return candidates;
  }

  /** Whether one statement holds for every request for which another one holds. */
  public boolean covers(int wide, int narrow) {
    Sides all = statements.get(wide);
    Sides some = statements.get(narrow);
    return all.covers()
        && some.canBeCovered()
        && covers(all.actions(), some.actions())
        && covers(all.resources(), some.resources());
  }

  private static boolean covers(List<Pattern> wide, List<Pattern> narrow) {
    List<PatternSet> sets = List.of(PatternSet.of(wide));
    for (Pattern pattern : narrow) {
      if (PatternComparison.covers(pattern, null, sets, sets).answer() != Answer.YES) {
        return false;
      }
    }
    return true;
  }

  /** The fewest pieces of which one has to stand in whatever the statement covers. */
  private static Set<String> rarest(Sides sides, Map<String, Integer> frequency) {
    Set<String> byAction = new HashSet<>();
    Set<String> byResource = new HashSet<>();
    long actions = rarest('a', sides.actions(), frequency, byAction);
    long resources = rarest('r', sides.resources(), frequency, byResource);
    return actions < resources ? byAction : byResource;
  }

  private static long rarest(
      char side, List<Pattern> patterns, Map<String, Integer> frequency, Set<String> out) {
    long found = 0;
    for (Pattern pattern : patterns) {
      String rarest = ANYTHING;
      int least = Integer.MAX_VALUE;
      Set<String> pieces = new HashSet<>();
      pieces(side, pattern, pieces);
      for (String piece : pieces) {
        int often = frequency.getOrDefault(piece, 0);
        boolean better = often == least ? piece.compareTo(rarest) < 0 : often < least;
        if (better) {
          least = often;
          rarest = piece;
        }
      }
      out.add(rarest);
      found += least;
    }
    return found;
  }

  /** The pieces of a pattern, told apart by the side of the statement; a literal is one as well. */
  private static void pieces(char side, Pattern pattern, Set<String> out) {
    for (String piece : pattern.pieces(PIECE)) {
      out.add(side + piece);
    }
    if (pattern.isLiteral()) {
      out.add(side + "=" + pattern.text());
    }
  }

  private static boolean isPlain(Statement statement) {
    boolean plain = statement.complete() && !statement.notAction() && !statement.notResource();
    for (ScalarNode action : statement.actions()) {
      plain &= !action.isUnknown() && action.text().isLiteral();
    }
    for (ScalarNode resource : statement.resources()) {
      plain &= !resource.isUnknown() && Grants.isResource(resource.text());
    }
    return plain;
  }

  private static List<Pattern> actionPatterns(Statement statement) {
    List<Pattern> patterns = new ArrayList<>();
    for (ScalarNode action : statement.actions()) {
      String folded = action.string().toLowerCase(Locale.ROOT);
      patterns.add(Pattern.of(Text.of(folded), Syntax.STRING, false));
    }
    return patterns;
  }

  private static List<Pattern> resourcePatterns(Statement statement) {
    List<Pattern> patterns = new ArrayList<>();
    for (ScalarNode resource : statement.resources()) {
      patterns.add(Pattern.of(resource.text(), Syntax.RESOURCE, true));
    }
    return patterns;
  }
}
