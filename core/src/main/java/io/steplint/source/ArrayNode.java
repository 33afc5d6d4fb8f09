package io.steplint.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An array. */
public final class ArrayNode extends Node {

  private final List<Node> items;

  public ArrayNode(Source source, int start, int end, @Nullable String tag, List<Node> items) {
    super(source, start, end, tag);
    this.items = List.copyOf(items);
  }

  /** An array made in place of another value, which keeps that value's place. */
  public static ArrayNode at(Node place, List<Node> items) {
    return new ArrayNode(place.source(), place.start(), place.end(), null, items);
  }

  public List<Node> items() {
    return items;
  }

  /** Whether it has items, nobody knows how many, that only a deployment decides. */
  public boolean hasRest() {
    for (Node item : items) {
      ScalarNode scalar = item.asScalar();
      if (scalar != null && scalar.isRest()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String kindName() {
    return "array";
  }

  @Override
  public ArrayNode asArray() {
    return this;
  }
}
