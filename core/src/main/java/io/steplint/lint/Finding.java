package io.steplint.lint;

import io.steplint.source.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One mistake.
 *
 * @param rule the rule that found it
 * @param severity how bad it is, as configured
 * @param certainty whether it must or may happen
 * @param message what is wrong, as a sentence without a full stop
 * @param why what happens because of it, or null where the message says it
 * @param help how to mend it, or null
 * @param location where; the file that holds the characters
 * @param pointer RFC 6901 pointer into the definition or policy document, or null for a finding
 *     about a template itself
 * @param stateMachine the name of the machine it concerns, or null
 * @param state the name of the innermost state that holds the place, or null
 * @param resource the logical id or address of the resource it concerns, or null
 * @param awsCode the code under which the service reports it, or null
 * @param related other places that explain it
 * @param witness an ARN or a request that shows it, or null
 * @param fix a change that mends it, or null
 * @param subject what tells it from others of its rule at the same place; often empty
 * @param fingerprint the same as long as rule, file, pointer and subject are, whatever the layout
 *     of the file; empty until the engine has seen all findings
 */
public record Finding(
    RuleInfo rule,
    Severity severity,
    Certainty certainty,
    String message,
    @Nullable String why,
    @Nullable String help,
    Location location,
    @Nullable String pointer,
    @Nullable String stateMachine,
    @Nullable String state,
    @Nullable String resource,
    @Nullable String awsCode,
    List<Related> related,
    @Nullable String witness,
    @Nullable Fix fix,
    String subject,
    String fingerprint) {

  public Finding {
    related = List.copyOf(related);
  }

  Finding withSeverity(Severity other) {
    return other == severity ? this : copy(other, fingerprint);
  }

  Finding withFingerprint(String other) {
    return copy(severity, other);
  }

  private Finding copy(Severity newSeverity, String newFingerprint) {
    return new Finding(
        rule,
        newSeverity,
        certainty,
        message,
        why,
        help,
        location,
        pointer,
        stateMachine,
        state,
        resource,
        awsCode,
        related,
        witness,
        fix,
        subject,
        newFingerprint);
  }
}
