package io.steplint.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ImplicitTuple;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.parser.Parser;

/** On events, so that no text that a composer does not end on stands here. */
class AcyclicEventsTest {

  private final List<Event> given = new ArrayList<>();

  @Test
  void anAliasOfAnEarlierAnchorIsLeftAlone() {
    AcyclicEvents events =
        of(map(""), key("a"), map("x"), end(), key("<<"), alias("x"), key("b"), alias("x"), end());
    assertThat(ids(events)).containsExactly("map", "a", "map", "end", "<<", "*x", "b", "*x", "end");
    assertThat(events.refused()).isEmpty();
  }

  @Test
  void anAliasInsideItsOwnAnchorIsAnEmptyMapping() {
    AcyclicEvents events = of(map("x"), key("<<"), alias("x"), key("b"), key("1"), end());
    assertThat(ids(events)).containsExactly("map", "<<", "map", "end", "b", "1", "end");
    assertThat(events.refused()).hasSize(1);
  }

  @Test
  void noDepthAndNoListHidesIt() {
    AcyclicEvents events =
        of(
            map("x"),
            key("b"),
            map(""),
            key("<<"),
            list("y"),
            alias("x"),
            alias("y"),
            endList(),
            end(),
            end());
    assertThat(ids(events))
        .containsExactly(
            "map", "b", "map", "<<", "list", "map", "end", "map", "end", "/list", "end", "end");
    assertThat(events.refused()).hasSize(2);
  }

  @Test
  void aNameThatIsGivenAgainMeansTheLastAnchor() {
    AcyclicEvents inner = of(map("x"), key("b"), map("x"), key("<<"), alias("x"), end(), end());
    assertThat(ids(inner)).containsExactly("map", "b", "map", "<<", "map", "end", "end", "end");
    given.clear();
    AcyclicEvents closed = of(map("x"), key("b"), map("x"), end(), key("<<"), alias("x"), end());
    assertThat(ids(closed)).containsExactly("map", "b", "map", "end", "<<", "*x", "end");
  }

  @Test
  void aScalarIsNeverInsideItself() {
    AcyclicEvents events = of(map("x"), key("a"), scalar("v", "x"), key("<<"), alias("x"), end());
    assertThat(ids(events)).containsExactly("map", "a", "v", "<<", "*x", "end");
  }

  @Test
  void askingTakesNothing() {
    AcyclicEvents events = of(map("x"), key("<<"), alias("x"), end());
    assertThat(events.checkEvent(Event.ID.MappingStart)).isTrue();
    assertThat(events.checkEvent(Event.ID.MappingEnd)).isFalse();
    assertThat(ids(events)).hasSize(5);
    assertThat(events.hasNext()).isFalse();
    assertThat(events.checkEvent(Event.ID.StreamEnd)).isFalse();
  }

  private AcyclicEvents of(Event... events) {
    given.addAll(List.of(events));
    Deque<Event> left = new ArrayDeque<>(given);
    return new AcyclicEvents(
        new Parser() {
          @Override
          public boolean checkEvent(Event.ID id) {
            return hasNext() && peekEvent().getEventId() == id;
          }

          @Override
          public Event peekEvent() {
            return left.element();
          }

          @Override
          public boolean hasNext() {
            return !left.isEmpty();
          }

          @Override
          public Event next() {
            return left.remove();
          }
        });
  }

  private static List<String> ids(AcyclicEvents events) {
    List<String> ids = new ArrayList<>();
    while (events.hasNext()) {
      Event event = events.next();
      ids.add(
          switch (event.getEventId()) {
            case Alias -> "*" + ((AliasEvent) event).getAlias().getValue();
            case MappingStart -> "map";
            case MappingEnd -> "end";
            case SequenceStart -> "list";
            case SequenceEnd -> "/list";
            case Scalar -> ((ScalarEvent) event).getValue();
            default -> throw new AssertionError(event);
          });
    }
    return ids;
  }

  private Event map(String anchor) {
    return new MappingStartEvent(
        anchor(anchor), Optional.empty(), true, FlowStyle.BLOCK, mark(), mark());
  }

  private Event list(String anchor) {
    return new SequenceStartEvent(
        anchor(anchor), Optional.empty(), true, FlowStyle.FLOW, mark(), mark());
  }

  private Event end() {
    return new MappingEndEvent(mark(), mark());
  }

  private Event endList() {
    return new SequenceEndEvent(mark(), mark());
  }

  private Event key(String value) {
    return scalar(value, "");
  }

  private Event scalar(String value, String anchor) {
    return new ScalarEvent(
        anchor(anchor),
        Optional.empty(),
        new ImplicitTuple(true, false),
        value,
        ScalarStyle.PLAIN,
        mark(),
        mark());
  }

  private Event alias(String name) {
    return new AliasEvent(anchor(name), mark(), mark());
  }

  private static Optional<Anchor> anchor(String name) {
    return name.isEmpty() ? Optional.empty() : Optional.of(new Anchor(name));
  }

  private static Optional<Mark> mark() {
    return Optional.of(new Mark("", 0, 0, 0, new int[0], 0));
  }
}
