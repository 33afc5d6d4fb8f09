package io.steplint.lint;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a rule without running it.
 *
 * <pre>{@code
 * private static final RuleInfo INFO =
 *     RuleInfo.of("missing-path", Category.DATAFLOW, "a path to a field that does not exist")
 *         .why("The execution fails with States.Runtime")
 *         .severity(Severity.ERROR)
 *         .severityIfMay(Severity.WARNING)
 *         .speaksBefore("type-mismatch")
 *         .build();
 * }</pre>
 *
 * @param id lower-case words joined by hyphens; says what is wrong and never changes its meaning
 * @param category what it is about
 * @param summary what it finds, as a phrase without a full stop
 * @param why what happens because of a finding that does not say its own, as a sentence without a
 *     full stop; null where every finding says its own
 * @param help how to mend a finding that does not say its own, in the imperative, without a full
 *     stop; null where every finding says its own
 * @param severity of a finding that must happen
 * @param severityIfMay of a finding that may happen
 * @param certainty of a finding that does not say its own
 * @param enabledByDefault whether it runs where nobody selects or ignores it
 * @param since the version that brought it
 * @param speaksBefore ids of less specific rules: their findings at the same place are left out,
 *     for one mistake is one finding
 */
public record RuleInfo(
    String id,
    Category category,
    String summary,
    @Nullable String why,
    @Nullable String help,
    Severity severity,
    Severity severityIfMay,
    Certainty certainty,
    boolean enabledByDefault,
    String since,
    Set<String> speaksBefore) {

  /** Starts a description; without more it is an enabled warning that must happen. */
  public static Builder of(String id, Category category, String summary) {
    return new Builder(id, category, summary);
  }

  /** The severity of a finding of that certainty where nobody configures another. */
  public Severity severity(Certainty of) {
    return of == Certainty.MUST ? severity : severityIfMay;
  }

  /** Collects a description. */
  public static final class Builder {
    private final String id;
    private final Category category;
    private final String summary;
    private @Nullable String why;
    private @Nullable String help;
    private Severity severity = Severity.WARNING;
    private Severity severityIfMay = Severity.WARNING;
    private Certainty certainty = Certainty.MUST;
    private boolean enabledByDefault = true;
    private String since = "0.1.0";
    private final Set<String> speaksBefore = new LinkedHashSet<>();

    private Builder(String id, Category category, String summary) {
      this.id = id;
      this.category = category;
      this.summary = summary;
    }

    /** What happens because of a finding, where the finding does not say it itself. */
    public Builder why(String sentence) {
      why = sentence;
      return this;
    }

    /** How to mend a finding, where the finding does not say it itself. */
    public Builder help(String advice) {
      help = advice;
      return this;
    }

    /** The severity, whether a finding must or may happen. */
    public Builder severity(Severity value) {
      severity = value;
      severityIfMay = value;
      return this;
    }

    /** Another severity for findings that only may happen; after {@link #severity}. */
    public Builder severityIfMay(Severity value) {
      severityIfMay = value;
      return this;
    }

    /** The certainty of findings that do not say their own. */
    public Builder certainty(Certainty value) {
      certainty = value;
      return this;
    }

    /** Runs only where somebody selects it. */
    public Builder disabledByDefault() {
      enabledByDefault = false;
      return this;
    }

    public Builder since(String version) {
      since = version;
      return this;
    }

    /** Less specific rules that keep silent where this one speaks. */
    public Builder speaksBefore(String... ids) {
      speaksBefore.addAll(List.of(ids));
      return this;
    }

    public RuleInfo build() {
      return new RuleInfo(
          id,
          category,
          summary,
          why,
          help,
          severity,
          severityIfMay,
          certainty,
          enabledByDefault,
          since,
          Collections.unmodifiableSet(new LinkedHashSet<>(speaksBefore)));
    }
  }
}
