package io.steplint.rules;

import io.steplint.asl.Catcher;
import io.steplint.asl.Retrier;
import io.steplint.asl.State;
import io.steplint.source.ObjectNode;
import io.steplint.source.Pointer;
import io.steplint.source.ScalarNode;
import java.util.ArrayList;
import java.util.List;

/** The entries of {@code Retry} and {@code Catch}, for rules that look at the errors they name. */
public final class ErrorEntries {

  /**
   * A Retrier or a Catcher.
   *
   * @param field {@code Retry} or {@code Catch}
   * @param errors the names in {@code ErrorEquals} that are strings
   */
  public record Entry(String field, ObjectNode node, Pointer pointer, List<ScalarNode> errors) {}

  private ErrorEntries() {}

  /** The Retriers of a state, then its Catchers, each in the order in which they are tried. */
  public static List<Entry> of(State state) {
    List<Entry> entries = new ArrayList<>();
    for (Retrier retrier : state.retriers()) {
      entries.add(new Entry("Retry", retrier.node(), retrier.pointer(), retrier.errors()));
    }
    for (Catcher catcher : state.catchers()) {
      entries.add(new Entry("Catch", catcher.node(), catcher.pointer(), catcher.errors()));
    }
    return entries;
  }
}
