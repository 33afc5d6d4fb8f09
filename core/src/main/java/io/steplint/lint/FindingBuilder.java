package io.steplint.lint;

import io.steplint.source.Location;
import io.steplint.source.Pointer;
import io.steplint.workspace.StateMachine;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Collects what a finding says, and reports it with its last word. */
public final class FindingBuilder {

  private final RuleInfo rule;
  private final Location location;
  private final Consumer<Finding> findings;
  private final List<Related> related = new ArrayList<>();
  private @Nullable Pointer pointer;
  private @Nullable String stateMachine;
  private @Nullable String resource;
  private @Nullable String message;
  private @Nullable String why;
  private @Nullable String help;
  private @Nullable String awsCode;
  private @Nullable String witness;
  private @Nullable Fix fix;
  private @Nullable Severity most;
  private String subject = "";

  FindingBuilder(
      RuleInfo rule,
      Location location,
      @Nullable Pointer pointer,
      @Nullable StateMachine machine,
      Consumer<Finding> findings) {
    this.rule = rule;
    this.location = location;
    this.pointer = pointer;
    this.findings = findings;
    if (machine != null) {
      machine(machine);
    }
  }

  /** What is wrong here, as a sentence without a full stop. Always needed. */
  public FindingBuilder message(String text) {
    message = text;
    return this;
  }

  /** What happens because of it, as a sentence without a full stop, if not what the rule says. */
  public FindingBuilder why(String text) {
    why = text;
    return this;
  }

  /** How to mend it, in the imperative, without a full stop, if not what the rule says. */
  public FindingBuilder help(String text) {
    help = text;
    return this;
  }

  /** Adds another place that explains this one. */
  public FindingBuilder related(Location place, String text) {
    related.add(new Related(place, text));
    return this;
  }

  /** The place in the definition or policy document, where it is not found out by itself. */
  public FindingBuilder pointer(Pointer place) {
    pointer = place;
    return this;
  }

  /** The machine that this concerns, where the rule does not look at one. */
  public FindingBuilder machine(StateMachine machine) {
    stateMachine = machine.name();
    resource = machine.resource();
    return this;
  }

  /** The name of the machine that this concerns. */
  public FindingBuilder stateMachine(@Nullable String name) {
    stateMachine = name;
    return this;
  }

  /** The logical id or address of the resource that this concerns. */
  public FindingBuilder resource(@Nullable String id) {
    resource = id;
    return this;
  }

  /** The code under which the service reports the same. */
  public FindingBuilder awsCode(String code) {
    awsCode = code;
    return this;
  }

  /** An ARN or a request that shows it. */
  public FindingBuilder witness(String text) {
    witness = text;
    return this;
  }

  /** A change that mends it; null where there is none. */
  public FindingBuilder fix(@Nullable Fix change) {
    fix = change;
    return this;
  }

  /**
   * What tells this finding from others of the same rule at the same place, for example a field or
   * an action, so that a baseline knows it again although the text around it changes.
   */
  public FindingBuilder subject(String text) {
    subject = text;
    return this;
  }

  /** Holds the severity down where the rule's own is too loud for this finding. */
  public FindingBuilder atMost(Severity value) {
    most = value;
    return this;
  }

  /** Reports it: it happens in every execution that gets there. */
  public void must() {
    report(Certainty.MUST);
  }

  /** Reports it: it happens in some executions. */
  public void may() {
    report(Certainty.MAY);
  }

  /** Reports it with the certainty of its rule. */
  public void report() {
    report(rule.certainty());
  }

  private Severity severity(Certainty certainty) {
    Severity own = rule.severity(certainty);
    return most != null && own.compareTo(most) < 0 ? most : own;
  }

  private void report(Certainty certainty) {
    String text = Objects.requireNonNull(message, "a finding needs a message");
    findings.accept(
        new Finding(
            rule,
            severity(certainty),
            certainty,
            text,
            why == null ? rule.why() : why,
            help == null ? rule.help() : help,
            location,
            pointer == null ? null : pointer.toString(),
            stateMachine,
            pointer == null ? null : Pointers.stateOf(pointer),
            resource,
            awsCode,
            related,
            witness,
            fix,
            subject,
            ""));
  }
}
