package io.steplint.lint;

/** The one rule that the engine applies itself, because it needs the findings of all others. */
public abstract class SuppressionAudit implements Rule {

  /** Its id. */
  public static final String ID = "unused-suppression";

  private static final RuleInfo INFO =
      RuleInfo.of(ID, Category.STYLE, "a suppression that silences nothing")
          .why("It would silence a finding that is true one day")
          .severity(Severity.INFO)
          .build();

  protected SuppressionAudit() {}

  @Override
  public final RuleInfo info() {
    return INFO;
  }
}
