package io.steplint.flow.origin;

import io.steplint.asl.Catcher;
import io.steplint.asl.ChoiceState;
import io.steplint.asl.MapState;
import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.State;
import io.steplint.asl.StateGroup;
import io.steplint.asl.StateType;
import io.steplint.asl.Transition;
import io.steplint.flow.Flaw;
import io.steplint.flow.MachineFlow;
import io.steplint.flow.Slot;
import io.steplint.flow.StateFlow;
import io.steplint.query.path.Path;
import io.steplint.query.path.Segment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds where the value at a path comes from, by following the path backwards through the states
 * that hand it on. It is asked only where something is wrong, so that the types need not carry the
 * places they come from.
 */
public final class Origins {

  private final MachineFlow flow;
  private final OriginSearch search = new OriginSearch();

  private Origins(MachineFlow flow) {
    this.flow = flow;
  }

  /**
   * Where the value comes from that something is wrong with: what holds the missing field, or the
   * wrong value itself.
   *
   * @return empty where that cannot be told completely
   */
  public static List<Origin> of(MachineFlow flow, Flaw flaw) {
    Path path = flaw.path();
    if (path == null) {
      return List.of();
    }
    Origins origins = new Origins(flow);
    origins.path(flaw.state(), flaw.slot(), path, new Trail());
    return origins.search.result();
  }

  /** Goes on inside of a state. */
  private StateOrigins in(State state) {
    return new StateOrigins(this, search, state);
  }

  /** Follows a path that is read where a state is at a stage of its data. */
  void path(State state, Slot slot, Path path, Trail trail) {
    switch (path.head().kind()) {
      case INPUT -> in(state).slot(slot, path.segments(), trail);
      case CONTEXT -> context(state, path.segments(), trail);
      case VARIABLE -> variable(state, path, trail);
      case ELEMENT -> search.giveUp();
    }
  }

  /** Whatever is assigned to a variable where the state can see it: more than what reaches it. */
  void variable(State state, Path path, Trail trail) {
    String name = path.head().name();
    if (!search.enters("$" + name, path.segments(), trail)) {
      return;
    }
    for (StateGroup group = state.group(); group != null; group = group.outer()) {
      for (State before : group.states().values()) {
        if (flow.of(before).reachable()) {
          assigned(before, name, path.segments(), trail);
        }
      }
    }
  }

  private void assigned(State state, String name, List<Segment> path, Trail trail) {
    boolean works =
        switch (state.type()) {
          case TASK, PARALLEL, MAP -> true;
          case PASS -> !state.isJsonata();
          default -> false;
        };
    Slot slot = works ? Slot.RESULT : Slot.EFFECTIVE_INPUT;
    assigned(state, slot, state.assign(), name, path, trail);
    for (Catcher catcher : state.catchers()) {
      assigned(state, Slot.ERROR, catcher.assign(), name, path, trail);
    }
    if (state instanceof ChoiceState choice) {
      for (ChoiceState.Rule rule : choice.rules()) {
        assigned(state, Slot.EFFECTIVE_INPUT, rule.assign(), name, path, trail);
      }
    }
  }

  private void assigned(
      State state,
      Slot slot,
      @Nullable PayloadTemplate assign,
      String name,
      List<Segment> path,
      Trail trail) {
    PayloadTemplate member = assign == null ? null : assign.member(name);
    if (member != null) {
      in(state).template(slot, member, path, trail);
    }
  }

  private void context(State state, List<Segment> path, Trail trail) {
    if (path.size() >= 2
        && isField(path.get(0), "Execution")
        && isField(path.get(1), "Input")
        && !insideDistributed(state)) {
      search.found(Origin.Kind.MACHINE_INPUT, null, null, path.subList(2, path.size()), trail);
    } else {
      search.found(Origin.Kind.CONTEXT, state, state.nameNode(), path, trail);
    }
  }

  private static boolean insideDistributed(State state) {
    for (State at = state.group().enclosing(); at != null; at = at.group().enclosing()) {
      if (at instanceof MapState map && map.mode() != MapState.Mode.INLINE) {
        return true;
      }
    }
    return false;
  }

  private static boolean isField(Segment segment, String name) {
    return segment instanceof Segment.Field field && field.name().equals(name);
  }

  // ---- the states inside

  /** Follows a path into the result of a Parallel or Map, to what its inner states hand on. */
  void block(State state, List<Segment> path, Trail trail) {
    boolean indexed = !path.isEmpty() && path.get(0) instanceof Segment.Index;
    List<StateGroup> groups = state.groups();
    if (!indexed || groups.isEmpty()) {
      search.found(Origin.Kind.BLOCK_RESULT, state, state.nameNode(), path, trail);
      return;
    }
    int index = ((Segment.Index) path.get(0)).index();
    boolean parallel = state.type() == StateType.PARALLEL;
    boolean plainMap =
        state instanceof MapState map
            && map.resultWriter() == null
            && map.mode() != MapState.Mode.UNKNOWN;
    if (parallel ? index < 0 || index >= groups.size() : !plainMap) {
      search.found(Origin.Kind.BLOCK_RESULT, state, state.nameNode(), path, trail);
      return;
    }
    StateGroup group = groups.get(parallel ? index : 0);
    for (State inner : group.states().values()) {
      if (inner.isEnd() && flow.of(inner).reachable() && inner.type() != StateType.FAIL) {
        in(inner).output(path.subList(1, path.size()), trail);
      }
    }
  }

  // ---- the states before

  /** Follows a path into the input of a state, to whatever leads to that state. */
  void input(State state, List<Segment> path, Trail trail) {
    StateGroup group = state.group();
    if (!group.graph().isComplete()) {
      search.giveUp();
      return;
    }
    if (group.start() == state) {
      entry(group, path, trail);
    }
    for (State before : group.graph().predecessors(state)) {
      StateFlow known = flow.of(before);
      for (Transition way : before.transitions()) {
        if (state.name().equals(way.target()) && known.taken().contains(way)) {
          leaving(before, way, path, trail);
        }
      }
    }
  }

  private void leaving(State before, Transition way, List<Segment> path, Trail trail) {
    if (way.kind() == Transition.Kind.CATCH) {
      for (Catcher catcher : before.catchers()) {
        if (catcher.next() == way.node()) {
          if (before.isJsonata()) {
            PayloadTemplate output = catcher.output();
            if (output == null) {
              in(before).slot(Slot.ERROR, path, trail);
            } else {
              in(before).template(Slot.ERROR, output, path, trail);
            }
          } else {
            in(before).put(catcher.resultPath(), Slot.ERROR, path, trail);
          }
        }
      }
    } else {
      in(before).output(path, trail);
    }
  }

  private void entry(StateGroup group, List<Segment> path, Trail trail) {
    State enclosing = group.enclosing();
    if (enclosing == null) {
      search.found(Origin.Kind.MACHINE_INPUT, null, null, path, trail);
      return;
    }
    PayloadTemplate template =
        enclosing.isJsonata() ? enclosing.arguments() : enclosing.parameters();
    if (enclosing instanceof MapState map) {
      PayloadTemplate selector = map.itemSelector();
      if (selector == null || map.itemBatcher() != null) {
        search.found(Origin.Kind.ITEM, enclosing, enclosing.nameNode(), path, trail);
      } else {
        in(enclosing).template(Slot.EFFECTIVE_INPUT, selector, path, trail);
      }
    } else if (template != null) {
      in(enclosing).template(Slot.EFFECTIVE_INPUT, template, path, trail);
    } else {
      in(enclosing).slot(Slot.EFFECTIVE_INPUT, path, trail);
    }
  }
}
