package io.steplint.iam.language;

import io.steplint.iam.language.Chain.References;
import io.steplint.text.Reference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares sets of strings that hold references, in every reading of the wildcards: an answer is
 * certain only if it is the same whatever the references stand for and in each reading.
 */
public final class PatternComparison {

  private static final Reading[] ONE = {Reading.NARROW};
  private static final Reading[] BOTH = Reading.values();

  private PatternComparison() {}

  /**
   * An answer.
   *
   * @param witness a string that shows it: not covered where the answer is not yes, shared where it
   *     is not no; null where there is none to show
   */
  public record Result(Answer answer, @Nullable String witness) {}

  /**
   * Whether all strings of a pattern are in the union of sets.
   *
   * @param shape if not null, only strings of this form count
   * @param certain sets that are there for certain
   * @param possible sets that may be there, those of {@code certain} included
   */
  public static Result covers(
      Pattern need, @Nullable Chain shape, List<PatternSet> certain, List<PatternSet> possible) {
    if (shape == null && need.isLiteral() && areKnown(possible)) {
      return coversOne(need, certain, possible);
    }
    try {
      Answer answer = null;
      String witness = null;
      for (Reading reading : readings(need, possible)) {
        Result one = covers(need, shape, certain, possible, reading);
        witness = witness == null ? one.witness() : witness;
        answer = answer == null || answer == one.answer() ? one.answer() : Answer.UNKNOWN;
      }
      return new Result(
          answer == null ? Answer.UNKNOWN : answer, answer == Answer.YES ? null : witness);
    } catch (TooComplexException e) {
      return new Result(Answer.UNKNOWN, null);
    }
  }

  /** Whether one set certainly has all strings of a pattern. */
  public static boolean holds(Pattern need, PatternSet set) {
    if (need.isLiteral() && set.isKnown()) {
      return contains(set, need, Reading.NARROW) != set.complement()
          && (!set.hasReadings() || contains(set, need, Reading.WIDE) != set.complement());
    }
    List<PatternSet> sets = List.of(set);
    return covers(need, null, sets, sets).answer() == Answer.YES;
  }

  private static boolean areKnown(List<PatternSet> sets) {
    for (int i = 0; i < sets.size(); i++) {
      if (!sets.get(i).isKnown()) {
        return false;
      }
    }
    return true;
  }

  /** As {@link #covers}, for one string and known patterns: no automaton is needed. */
  static Result coversOne(Pattern literal, List<PatternSet> certain, List<PatternSet> possible) {
    boolean both = contains(certain, literal, Reading.NARROW);
    if (both && contains(certain, literal, Reading.WIDE)) {
      return new Result(Answer.YES, null);
    }
    boolean none =
        !contains(possible, literal, Reading.NARROW) && !contains(possible, literal, Reading.WIDE);
    return new Result(none ? Answer.NO : Answer.UNKNOWN, literal.text().toString());
  }

  private static boolean contains(List<PatternSet> sets, Pattern literal, Reading reading) {
    for (PatternSet set : sets) {
      if (contains(set, literal, reading) != set.complement()) {
        return true;
      }
    }
    return false;
  }

  private static boolean contains(PatternSet set, Pattern literal, Reading reading) {
    List<Pattern> patterns = set.patterns();
    for (int i = 0; i < patterns.size(); i++) {
      if (patterns.get(i).matches(literal, reading)) {
        return true;
      }
    }
    return false;
  }

  static Reading[] readings(Pattern need, List<PatternSet> sets) {
    boolean differ = need.hasReadings();
    for (PatternSet set : sets) {
      differ |= set.hasReadings();
    }
    return differ ? BOTH : ONE;
  }

  private static Result covers(
      Pattern need,
      @Nullable Chain shape,
      List<PatternSet> certain,
      List<PatternSet> possible,
      Reading reading) {
    Letters letters = new Letters();
    Chain opaque = Chain.of(need, reading, References.LETTERS, true, letters);
    if (opaque == null) {
      return new Result(Answer.YES, null);
    }
    Words words = words(opaque, shape);
    if (words == null) {
      return new Result(Answer.YES, null);
    }
    String open = certainly(need, opaque, words, certain, reading, letters);
    if (open == null) {
      return new Result(Answer.YES, null);
    }
    boolean literal = need.references().isEmpty() && !hasUnknown(need);
    if (literal && !differ(certain, possible)) {
      return new Result(Answer.NO, open);
    }
    boolean possiblyCovered = possibly(need, shape, possible, reading);
    if (possiblyCovered) {
      return new Result(Answer.UNKNOWN, open);
    }
    String witness =
        new Inclusion(words, possibleCover(opaque, possible, reading, letters))
            .counterexample(letters);
    return new Result(Answer.NO, witness == null ? open : witness);
  }

  private static @Nullable Words words(Chain chain, @Nullable Chain shape) {
    return shape == null ? Words.of(chain) : Words.of(chain, 0, shape, 0, false);
  }

  private static boolean hasUnknown(Pattern pattern) {
    for (int element : pattern.elements()) {
      if (element == Pattern.UNKNOWN) {
        return true;
      }
    }
    return false;
  }

  /** Whether what is possible may be more than what is certain. */
  private static boolean differ(List<PatternSet> certain, List<PatternSet> possible) {
    if (certain.size() != possible.size()) {
      return true;
    }
    for (PatternSet set : possible) {
      for (Pattern pattern : set.patterns()) {
        if (!pattern.references().isEmpty() || hasUnknown(pattern)) {
          return true;
        }
      }
    }
    return false;
  }

  /** A word that is not certainly covered, or null. */
  private static @Nullable String certainly(
      Pattern need,
      Chain opaque,
      Words words,
      List<PatternSet> certain,
      Reading reading,
      Letters letters) {
    Cover cover = new Cover();
    List<List<Chain>> complements = new ArrayList<>();
    for (PatternSet set : certain) {
      if (!set.complement()) {
        for (Pattern pattern : set.patterns()) {
          Chain chain = Chain.of(pattern, reading, References.LETTERS, false, letters);
          if (chain != null && !chain.beginsUnlike(opaque)) {
            cover.add(chain, 0);
          }
        }
      } else if (need.references().isEmpty()) {
        complements.add(chains(set, reading, References.WIDENED, true, letters));
      } else if (Overlap.meets(need, set.patterns(), reading, letters) == Answer.NO) {
        return null;
      }
    }
    complements.forEach(cover::addComplement);
    return new Inclusion(words, cover).counterexample(letters);
  }

  private static List<Chain> chains(
      PatternSet set, Reading reading, References mode, boolean unknown, Letters letters) {
    List<Chain> chains = new ArrayList<>(set.patterns().size());
    for (Pattern pattern : set.patterns()) {
      Chain chain = Chain.of(pattern, reading, mode, unknown, letters);
      if (chain != null) {
        chains.add(chain);
      }
    }
    return chains;
  }

  /** What may be covered, as far as words with opaque letters can tell. */
  private static Cover possibleCover(
      Chain opaque, List<PatternSet> possible, Reading reading, Letters letters) {
    Cover cover = new Cover();
    for (PatternSet set : possible) {
      if (set.complement()) {
        continue;
      }
      for (Pattern pattern : set.patterns()) {
        for (References mode : new References[] {References.WIDENED, References.LETTERS}) {
          Chain chain = Chain.of(pattern, reading, mode, true, letters);
          if (chain != null && !chain.beginsUnlike(opaque)) {
            cover.add(chain, 0);
          }
        }
      }
    }
    for (PatternSet set : possible) {
      if (set.complement()) {
        cover.addComplement(chains(set, reading, References.LETTERS, false, letters));
      }
    }
    return cover;
  }

  /** Whether some choice of what the references stand for could cover all words. */
  private static boolean possibly(
      Pattern need, @Nullable Chain shape, List<PatternSet> possible, Reading reading) {
    Letters letters = new Letters();
    Chain chosen = Chain.of(need, reading, References.CHOSEN, true, letters);
    Words words = chosen == null ? null : words(chosen, shape);
    if (chosen == null || words == null) {
      return true;
    }
    Cover cover = new Cover();
    int[][] entries = new int[chosen.length() + 1][];
    for (PatternSet set : possible) {
      if (set.complement()) {
        continue;
      }
      for (Pattern pattern : set.patterns()) {
        Chain chain = Chain.of(pattern, reading, References.WIDENED, true, letters);
        if (chain == null) {
          continue;
        }
        // What both begin with, letter for letter and reference for reference, cannot tell them
        // apart; the rest is compared from there, so that a reference is the same string in both.
        int shared = sharedPrefix(need, pattern);
        int at = chosen.start(shared);
        if (at == 0) {
          cover.add(chain, 0);
        } else {
          entries[at] = append(entries[at], cover.addLater(chain) + chain.start(shared));
        }
      }
    }
    for (PatternSet set : possible) {
      if (set.complement()) {
        cover.addComplement(chains(set, reading, References.LETTERS, false, letters));
      }
    }
    return new Inclusion(words, cover).canBeCovered(entries);
  }

  private static int[] append(int @Nullable [] states, int state) {
    if (states == null) {
      return new int[] {state};
    }
    int[] more = java.util.Arrays.copyOf(states, states.length + 1);
    more[states.length] = state;
    return more;
  }

  static int sharedPrefix(Pattern left, Pattern right) {
    int[] a = left.elements();
    int[] b = right.elements();
    int shared = 0;
    while (shared < a.length && shared < b.length && isSame(left, a[shared], right, b[shared])) {
      shared++;
    }
    return shared;
  }

  private static boolean isSame(Pattern left, int a, Pattern right, int b) {
    if (a < Pattern.RUN) {
      return a == b;
    }
    if (a < Pattern.REFERENCE || b < Pattern.REFERENCE) {
      return false;
    }
    Reference one = left.references().get(a - Pattern.REFERENCE);
    return one.equals(right.references().get(b - Pattern.REFERENCE));
  }
}
