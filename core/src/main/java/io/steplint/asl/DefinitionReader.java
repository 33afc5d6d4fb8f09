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
  private final List<HiddenPart> hidden = new ArrayList<>();

  DefinitionReader(ObjectNode root) {
    this.root = root;
    this.machineLanguage = languageOfMachine(root.get(QUERY_LANGUAGE));
  }

  Definition read() {
    StateGroup top = group(StateGroup.Kind.TOP, root, Pointer.ROOT);
    return new Definition(root, machineLanguage, top, allStates, allGroups, hidden);
  }

  private StateGroup group(StateGroup.Kind kind, ObjectNode node, Pointer pointer) {
    StateGroup group = new StateGroup(kind, node, pointer);
    allGroups.add(group);
    ObjectNode states = node.object("States");
    Pointer at = pointer.child("States");
    hide(node.get("States"), states, "The states", at);
    if (states != null) {
      for (ObjectNode.Member member : states.members()) {
        ObjectNode state = member.value().asObject();
        hide(member.value(), state, "The state", at.child(member.name()));
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
    if (state instanceof TaskState task && task.resource().kind() == TaskResource.Kind.UNKNOWN) {
      Node resource = node.get("Resource");
      hidden.add(
          new HiddenPart(
              "What the Task calls is not known: its resource is " + task.resource().text(),
              pointer.child("Resource"),
              resource == null ? node : resource));
    } else if (type == StateType.UNKNOWN) {
      hidden.add(new HiddenPart("The type of the state is not known", pointer, node));
    }
    allStates.add(place, state);
    return state;
  }

  private List<StateGroup> branches(ObjectNode node, Pointer pointer) {
    List<StateGroup> branches = new ArrayList<>();
    ArrayNode array = node.array("Branches");
    Pointer at = pointer.child("Branches");
    hide(node.get("Branches"), array, "The branches", at);
    if (array != null) {
      for (int i = 0; i < array.items().size(); i++) {
        ObjectNode branch = array.items().get(i).asObject();
        hide(array.items().get(i), branch, "The branch", at.child(i));
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
      hide(node.get(name), processor, "The processor of the items", pointer.child(name));
      if (processor != null) {
        return group(StateGroup.Kind.PROCESSOR, processor, pointer.child(name));
      }
    }
    return null;
  }

  /** Notes a part that stands there and is not what it ought to be. */
  private void hide(@Nullable Node written, @Nullable Node read, String what, Pointer pointer) {
    if (written != null && read == null) {
      ScalarNode scalar = written.asScalar();
      boolean later = scalar != null && !scalar.text().isLiteral();
      hidden.add(
          new HiddenPart(
              later ? what + ": only the deployment decides" : what + " could not be read",
              pointer,
              written));
    }
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
