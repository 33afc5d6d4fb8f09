package io.steplint.rules;

import io.steplint.lint.FindingBuilder;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.Sink;
import io.steplint.source.ArrayNode;
import io.steplint.source.Location;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.Pointer;
import org.jspecify.annotations.Nullable;

/** Where a finding about a whole object points: at its key, not at all of its lines. */
public final class Places {

  private Places() {}

  /** Starts a finding about the value at a pointer of the definition. */
  public static FindingBuilder at(Sink sink, MachineFacts machine, Pointer pointer, Node value) {
    Node key = key(machine.definition().node(), pointer);
    return sink.at(key != null ? key.location() : firstCharacter(value)).pointer(pointer);
  }

  private static Location firstCharacter(Node value) {
    boolean scalar = value.asScalar() != null;
    return scalar ? value.location() : value.source().locate(value.start(), value.start() + 1);
  }

  private static @Nullable Node key(ObjectNode root, Pointer pointer) {
    Pointer parent = pointer.parent();
    Node holder = parent == null ? null : resolve(root, parent);
    ObjectNode object = holder == null ? null : holder.asObject();
    ObjectNode.Member member = object == null ? null : object.member(pointer.step());
    return member == null ? null : member.key();
  }

  private static @Nullable Node resolve(ObjectNode root, Pointer pointer) {
    Pointer parent = pointer.parent();
    if (parent == null) {
      return root;
    }
    Node holder = resolve(root, parent);
    if (holder == null) {
      return null;
    }
    ObjectNode object = holder.asObject();
    if (object != null) {
      return object.get(pointer.step());
    }
    ArrayNode array = holder.asArray();
    return array == null ? null : item(array, pointer.step());
  }

  private static @Nullable Node item(ArrayNode array, String step) {
    for (int i = 0; i < array.items().size(); i++) {
      if (Integer.toString(i).equals(step)) {
        return array.items().get(i);
      }
    }
    return null;
  }
}
