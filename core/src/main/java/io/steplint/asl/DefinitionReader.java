package io.steplint.asl;

import io.steplint.source.ArrayNode;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.Pointer;
import io.steplint.source.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads blocks of states. Recursion is bounded by the nesting that the document's reader takes. */
final class DefinitionReader {

  private static final String QUERY_LANGUAGE = "QueryLanguage";

  private final ObjectNode root;
  private final QueryLanguage machineLanguage;
  private final List<State> allStates = new ArrayList<>();
  private final List<StateGroup> allGroups = new ArrayList<>();

  DefinitionReader(ObjectNode root) {
    this.root = root;
    this.machineLanguage = languageOfMachine(root.get(QUERY_LANGUAGE));
  }

  Definition read() {
    StateGroup top = group(StateGroup.Kind.TOP, root, Pointer.ROOT);
    return new Definition(root, machineLanguage, top, allStates, allGroups);
  }

  private StateGroup group(StateGroup.Kind kind, ObjectNode node, Pointer pointer) {
    StateGroup group = new StateGroup(kind, node, pointer);
    allGroups.add(group);
    ObjectNode states = node.object("States");
    if (states != null) {
      Pointer at = pointer.child("States");
      for (ObjectNode.Member member : states.members()) {
        ObjectNode state = member.value().asObject();
        if (state != null && states.member(member.name()) == member) {
          group.add(state(member.key(), state, at.child(member.name()), group));
        }
      }
    }
    return group;
  }

  private State state(ScalarNode key, ObjectNode node, Pointer pointer, StateGroup group) {
    int place = allStates.size();
    ScalarNode word = node.string("Type");
    StateType type = StateType.of(word == null ? null : word.literal());
    StateFields fields =
        StateFieldsReader.read(key, node, pointer, type, languageOfState(node), group);
    State state =
        switch (type) {
          case TASK -> new TaskState(fields);
          case PASS -> new PassState(fields);
          case CHOICE -> new ChoiceState(fields, ChoiceReader.rules(fields));
          case WAIT -> new WaitState(fields);
          case SUCCEED -> new SucceedState(fields);
          case FAIL -> new FailState(fields);
          case PARALLEL -> new ParallelState(fields, branches(node, pointer));
          case MAP -> new MapState(fields, processor(node, pointer));
          case UNKNOWN -> new UnknownState(fields);
        };
    for (StateGroup inner : state.groups()) {
      inner.encloseIn(state);
    }
    allStates.add(place, state);
    return state;
  }

  private List<StateGroup> branches(ObjectNode node, Pointer pointer) {
    List<StateGroup> branches = new ArrayList<>();
    ArrayNode array = node.array("Branches");
    if (array != null) {
      Pointer at = pointer.child("Branches");
      for (int i = 0; i < array.items().size(); i++) {
        ObjectNode branch = array.items().get(i).asObject();
        if (branch != null) {
          branches.add(group(StateGroup.Kind.BRANCH, branch, at.child(i)));
        }
      }
    }
    return branches;
  }

  private @Nullable StateGroup processor(ObjectNode node, Pointer pointer) {
    for (String name : List.of("ItemProcessor", "Iterator")) {
      ObjectNode processor = node.object(name);
      if (processor != null) {
        return group(StateGroup.Kind.PROCESSOR, processor, pointer.child(name));
      }
    }
    return null;
  }

  private static QueryLanguage languageOfMachine(@Nullable Node node) {
    return node == null ? QueryLanguage.JSONPATH : language(node);
  }

  private QueryLanguage languageOfState(ObjectNode state) {
    Node node = state.get(QUERY_LANGUAGE);
    return node == null ? machineLanguage : language(node);
  }

  /**
   * A word that is no language leaves it unknown as well: it is one mistake, not one more in every
   * field.
   */
  private static QueryLanguage language(Node node) {
    ScalarNode word = node.asString();
    String literal = word == null ? null : word.literal();
    if ("JSONata".equals(literal)) {
      return QueryLanguage.JSONATA;
    }
    return "JSONPath".equals(literal) ? QueryLanguage.JSONPATH : QueryLanguage.UNKNOWN;
  }
}
