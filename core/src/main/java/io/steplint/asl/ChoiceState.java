package io.steplint.asl;

import io.steplint.source.ObjectNode;
import io.steplint.source.Pointer;
import io.steplint.source.ScalarNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A state that goes where the first of its rules that holds says. */
public final class ChoiceState extends State {

  /**
   * One entry of {@code Choices}.
   *
   * @param comparison when the rule holds, in JSONPath; null in JSONata
   * @param condition when the rule holds, in JSONata; null in JSONPath
   * @param next the name of the next state, or null
   * @param assign the variables it assigns, or null
   * @param output what the next state receives, in JSONata, or null
   */
  public record Rule(
      ObjectNode node,
      Pointer pointer,
      @Nullable Comparison comparison,
      @Nullable PayloadTemplate condition,
      @Nullable ScalarNode next,
      @Nullable PayloadTemplate assign,
      @Nullable PayloadTemplate output) {}

  private final List<Rule> rules;

  ChoiceState(StateFields fields, List<Rule> rules) {
    super(fields);
    this.rules = List.copyOf(rules);
  }

  @Override
  public StateType type() {
    return StateType.CHOICE;
  }

  /** The rules; entries of {@code Choices} that are no objects are left out. */
  public List<Rule> rules() {
    return rules;
  }

  /** The value of {@code Default} if it is a string, else null. */
  public @Nullable ScalarNode defaultState() {
    return node().string("Default");
  }

  /** A Choice never ends an execution: without a rule that holds it fails. */
  @Override
  public boolean isEnd() {
    return transitions().isEmpty();
  }
}
