package io.steplint.iam;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What policies say of a request.
 *
 * @param outcome the decision; for many requests at once, allowed only if all of them are
 * @param statements those that decide: the ones that allow, or the one that denies; empty where
 *     nothing allows
 * @param layer which policies decide where the request is not allowed
 * @param reason why the outcome is unknown, as a sentence without a full stop; null if it is known
 * @param witness a resource for which the request is not allowed, or may not be; null where there
 *     is none
 */
public record Decision(
    Outcome outcome,
    List<Statement> statements,
    Layer layer,
    @Nullable String reason,
    @Nullable String witness) {

  /** The names of the service's own policy simulator. */
  public enum Outcome {
    ALLOWED("Allowed"),
    IMPLICITLY_DENIED("ImplicitlyDenied"),
    EXPLICITLY_DENIED("ExplicitlyDenied"),
    UNKNOWN("Unknown");

    private final String label;

    Outcome(String label) {
      this.label = label;
    }

    /** The outcome as it is printed. */
    public String label() {
      return label;
    }
  }

  /** A kind of policy that can refuse a request. */
  public enum Layer {
    IDENTITY("identity policy"),
    BOUNDARY("permissions boundary"),
    SERVICE_CONTROL("service control policy"),
    SESSION("session policy");

    private final String label;

    Layer(String label) {
      this.label = label;
    }

    /** What a person calls this kind of policy. */
    public String label() {
      return label;
    }
  }

  public Decision {
    statements = List.copyOf(statements);
  }

  /** This decision, shown by another way to write its witness. */
  public Decision withWitness(String written) {
    return new Decision(outcome, statements, layer, reason, written);
  }
}
