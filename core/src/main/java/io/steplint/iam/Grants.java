package io.steplint.iam;

import io.steplint.iam.language.Answer;
import io.steplint.iam.language.ArnForms;
import io.steplint.iam.language.ArnForms.Precision;
import io.steplint.iam.language.Chain;
import io.steplint.iam.language.Overlap;
import io.steplint.iam.language.Pattern;
import io.steplint.iam.language.Pattern.Syntax;
import io.steplint.iam.language.PatternComparison;
import io.steplint.iam.language.PatternSet;
import io.steplint.text.Literal;
import io.steplint.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a grant is worth, measured by the ARNs that its action can be authorized on at all. Of an
 * action whose ARNs are not known every string counts.
 */
public final class Grants {

  private Grants() {}

  /**
   * Whether an action can be authorized on one of the resources that a grant names: where the
   * answer is no, the grant is dead.
   */
  public static Answer canMatch(String action, Pattern grant) {
    List<Chain> forms = ArnForms.of(action, Precision.NONE);
    if (grant.matchesNothing()) {
      return Answer.NO;
    }
    if (forms.isEmpty() || grant.isEverything()) {
      return Answer.YES;
    }
    Answer answer = Answer.NO;
    for (Chain form : forms) {
      answer = answer.or(Overlap.meets(grant, form));
    }
    return answer;
  }

  /** Whether two patterns have a string in common. */
  public static Answer meet(Pattern one, Pattern other) {
    return Overlap.meets(one, PatternSet.of(List.of(other))).answer();
  }

  /**
   * Whether a text can stand in {@code Resource}: IAM takes only ARNs and wildcards. Where a
   * reference decides how it begins, it can.
   */
  public static boolean isResource(Text text) {
    return text.parts().isEmpty()
        || !(text.parts().get(0) instanceof Literal first)
        || first.value().startsWith("arn:")
        || first.value().charAt(0) == '*';
  }

  private static Pattern actions(String pattern) {
    return Pattern.of(Text.of(pattern.toLowerCase(Locale.ROOT)), Syntax.STRING, false);
  }

  /**
   * The shortest ARN that a grant allows and nobody needs.
   *
   * @param needed the resources that are needed, and what is denied
   * @return null where there is none for certain
   */
  public static @Nullable String excess(String action, Pattern grant, List<Pattern> needed) {
    List<PatternSet> covered = needed.isEmpty() ? List.of() : List.of(PatternSet.of(needed));
    return outside(action, grant, covered, covered);
  }

  /** The shortest valid ARN of a pattern that no set covers, whatever references stand for. */
  static @Nullable String outside(
      String action, Pattern pattern, List<PatternSet> certain, List<PatternSet> possible) {
    for (Precision precision : Precision.values()) {
      List<String> witnesses = new ArrayList<>();
      for (Chain form : ArnForms.of(action, precision)) {
        add(PatternComparison.covers(pattern, form, certain, possible), witnesses);
      }
      String shortest = shortest(witnesses);
      if (shortest != null) {
        return shortest;
      }
    }
    if (!ArnForms.of(action, Precision.NONE).isEmpty()) {
      return null;
    }
    List<String> witnesses = new ArrayList<>();
    add(PatternComparison.covers(pattern, null, certain, possible), witnesses);
    return shortest(witnesses);
  }

  private static void add(PatternComparison.Result result, List<String> witnesses) {
    String witness = result.witness();
    if (result.answer() == Answer.NO && witness != null) {
      witnesses.add(witness);
    }
  }

  private static @Nullable String shortest(List<String> witnesses) {
    String shortest = null;
    for (String witness : witnesses) {
      if (shortest == null || witness.length() < shortest.length()) {
        shortest = witness;
      }
    }
    return shortest;
  }
}
