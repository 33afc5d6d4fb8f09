package io.steplint.flow;

import io.steplint.asl.Catcher;
import io.steplint.asl.ChoiceState;
import io.steplint.asl.Expression;
import io.steplint.asl.MapState;
import io.steplint.asl.PassState;
import io.steplint.asl.PathField;
import io.steplint.asl.State;
import io.steplint.asl.StateGroup;
import io.steplint.asl.StateType;
import io.steplint.asl.Template;
import io.steplint.asl.Transition;
import io.steplint.query.intrinsic.Intrinsic;
import io.steplint.query.intrinsic.IntrinsicFunction;
import io.steplint.query.path.Head;
import io.steplint.query.path.Path;
import io.steplint.query.path.Segment;
import io.steplint.source.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds where the value at a path comes from, by following the path backwards through the states
 * that hand it on. It is asked only where something is wrong, so that the types need not carry the
 * places they come from.
 */
public final class Origins {

  private static final int MAX_STEPS = 2_000;
  private static final int MAX_ORIGINS = 32;

  private final MachineFlow flow;
  private final List<Origin> found = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private int steps;
  private boolean complete = true;

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
    return origins.complete ? List.copyOf(origins.found) : List.of();
  }

  /** What is remembered on the way back. */
  private record Trail(boolean parsed, int parsedAt, List<Node> way) {
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

  private boolean spent() {
    if (++steps > MAX_STEPS || found.size() > MAX_ORIGINS) {
      complete = false;
    }
    return !complete;
  }

  private void origin(
      Origin.Kind kind,
      @Nullable State state,
      @Nullable Node place,
      List<Segment> path,
      Trail trail) {
    found.add(new Origin(kind, state, place, path, trail.parsed(), trail.parsedAt(), trail.way()));
  }

  private void path(State state, Slot slot, Path path, Trail trail) {
    switch (path.head().kind()) {
      case INPUT -> slot(state, slot, path.segments(), trail);
      case CONTEXT -> context(state, path.segments(), trail);
      case VARIABLE -> variable(state, path, trail);
      case ELEMENT -> complete = false;
    }
  }

  /** Whatever is assigned to a variable where the state can see it: more than what reaches it. */
  private void variable(State state, Path path, Trail trail) {
    String name = path.head().name();
    if (spent() || !seen.add("$" + name + trail.parsed() + key(path.segments()))) {
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
      @Nullable Template assign,
      String name,
      List<Segment> path,
      Trail trail) {
    Template member = assign == null ? null : assign.member(name);
    if (member != null) {
      template(state, slot, member, path, trail);
    }
  }

  private void context(State state, List<Segment> path, Trail trail) {
    if (path.size() >= 2
        && isField(path.get(0), "Execution")
        && isField(path.get(1), "Input")
        && !insideDistributed(state)) {
      origin(Origin.Kind.MACHINE_INPUT, null, null, path.subList(2, path.size()), trail);
    } else {
      origin(Origin.Kind.CONTEXT, state, state.nameNode(), path, trail);
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

  private void slot(State state, Slot slot, List<Segment> path, Trail trail) {
    if (spent() || !seen.add(state.pointer() + " " + slot + " " + trail.parsed() + key(path))) {
      return;
    }
    switch (slot) {
      case INPUT -> input(state, path, trail);
      case EFFECTIVE_INPUT -> field(state, state.inputPath(), Slot.INPUT, path, trail);
      case RESULT -> result(state, path, trail);
      case SELECTED_RESULT -> {
        Template selector = state.resultSelector();
        if (selector == null) {
          slot(state, Slot.RESULT, path, trail);
        } else {
          template(state, Slot.RESULT, selector, path, trail);
        }
      }
      case COMBINED -> combined(state, path, trail);
      case ERROR -> origin(Origin.Kind.ERROR, state, state.nameNode(), path, trail);
    }
  }

  private static String key(List<Segment> path) {
    StringBuilder out = new StringBuilder();
    for (Segment segment : path) {
      if (segment instanceof Segment.Field field) {
        out.append(" .").append(field.name());
      } else if (segment instanceof Segment.Index index) {
        out.append(" [").append(index.index());
      } else {
        out.append(" ?").append(segment.kind());
      }
    }
    return out.toString();
  }

  private void field(State state, PathField field, Slot from, List<Segment> path, Trail trail) {
    switch (field.kind()) {
      case ABSENT -> slot(state, from, path, trail);
      case PATH -> {
        Expression expression = field.expression();
        Path base = expression == null ? null : expression.path();
        if (expression == null || base == null || !base.isDefinite()) {
          complete = false;
        } else {
          path(state, from, extended(base, path), trail.over(expression.node()));
        }
      }
      case NULL -> {
        Node written = state.node().get("InputPath");
        origin(Origin.Kind.WRITTEN, state, written == null ? state.node() : written, path, trail);
      }
      case UNKNOWN -> complete = false;
    }
  }

  private static Path extended(Path base, List<Segment> path) {
    List<Segment> all = new ArrayList<>(base.segments());
    all.addAll(path);
    return new Path(base.head(), all, base.start(), base.end());
  }

  // ---- what a state makes

  private void result(State state, List<Segment> path, Trail trail) {
    switch (state.type()) {
      case TASK -> origin(Origin.Kind.TASK_RESULT, state, state.nameNode(), path, trail);
      case PARALLEL, MAP -> block(state, path, trail);
      case PASS -> {
        Node literal = ((PassState) state).result();
        Template parameters = state.parameters();
        if (literal != null) {
          origin(Origin.Kind.WRITTEN, state, literal, path, trail);
        } else if (parameters != null) {
          template(state, Slot.EFFECTIVE_INPUT, parameters, path, trail);
        } else {
          slot(state, Slot.EFFECTIVE_INPUT, path, trail);
        }
      }
      default -> slot(state, Slot.EFFECTIVE_INPUT, path, trail);
    }
  }

  private void block(State state, List<Segment> path, Trail trail) {
    boolean indexed = !path.isEmpty() && path.get(0) instanceof Segment.Index;
    List<StateGroup> groups = state.groups();
    if (!indexed || groups.isEmpty()) {
      origin(Origin.Kind.BLOCK_RESULT, state, state.nameNode(), path, trail);
      return;
    }
    int index = ((Segment.Index) path.get(0)).index();
    boolean parallel = state.type() == StateType.PARALLEL;
    boolean plainMap =
        state instanceof MapState map
            && map.resultWriter() == null
            && map.mode() != MapState.Mode.UNKNOWN;
    if (parallel ? index < 0 || index >= groups.size() : !plainMap) {
      origin(Origin.Kind.BLOCK_RESULT, state, state.nameNode(), path, trail);
      return;
    }
    StateGroup group = groups.get(parallel ? index : 0);
    for (State inner : group.states().values()) {
      if (inner.isEnd() && flow.of(inner).reachable() && inner.type() != StateType.FAIL) {
        output(inner, path.subList(1, path.size()), trail);
      }
    }
  }

  /** What a state hands on where it succeeds. */
  private void output(State state, List<Segment> path, Trail trail) {
    if (state.isJsonata()) {
      Template output = state.output();
      if (output != null) {
        template(state, Slot.RESULT, output, path, trail);
      } else {
        boolean works =
            switch (state.type()) {
              case TASK, PARALLEL, MAP -> true;
              default -> false;
            };
        slot(state, works ? Slot.RESULT : Slot.INPUT, path, trail);
      }
    } else {
      field(state, state.outputPath(), Slot.COMBINED, path, trail);
    }
  }

  private void combined(State state, List<Segment> path, Trail trail) {
    switch (state.type()) {
      case TASK, PARALLEL, MAP, PASS ->
          put(state, state.resultPath(), Slot.SELECTED_RESULT, path, trail);
      default -> slot(state, Slot.EFFECTIVE_INPUT, path, trail);
    }
  }

  private void put(State state, PathField field, Slot value, List<Segment> path, Trail trail) {
    switch (field.kind()) {
      case ABSENT -> slot(state, value, path, trail);
      case NULL -> slot(state, Slot.INPUT, path, trail);
      case UNKNOWN -> complete = false;
      case PATH -> {
        Expression expression = field.expression();
        Path target = expression == null ? null : expression.path();
        if (expression == null || target == null || target.head().kind() != Head.Kind.INPUT) {
          complete = false;
          return;
        }
        List<Segment> at = target.segments();
        int same = 0;
        while (same < at.size() && same < path.size() && equal(at.get(same), path.get(same))) {
          same++;
        }
        if (same == at.size()) {
          slot(state, value, path.subList(same, path.size()), trail.over(expression.node()));
        } else if (same == path.size()) {
          // An object that ResultPath writes into: partly the one, partly the other.
          slot(state, Slot.INPUT, path, trail);
          origin(Origin.Kind.COMPUTED, state, expression.node(), path, trail);
        } else {
          slot(state, Slot.INPUT, path, trail);
        }
      }
    }
  }

  private static boolean equal(Segment one, Segment other) {
    if (one instanceof Segment.Field field) {
      return isField(other, field.name());
    }
    return one instanceof Segment.Index index
        && other instanceof Segment.Index that
        && index.index() == that.index();
  }

  // ---- templates

  private void template(
      State state, Slot slot, Template template, List<Segment> path, Trail trail) {
    if (spent()) {
      return;
    }
    switch (template.kind()) {
      case EXPRESSION -> {
        Expression expression = template.expression();
        if (expression == null) {
          complete = false;
        } else {
          expression(state, slot, expression, path, trail.over(expression.node()));
        }
      }
      case OBJECT -> {
        Template member =
            path.isEmpty() || !(path.get(0) instanceof Segment.Field field)
                ? null
                : template.member(field.name());
        if (member == null) {
          origin(Origin.Kind.WRITTEN, state, template.node(), path, trail);
        } else {
          template(state, slot, member, path.subList(1, path.size()), trail);
        }
      }
      case OPAQUE -> complete = false;
      default -> origin(Origin.Kind.WRITTEN, state, template.node(), path, trail);
    }
  }

  private void expression(
      State state, Slot slot, Expression expression, List<Segment> path, Trail trail) {
    switch (expression.kind()) {
      case PATH -> {
        Path base = expression.path();
        if (base == null || !base.isDefinite()) {
          complete = false;
        } else {
          path(state, slot, extended(base, path), trail);
        }
      }
      case INTRINSIC -> {
        Intrinsic.Call call = expression.intrinsic();
        if (call != null
            && call.function() == IntrinsicFunction.STRING_TO_JSON
            && call.arguments().get(0) instanceof Intrinsic.PathValue value
            && value.path().isDefinite()) {
          Path text = value.path();
          path(state, slot, extended(text, path), trail.parsing(path.size()));
        } else {
          origin(Origin.Kind.COMPUTED, state, expression.node(), path, trail);
        }
      }
      default -> jsonata(state, expression, path, trail);
    }
  }

  /** A plain path of JSONata, {@code $states.input.a.b}, reads as one of JSONPath would. */
  private void jsonata(State state, Expression expression, List<Segment> path, Trail trail) {
    PlainPath plain = PlainPath.of(expression.text());
    if (plain == null) {
      origin(Origin.Kind.COMPUTED, state, expression.node(), path, trail);
    } else if (plain.path().head().kind() == Head.Kind.VARIABLE) {
      variable(state, extended(plain.path(), path), trail);
    } else {
      slot(state, plain.slot(), extended(plain.path(), path).segments(), trail);
    }
  }

  // ---- the states before

  private void input(State state, List<Segment> path, Trail trail) {
    StateGroup group = state.group();
    if (!group.graph().isComplete()) {
      complete = false;
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
            Template output = catcher.output();
            if (output == null) {
              slot(before, Slot.ERROR, path, trail);
            } else {
              template(before, Slot.ERROR, output, path, trail);
            }
          } else {
            put(before, catcher.resultPath(), Slot.ERROR, path, trail);
          }
        }
      }
    } else {
      output(before, path, trail);
    }
  }

  private void entry(StateGroup group, List<Segment> path, Trail trail) {
    State enclosing = group.enclosing();
    if (enclosing == null) {
      origin(Origin.Kind.MACHINE_INPUT, null, null, path, trail);
      return;
    }
    Template template = enclosing.isJsonata() ? enclosing.arguments() : enclosing.parameters();
    if (enclosing instanceof MapState map) {
      Template selector = map.itemSelector();
      if (selector == null || map.itemBatcher() != null) {
        origin(Origin.Kind.ITEM, enclosing, enclosing.nameNode(), path, trail);
      } else {
        template(enclosing, Slot.EFFECTIVE_INPUT, selector, path, trail);
      }
    } else if (template != null) {
      template(enclosing, Slot.EFFECTIVE_INPUT, template, path, trail);
    } else {
      slot(enclosing, Slot.EFFECTIVE_INPUT, path, trail);
    }
  }
}
