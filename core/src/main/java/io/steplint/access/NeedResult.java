package io.steplint.access;

import io.steplint.iam.Statement;
import io.steplint.integration.needs.Need;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A need and whether it is met.
 *
 * @param need what is needed
 * @param verdict whether it is granted
 * @param statements those that grant it, or the one that denies it
 * @param reason why it is denied or not known, as a sentence without a full stop; else null
 * @param witness the shortest resource that is needed and not allowed, or null
 */
public record NeedResult(
    Need need,
    NeedVerdict verdict,
    List<Statement> statements,
    @Nullable String reason,
    @Nullable String witness) {

  public NeedResult {
    statements = List.copyOf(statements);
  }
}
