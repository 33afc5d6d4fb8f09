package io.steplint.lint;

import io.steplint.asl.Expression;
import io.steplint.asl.State;
import io.steplint.source.Location;
import io.steplint.source.Node;
import io.steplint.source.Pointer;
import io.steplint.source.ScalarNode;
import io.steplint.workspace.StateMachine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes the findings of one rule.
 *
 * <pre>{@code
 * sink.at(node)
 *     .message("The output of this Task is a string of JSON, not an object")
 *     .help("use \"arn:aws:states:::states:startExecution.sync:2\"")
 *     .related(child.location(), "the child ends here")
 *     .must();
 * }</pre>
 *
 * <p>A finding is reported by its last word: {@link FindingBuilder#must}, {@link
 * FindingBuilder#may} or {@link FindingBuilder#report}.
 */
public final class Sink {

  private final RuleInfo rule;
  private final Analysis analysis;
  private final @Nullable StateMachine machine;
  private final List<Finding> findings;

  Sink(RuleInfo rule, Analysis analysis, @Nullable StateMachine machine, List<Finding> findings) {
    this.rule = rule;
    this.analysis = analysis;
    this.machine = machine;
    this.findings = findings;
  }

  /**
   * Starts a finding at a value or a key. Its pointer is found out: in the machine's definition,
   * else in the policy document that holds the node.
   */
  public FindingBuilder at(Node node) {
    return begin(node.location(), node);
  }

  /** Starts a finding at a part of a string; offsets as in {@code ScalarNode.location}. */
  public FindingBuilder at(ScalarNode node, int from, int to) {
    return begin(node.location(from, to), node);
  }

  /** Starts a finding at the name of a state. */
  public FindingBuilder at(State state) {
    return begin(state.nameNode().location(), null).pointer(state.pointer());
  }

  /** Starts a finding at a whole expression. */
  public FindingBuilder at(Expression expression) {
    return begin(expression.location(), null).pointer(expression.pointer());
  }

  /** Starts a finding at a part of an expression; offsets count in {@link Expression#text()}. */
  public FindingBuilder at(Expression expression, int from, int to) {
    return begin(expression.location(from, to), null).pointer(expression.pointer());
  }

  /** Starts a finding at a place that is no value; it has no pointer unless it says one. */
  public FindingBuilder at(Location location) {
    return begin(location, null);
  }

  private FindingBuilder begin(Location location, @Nullable Node node) {
    Pointer pointer = node == null ? null : analysis.pointers().find(node, machine);
    return new FindingBuilder(rule, location, pointer, machine, findings::add);
  }
}
