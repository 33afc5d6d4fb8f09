package io.steplint.integration.needs;

import io.steplint.iam.language.RequestContext;
import io.steplint.text.Part;
import io.steplint.text.Reference;
import io.steplint.text.Reference.Domain;
import io.steplint.text.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * A resource that a Task acts on.
 *
 * @param readings what is authorized, see {@link Need#resources()}
 * @param context condition keys that the resource brings
 * @param necessity whether the Task certainly acts on it
 * @param reason why that is not certain, or empty
 */
record Target(List<Text> readings, RequestContext context, Necessity necessity, String reason) {

  private static final int ARN_PIECES = 6;

  Target {
    List<Text> settled = new ArrayList<>();
    readings.forEach(reading -> settled.add(withinSegments(reading)));
    readings = DefinitionStrings.distinct(settled);
  }

  Target(List<Text> readings, RequestContext context) {
    this(readings, context, Necessity.SURE, "");
  }

  static Target of(Text... readings) {
    return new Target(List.of(readings), RequestContext.UNKNOWN);
  }

  /** This target, on which the Task does not act for certain. */
  Target only(Necessity other, String why) {
    return new Target(readings, context, other, why);
  }

  /** This target with a condition key that a request for it has. */
  Target with(String key, Text value) {
    return new Target(readings, context.with(key, value), necessity, reason);
  }

  /** Whether only the execution decides the whole value. */
  static boolean isRunTime(Text value) {
    Reference reference = value.reference();
    return reference != null && reference.display().equals("*");
  }

  /**
   * An ARN whose parts that only the execution decides hold no colon, where they stand in its
   * partition, Region or account: with one, it would not be an ARN.
   */
  private static Text withinSegments(Text arn) {
    List<Text> pieces = arn.split(':', ARN_PIECES);
    if (pieces.size() < ARN_PIECES
        || !"arn".equals(pieces.get(0).literal())
        || !isAccount(pieces)) {
      return arn;
    }
    Text.Builder out = Text.builder();
    for (int i = 0; i < ARN_PIECES; i++) {
      out.append(i == 0 ? "" : ":");
      for (Part part : pieces.get(i).parts()) {
        boolean wide =
            i < ARN_PIECES - 1
                && part instanceof Reference reference
                && reference.domain() == Domain.ANY
                && reference.display().equals("*");
        out.append(wide ? segment((Reference) part) : part);
      }
    }
    return out.build();
  }

  private static Reference segment(Reference wide) {
    return new Reference(wide.identity(), wide.display(), Domain.SEGMENT);
  }

  /** Whether the fifth piece can be an account, so that no piece before it is two in one. */
  private static boolean isAccount(List<Text> pieces) {
    String account = pieces.get(ARN_PIECES - 2).literal();
    return account == null || account.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
