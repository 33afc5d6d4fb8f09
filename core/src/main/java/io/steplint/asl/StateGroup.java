package io.steplint.asl;

import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.Pointer;
import io.steplint.source.ScalarNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A block of states with its start: a whole machine, a branch of a Parallel, the processor of a
 * Map. Transitions stay inside it, and so do the variables that are assigned in it.
 */
public final class StateGroup {

  /** What a block of states belongs to. */
  public enum Kind {
    /** The machine itself. */
    TOP,
    /** One of the branches of a Parallel. */
    BRANCH,
    /** The processor of a Map. */
    PROCESSOR
  }

  private final Kind kind;
  private final ObjectNode node;
  private final Pointer pointer;
  private final Map<String, State> states = new LinkedHashMap<>();
  private @Nullable State enclosing;
  private @Nullable TransitionGraph graph;

  StateGroup(Kind kind, ObjectNode node, Pointer pointer) {
    this.kind = kind;
    this.node = node;
    this.pointer = pointer;
  }

  /** Called by the reader, before anybody else sees this block. */
  void add(State state) {
    states.put(state.name(), state);
  }

  /** Called by the reader, before anybody else sees this block. */
  void encloseIn(State state) {
    enclosing = state;
  }

  public Kind kind() {
    return kind;
  }

  /** The object that holds {@code StartAt} and {@code States}. */
  public ObjectNode node() {
    return node;
  }

  /** Where that object is in the definition; the root for the machine itself. */
  public Pointer pointer() {
    return pointer;
  }

  /** The Parallel or Map that holds this block; null for the machine itself. */
  public @Nullable State enclosing() {
    return enclosing;
  }

  /** The block in which the enclosing state stands; null for the machine itself. */
  public @Nullable StateGroup outer() {
    State state = enclosing;
    return state == null ? null : state.group();
  }

  /** The value of {@code StartAt} if it is a string, else null. */
  public @Nullable ScalarNode startAt() {
    return node.string("StartAt");
  }

  /** The state that {@code StartAt} names, or null. */
  public @Nullable State start() {
    ScalarNode name = startAt();
    String literal = name == null ? null : name.literal();
    return literal == null ? null : states.get(literal);
  }

  /** Whether a deployment decides where this block starts. */
  boolean isStartUnknown() {
    Node start = node.get("StartAt");
    ScalarNode name = start == null ? null : start.asScalar();
    return name != null && (name.isUnknown() || (name.isString() && name.literal() == null));
  }

  /** The states by name, in document order; without those of inner blocks. */
  public Map<String, State> states() {
    return Collections.unmodifiableMap(states);
  }

  /** The state of that name in this block, or null. */
  public @Nullable State state(String name) {
    return states.get(name);
  }

  /** How the states of this block lead to each other. */
  public TransitionGraph graph() {
    TransitionGraph known = graph;
    if (known == null) {
      // Computed twice at worst, with the same result.
      known = new TransitionGraph(this);
      graph = known;
    }
    return known;
  }
}
