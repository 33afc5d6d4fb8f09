package io.steplint.flow.origin;

import io.steplint.source.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * What is remembered on the way back from the use of a value to its origin.
 *
 * @param parsed whether the value was read from a JSON text on its way
 * @param parsedAt how many steps of the path lead to that text; meaningless if it was not parsed
 * @param way the expressions that handed it on, from its use backwards
 */
record Trail(boolean parsed, int parsedAt, List<Node> way) {

  /** Nothing has been passed yet. */
  Trail() {
    this(false, 0, List.of());
  }

  Trail over(Node node) {
    List<Node> longer = new ArrayList<>(way);
    longer.add(node);
    return new Trail(parsed, parsedAt, List.copyOf(longer));
  }

  Trail parsing(int at) {
    return new Trail(true, at, way);
  }
}
