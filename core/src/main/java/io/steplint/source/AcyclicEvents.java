package io.steplint.source;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.parser.Parser;

/**
 * The events of a YAML text, without cycles: an alias that stands inside its own anchor is an empty
 * mapping, and told. No document of JSON has a cycle, and not every composer ends on one.
 */
final class AcyclicEvents implements Parser {

  private final Parser events;
  private final Deque<Event> ready = new ArrayDeque<>();

  /** The anchor of each collection that is open, outermost first; null where it has none. */
  private final List<@Nullable Integer> open = new ArrayList<>();

  /** Which anchor of a name was the last: names may be given again. */
  private final Map<Anchor, Integer> last = new HashMap<>();

  private final List<Mark> refused = new ArrayList<>();
  private int anchors;

  AcyclicEvents(Parser events) {
    this.events = events;
  }

  /** Where the aliases start that stood inside their own anchors, as far as events were taken. */
  List<Mark> refused() {
    return refused;
  }

  @Override
  public boolean checkEvent(Event.ID id) {
    return hasNext() && peekEvent().getEventId() == id;
  }

  @Override
  public Event peekEvent() {
    if (ready.isEmpty()) {
      take(events.next());
    }
    return ready.getFirst();
  }

  @Override
  public boolean hasNext() {
    return !ready.isEmpty() || events.hasNext();
  }

  @Override
  public Event next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    peekEvent();
    return ready.removeFirst();
  }

  private void take(Event event) {
    if (event instanceof AliasEvent alias && isInside(alias.getAlias())) {
      Optional<Mark> start = alias.getStartMark();
      Optional<Mark> end = alias.getEndMark();
      start.ifPresent(refused::add);
      ready.add(
          new MappingStartEvent(
              Optional.empty(), Optional.empty(), true, FlowStyle.FLOW, start, end));
      ready.add(new MappingEndEvent(end, end));
      return;
    }
    if (event instanceof NodeEvent node && !(event instanceof AliasEvent)) {
      Integer anchor = null;
      if (node.getAnchor().isPresent()) {
        anchor = anchors++;
        last.put(node.getAnchor().get(), anchor);
      }
      if (event instanceof CollectionStartEvent) {
        open.add(anchor);
      }
    } else if (event instanceof CollectionEndEvent) {
      open.remove(open.size() - 1);
    }
    ready.add(event);
  }

  private boolean isInside(Anchor anchor) {
    Integer meant = last.get(anchor);
    return meant != null && open.contains(meant);
  }
}
