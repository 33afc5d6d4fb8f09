package io.steplint.asl;

import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.Pointer;
import io.steplint.source.ScalarNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A state. What the two query languages and the types of state share stands here; a field that the
 * type or the language of the state does not take is absent, whatever the definition holds.
 */
public abstract sealed class State
    permits TaskState,
        PassState,
        ChoiceState,
        WaitState,
        SucceedState,
        FailState,
        ParallelState,
        MapState,
        UnknownState {

  private final StateFields fields;

  State(StateFields fields) {
    this.fields = fields;
  }

  /** What the state does. */
  public abstract StateType type();

  /** The blocks of states inside this one: the branches, or the one processor. */
  public List<StateGroup> groups() {
    return List.of();
  }

  /** Every way out of this state, in the order in which the service looks at them. */
  public List<Transition> transitions() {
    return fields.transitions();
  }

  public final String name() {
    return fields.key().string();
  }

  /** The key under which the state stands. */
  public final ScalarNode nameNode() {
    return fields.key();
  }

  public final ObjectNode node() {
    return fields.node();
  }

  /** Where the state is in the definition, for example {@code /States/Run}. */
  public final Pointer pointer() {
    return fields.pointer();
  }

  /** The language in effect: the state's own or else the machine's. */
  public final QueryLanguage queryLanguage() {
    return fields.language();
  }

  public final boolean isJsonata() {
    return fields.language() == QueryLanguage.JSONATA;
  }

  /** The block of states that holds this one. */
  public final StateGroup group() {
    return fields.group();
  }

  /** The text of {@code Comment}, or null. */
  public final @Nullable String comment() {
    ScalarNode comment = fields.node().string("Comment");
    return comment == null ? null : comment.string();
  }

  /** The value of {@code Next} if it is a string, else null. */
  public final @Nullable ScalarNode next() {
    return fields.node().string("Next");
  }

  /**
   * Whether the execution, branch or iteration may be over after this state: it says so, it leads
   * nowhere, or a deployment decides.
   */
  public boolean isEnd() {
    ScalarNode end = scalar("End");
    return (end != null && (end.isUnknown() || Boolean.TRUE.equals(end.booleanValue())))
        || transitions().isEmpty();
  }

  /** {@code InputPath}; absent in JSONata. */
  public final PathField inputPath() {
    return fields.inputPath();
  }

  /** {@code OutputPath}; absent in JSONata. */
  public final PathField outputPath() {
    return fields.outputPath();
  }

  /** {@code ResultPath}; absent in JSONata. */
  public final PathField resultPath() {
    return fields.resultPath();
  }

  /** {@code Parameters} of a Task, Pass or Parallel in JSONPath, or null. */
  public final @Nullable PayloadTemplate parameters() {
    return fields.parameters();
  }

  /** {@code ResultSelector}, or null. */
  public final @Nullable PayloadTemplate resultSelector() {
    return fields.resultSelector();
  }

  /** {@code Arguments} of a Task or Parallel in JSONata, or null. */
  public final @Nullable PayloadTemplate arguments() {
    return fields.arguments();
  }

  /** {@code Output} in JSONata, or null. */
  public final @Nullable PayloadTemplate output() {
    return fields.output();
  }

  /** {@code Assign}, or null. */
  public final @Nullable PayloadTemplate assign() {
    return fields.assign();
  }

  /** The entries of {@code Retry}. */
  public final List<Retrier> retriers() {
    return fields.retriers();
  }

  /** The entries of {@code Catch}. */
  public final List<Catcher> catchers() {
    return fields.catchers();
  }

  /** The value of a field if it is a scalar of any kind, else null. */
  final @Nullable ScalarNode scalar(String name) {
    Node value = fields.node().get(name);
    return value == null ? null : value.asScalar();
  }

  @Override
  public String toString() {
    return type().keyword() + " " + name();
  }
}
