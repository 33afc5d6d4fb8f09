package io.steplint.lint;

import io.steplint.iam.PolicyDocument;
import io.steplint.source.ArrayNode;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.Pointer;
import io.steplint.workspace.Policy;
import io.steplint.workspace.Role;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Workspace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where in its definition or policy document a node stands. Findings are rare, so that documents
 * are searched only when one is reported.
 */
final class Pointers {

  private final Workspace workspace;
  private final Map<Node, Map<Node, Pointer>> byRoot = new IdentityHashMap<>();
  private @Nullable List<Node> documents;

  Pointers(Workspace workspace) {
    this.workspace = workspace;
  }

  /** The pointer of a node in the machine's definition, else in any policy document, else null. */
  synchronized @Nullable Pointer find(Node node, @Nullable StateMachine machine) {
    if (machine != null) {
      ObjectNode definition = machine.definitionNode();
      Pointer found = definition == null ? null : in(definition).get(node);
      if (found != null) {
        return found;
      }
    }
    for (Node root : documents()) {
      if (root.source().file() == node.source().file()) {
        Pointer found = in(root).get(node);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  /** Lets go of what is known of a document. */
  synchronized void release(Node root) {
    byRoot.remove(root);
  }

  private List<Node> documents() {
    List<Node> known = documents;
    if (known == null) {
      known = new ArrayList<>();
      for (Role role : workspace.roles()) {
        for (Policy policy : role.policies()) {
          known.add(policy.document().node());
        }
        PolicyDocument trust = role.trust();
        if (trust != null) {
          known.add(trust.node());
        }
        Policy boundary = role.boundary().ifKnown();
        if (boundary != null) {
          known.add(boundary.document().node());
        }
      }
      for (Policy policy : workspace.documents()) {
        known.add(policy.document().node());
      }
      for (StateMachine machine : workspace.stateMachines()) {
        ObjectNode definition = machine.definitionNode();
        if (definition != null) {
          known.add(definition);
        }
      }
      documents = known;
    }
    return known;
  }

  private Map<Node, Pointer> in(Node root) {
    return byRoot.computeIfAbsent(root, Pointers::index);
  }

  private record Step(Node node, Pointer pointer) {}

  private static Map<Node, Pointer> index(Node root) {
    Map<Node, Pointer> index = new IdentityHashMap<>();
    Deque<Step> open = new ArrayDeque<>();
    open.add(new Step(root, Pointer.ROOT));
    while (!open.isEmpty()) {
      Step step = open.removeLast();
      // a node that an alias puts in several places keeps its first
      if (index.putIfAbsent(step.node(), step.pointer()) != null) {
        continue;
      }
      ObjectNode object = step.node().asObject();
      if (object != null) {
        for (int i = object.members().size() - 1; i >= 0; i--) {
          ObjectNode.Member member = object.members().get(i);
          Pointer at = step.pointer().child(member.name());
          index.putIfAbsent(member.key(), at);
          open.add(new Step(member.value(), at));
        }
      }
      ArrayNode array = step.node().asArray();
      if (array != null) {
        for (int i = array.items().size() - 1; i >= 0; i--) {
          open.add(new Step(array.items().get(i), step.pointer().child(i)));
        }
      }
    }
    return index;
  }

  /** The name of the innermost state that holds the place, or null outside of states. */
  static @Nullable String stateOf(Pointer pointer) {
    Deque<String> steps = new ArrayDeque<>();
    for (Pointer at = pointer; at != null && at.parent() != null; at = at.parent()) {
      steps.addFirst(at.step());
    }
    String state = null;
    while (steps.size() >= 2 && "States".equals(steps.poll())) {
      state = steps.poll();
      String within = steps.poll();
      if ("Branches".equals(within)) {
        steps.poll();
      } else if (!"ItemProcessor".equals(within) && !"Iterator".equals(within)) {
        break;
      }
    }
    return state;
  }
}
