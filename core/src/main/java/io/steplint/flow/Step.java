package io.steplint.flow;

import io.steplint.type.Type;
import io.steplint.typing.Happens;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a state makes of what it is entered with.
 *
 * @param result what the task, branches or iterations returned; null for other states
 * @param output what the state hands on where it succeeds, by whatever way it goes on
 * @param end what the block of states returns where it ends here; never where it does not
 * @param edges the ways to other states
 * @param rules for a Choice: whether each rule, and then the default, is taken
 */
record Step(@Nullable Type result, Type output, Type end, List<Edge> edges, List<Happens> rules) {

  Step(@Nullable Type result, Type output, Type end, List<Edge> edges) {
    this(result, output, end, edges, List.of());
  }
}
