package io.steplint.access;

import io.steplint.access.DeadStatement.Cause;
import io.steplint.iam.Grants;
import io.steplint.iam.language.Answer;
import io.steplint.iam.language.Pattern;
import io.steplint.iam.language.Pattern.Syntax;
import io.steplint.integration.needs.Need;
import io.steplint.text.Literal;
import io.steplint.text.Part;
import io.steplint.text.Reference;
import io.steplint.text.Reference.Domain;
import io.steplint.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A grant that comes to nothing although it is plain which need it was meant for.
 *
 * @param cause by what it misses the need
 * @param meant the name or the resource that is needed
 */
record NearMiss(Cause cause, String meant) {

  /** A name that CloudFormation makes: the logical id, a dash and an invented suffix. */
  private static final String SUFFIX = "-XXXXXXXXXXXX";

  /**
   * How a grant misses a need of its action; null where it meets one, or none is near.
   *
   * @param grant the resource as the statement has it
   */
  static @Nullable NearMiss of(String action, Text grant, Pattern pattern, List<Need> needs) {
    NearMiss miss = null;
    for (Need need : needs) {
      if (!need.action().equalsIgnoreCase(action)) {
        continue;
      }
      for (Text reading : need.resources()) {
        if (meet(reading, pattern) != Answer.NO) {
          return null;
        }
        miss = miss == null ? of(grant, reading) : miss;
      }
    }
    return miss;
  }

  private static @Nullable NearMiss of(Text grant, Text needed) {
    String logicalId = inventedFor(needed);
    if (logicalId != null && names(grant, logicalId)) {
      return new NearMiss(Cause.NAME, logicalId + SUFFIX);
    }
    Text folded = folded(needed);
    boolean sameButCase =
        !folded.parts().isEmpty()
            && meet(folded, Pattern.of(folded(grant), Syntax.RESOURCE, false)) != Answer.NO;
    return sameButCase ? new NearMiss(Cause.CASE, needed.toString()) : null;
  }

  private static Answer meet(Text needed, Pattern grant) {
    return Grants.meet(Pattern.of(needed, Syntax.RESOURCE, false), grant);
  }

  /** The logical id of a resource in whose ARN the name is invented, or null. */
  private static @Nullable String inventedFor(Text arn) {
    for (Part part : arn.parts()) {
      if (part instanceof Reference reference && reference.domain() == Domain.GENERATED_SUFFIX) {
        String display = reference.display();
        int dot = display.indexOf('.');
        return display.startsWith("${") && display.endsWith("}")
            ? display.substring(2, dot < 0 ? display.length() - 1 : dot)
            : null;
      }
    }
    return null;
  }

  /** Whether one name in an ARN is, or ends with, a logical id. */
  private static boolean names(Text arn, String logicalId) {
    for (Text piece : pieces(arn)) {
      List<Part> parts = piece.parts();
      if (!parts.isEmpty() && parts.get(parts.size() - 1) instanceof Literal last) {
        String value = last.value();
        String before = value.substring(0, Math.max(0, value.length() - logicalId.length()));
        if (value.endsWith(logicalId) && (before.isEmpty() || before.endsWith("-"))) {
          return true;
        }
      }
    }
    return false;
  }

  private static List<Text> pieces(Text arn) {
    List<Text> pieces = new ArrayList<>();
    for (Text piece : arn.split(':', 9)) {
      pieces.addAll(piece.split('/', 9));
    }
    return pieces;
  }

  private static Text folded(Text text) {
    Text.Builder out = Text.builder();
    for (Part part : text.parts()) {
      out.append(
          part instanceof Literal literal
              ? new Literal(literal.value().toLowerCase(Locale.ROOT))
              : part);
    }
    return out.build();
  }
}
