package io.steplint.template;

import io.steplint.source.ArrayNode;
import io.steplint.source.Location;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ObjectNode.Member;
import io.steplint.source.ScalarNode;
import io.steplint.template.draft.Placeholders;
import io.steplint.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Fills the placeholders in the strings of a definition that stands as values in a template. */
final class FilledValues {

  /** The values of placeholders. */
  @FunctionalInterface
  interface Values {

    /**
     * The value of a placeholder.
     *
     * @param place where it stands
     */
    Text of(String name, Supplier<Location> place);
  }

  private final Values values;

  FilledValues(Values values) {
    this.values = values;
  }

  /** The value with every placeholder filled. */
  Node of(Node node) {
    ObjectNode object = node.asObject();
    if (object != null) {
      List<Member> members = new ArrayList<>(object.members().size());
      for (Member member : object.members()) {
        members.add(new Member(member.key(), of(member.value())));
      }
      return ObjectNode.at(object, members);
    }
    ArrayNode array = node.asArray();
    if (array != null) {
      List<Node> items = new ArrayList<>(array.items().size());
      for (Node item : array.items()) {
        items.add(of(item));
      }
      return ArrayNode.at(node, items);
    }
    ScalarNode scalar = node.asString();
    return scalar == null || scalar.string().indexOf("${") < 0 ? node : string(scalar);
  }

  private ScalarNode string(ScalarNode scalar) {
    String text = scalar.literal();
    if (text == null) {
      return scalar;
    }
    Text.Builder out = Text.builder();
    for (Placeholders.Piece piece : Placeholders.ofDefinition(text)) {
      String name = piece.name();
      out.append(
          name == null
              ? Text.of(piece.characters(text))
              : values.of(name, () -> scalar.location(piece.start(), piece.end())));
    }
    return ScalarNode.at(scalar, out.build());
  }
}
