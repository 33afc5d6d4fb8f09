package io.steplint.asl;

import io.steplint.source.ObjectNode;
import io.steplint.source.Pointer;
import io.steplint.source.ScalarNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The definition of a state machine. Everything that can be read of it is there, however wrong the
 * rest is; a value that a deployment decides is carried and never judged. Immutable.
 */
public final class Definition {

  private final ObjectNode node;
  private final QueryLanguage queryLanguage;
  private final StateGroup top;
  private final List<State> allStates;
  private final List<StateGroup> allGroups;
  private final List<HiddenPart> hidden;

  Definition(
      ObjectNode node,
      QueryLanguage queryLanguage,
      StateGroup top,
      List<State> allStates,
      List<StateGroup> allGroups,
      List<HiddenPart> hidden) {
    this.node = node;
    this.queryLanguage = queryLanguage;
    this.top = top;
    this.allStates = List.copyOf(allStates);
    this.allGroups = List.copyOf(allGroups);
    this.hidden = List.copyOf(hidden);
  }

  /** Reads the object that holds {@code StartAt} and {@code States}. Never fails. */
  public static Definition parse(ObjectNode node) {
    return new DefinitionReader(node).read();
  }

  public ObjectNode node() {
    return node;
  }

  /** What of the definition could not be read, in document order. */
  public List<HiddenPart> hidden() {
    return hidden;
  }

  /** The language of every state that does not choose one itself, nested ones included. */
  public QueryLanguage queryLanguage() {
    return queryLanguage;
  }

  /** The text of {@code Comment}, or null. */
  public @Nullable String comment() {
    ScalarNode comment = node.string("Comment");
    return comment == null ? null : comment.string();
  }

  /** The value of {@code Version} if it is a string, else null. */
  public @Nullable ScalarNode version() {
    return node.string("Version");
  }

  /** The seconds that an execution may take, or null; without the bounds of the service. */
  public @Nullable PayloadTemplate timeout() {
    return PayloadTemplateReader.field(node, Pointer.ROOT, "TimeoutSeconds", queryLanguage);
  }

  /** The states of the machine itself. */
  public StateGroup top() {
    return top;
  }

  /** Every state in document order: each before the states that are nested in it. */
  public List<State> allStates() {
    return allStates;
  }

  /** Every block of states in document order: each before the blocks that are nested in it. */
  public List<StateGroup> allGroups() {
    return allGroups;
  }
}
