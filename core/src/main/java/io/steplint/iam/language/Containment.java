package io.steplint.iam.language;

import io.steplint.text.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Containment of ARN patterns as such, without actions, conditions or the forms of valid ARNs. */
public final class Containment {

  private Containment() {}

  /**
   * An answer.
   *
   * @param witness the shortest string that the need holds and that is not allowed or is denied;
   *     null where there is none
   */
  public record Result(Answer answer, @Nullable String witness) {}

  /** Whether all of {@code need} is allowed and none of it denied. */
  public static Result check(Text need, List<Text> allow, List<Text> deny) {
    Pattern pattern = Pattern.resource(need);
    List<Pattern> allowed = new ArrayList<>();
    allow.forEach(text -> allowed.add(Pattern.resource(text)));
    PatternComparison.Result covers = covers(pattern, allowed);
    String witness = covers.witness();
    Answer answer = covers.answer();
    for (Text denied : deny) {
      PatternComparison.Result meets =
          Overlap.meets(pattern, PatternSet.of(List.of(Pattern.resource(denied))));
      answer = answer.and(meets.answer().not());
      witness = shorter(witness, meets.witness());
    }
    return new Result(answer, answer == Answer.YES ? null : witness);
  }

  private static PatternComparison.Result covers(Pattern need, List<Pattern> allowed) {
    List<PatternSet> sets = List.of(PatternSet.of(allowed));
    return PatternComparison.covers(need, null, sets, sets);
  }

  private static @Nullable String shorter(@Nullable String one, @Nullable String two) {
    if (one == null || two == null) {
      return one == null ? two : one;
    }
    return two.length() < one.length() ? two : one;
  }
}
