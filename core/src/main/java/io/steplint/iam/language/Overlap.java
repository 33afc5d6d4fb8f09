package io.steplint.iam.language;

import io.steplint.iam.language.Chain.References;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether two sets of strings have one in common, as far as that is known. */
public final class Overlap {

  private Overlap() {}

  /**
   * Whether a pattern and a set have a string in common.
   *
   * @return the answer, with a shared string where there is one for certain
   */
  public static PatternComparison.Result meets(Pattern need, PatternSet set) {
    if (need.isLiteral() && set.isKnown()) {
      PatternComparison.Result inside =
          PatternComparison.coversOne(need, List.of(set), List.of(set));
      return new PatternComparison.Result(inside.answer(), need.text().toString());
    }
    try {
      if (set.complement()) {
        PatternComparison.Result inside =
            PatternComparison.covers(
                need,
                null,
                List.of(PatternSet.of(set.patterns())),
                List.of(PatternSet.of(set.patterns())));
        return new PatternComparison.Result(inside.answer().not(), inside.witness());
      }
      Answer answer = null;
      for (Reading reading : PatternComparison.readings(need, List.of(set))) {
        Answer one = meets(need, set.patterns(), reading, new Letters());
        answer = answer == null || answer == one ? one : Answer.UNKNOWN;
      }
      String witness = answer == Answer.YES ? shared(need, set) : null;
      return new PatternComparison.Result(answer == null ? Answer.UNKNOWN : answer, witness);
    } catch (TooComplexException e) {
      return new PatternComparison.Result(Answer.UNKNOWN, null);
    }
  }

  /** In one reading of the wildcards. */
  public static Answer meets(
      Pattern need, List<Pattern> patterns, Reading reading, Letters letters) {
    Answer answer = Answer.NO;
    for (Pattern pattern : patterns) {
      if (sharedWords(need, pattern, reading, letters) != null) {
        return Answer.YES;
      }
      Chain left = Chain.of(need, reading, References.WIDENED, true, letters);
      Chain right = Chain.of(pattern, reading, References.WIDENED, true, letters);
      if (left == null || right == null) {
        continue;
      }
      int shared = PatternComparison.sharedPrefix(need, pattern);
      if (Words.of(left, left.start(shared), right, right.start(shared), false) != null) {
        answer = Answer.UNKNOWN;
      }
    }
    return answer;
  }

  /** Whether a pattern and the ARNs of a form have a string in common. */
  public static Answer meets(Pattern pattern, Chain form) {
    try {
      Answer answer = null;
      for (Reading reading : PatternComparison.readings(pattern, List.of())) {
        Letters letters = new Letters();
        Chain opaque = Chain.of(pattern, reading, References.LETTERS, false, letters);
        Chain widened = Chain.of(pattern, reading, References.WIDENED, true, letters);
        Answer one =
            opaque != null && Words.of(opaque, 0, form, 0, false) != null
                ? Answer.YES
                : widened != null && Words.of(widened, 0, form, 0, false) != null
                    ? Answer.UNKNOWN
                    : Answer.NO;
        answer = answer == null || answer == one ? one : Answer.UNKNOWN;
      }
      return answer == null ? Answer.UNKNOWN : answer;
    } catch (TooComplexException e) {
      return Answer.UNKNOWN;
    }
  }

  private static @Nullable Words sharedWords(
      Pattern need, Pattern pattern, Reading reading, Letters letters) {
    Chain left = Chain.of(need, reading, References.LETTERS, true, letters);
    Chain right = Chain.of(pattern, reading, References.LETTERS, false, letters);
    if (left == null || right == null || left.beginsUnlike(right)) {
      return null;
    }
    return Words.of(left, 0, right, 0, true);
  }

  private static @Nullable String shared(Pattern need, PatternSet set) {
    String shortest = null;
    for (Pattern pattern : set.patterns()) {
      Letters letters = new Letters();
      Words words = sharedWords(need, pattern, Reading.NARROW, letters);
      if (words != null) {
        String word = new Inclusion(words, new Cover()).counterexample(letters);
        if (word != null && (shortest == null || word.length() < shortest.length())) {
          shortest = word;
        }
      }
    }
    return shortest;
  }
}
