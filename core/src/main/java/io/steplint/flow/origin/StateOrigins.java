package io.steplint.flow.origin;

import io.steplint.asl.Expression;
import io.steplint.asl.PassState;
import io.steplint.asl.PathField;
import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.State;
import io.steplint.flow.PlainPath;
import io.steplint.flow.Slot;
import io.steplint.query.intrinsic.Intrinsic;
import io.steplint.query.intrinsic.IntrinsicFunction;
import io.steplint.query.path.Head;
import io.steplint.query.path.Path;
import io.steplint.query.path.Segment;
import io.steplint.source.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * Follows a path backwards inside of one state: from a stage of its data, through its path fields
 * and payload templates, to what the state makes or to the input that it was given. What lies
 * outside of the state is asked of {@link Origins}.
 */
final class StateOrigins {

  private final Origins origins;
  private final OriginSearch search;
  private final State state;

  StateOrigins(Origins origins, OriginSearch search, State state) {
    this.origins = origins;
    this.search = search;
    this.state = state;
  }

  /** Follows a path at a stage of the state's data. */
  void slot(Slot slot, List<Segment> path, Trail trail) {
    if (!search.enters(state.pointer() + " " + slot, path, trail)) {
      return;
    }
    switch (slot) {
      case INPUT -> origins.input(state, path, trail);
      case EFFECTIVE_INPUT -> field(state.inputPath(), Slot.INPUT, path, trail);
      case RESULT -> result(path, trail);
      case SELECTED_RESULT -> {
        PayloadTemplate selector = state.resultSelector();
        if (selector == null) {
          slot(Slot.RESULT, path, trail);
        } else {
          template(Slot.RESULT, selector, path, trail);
        }
      }
      case COMBINED -> combined(path, trail);
      case ERROR -> search.found(Origin.Kind.ERROR, state, state.nameNode(), path, trail);
    }
  }

  private void field(PathField field, Slot from, List<Segment> path, Trail trail) {
    switch (field.kind()) {
      case ABSENT -> slot(from, path, trail);
      case PATH -> {
        Expression expression = field.expression();
        Path base = expression == null ? null : expression.path();
        if (expression == null || base == null || !base.isDefinite()) {
          search.giveUp();
        } else {
          origins.path(state, from, extended(base, path), trail.over(expression.node()));
        }
      }
      case NULL -> {
        Node written = state.node().get("InputPath");
        search.found(
            Origin.Kind.WRITTEN, state, written == null ? state.node() : written, path, trail);
      }
      case UNKNOWN -> search.giveUp();
    }
  }

  // ---- what the state makes

  private void result(List<Segment> path, Trail trail) {
    switch (state.type()) {
      case TASK -> search.found(Origin.Kind.TASK_RESULT, state, state.nameNode(), path, trail);
      case PARALLEL, MAP -> origins.block(state, path, trail);
      case PASS -> {
        Node literal = ((PassState) state).result();
        PayloadTemplate parameters = state.parameters();
        if (literal != null) {
          search.found(Origin.Kind.WRITTEN, state, literal, path, trail);
        } else if (parameters != null) {
          template(Slot.EFFECTIVE_INPUT, parameters, path, trail);
        } else {
          slot(Slot.EFFECTIVE_INPUT, path, trail);
        }
      }
      default -> slot(Slot.EFFECTIVE_INPUT, path, trail);
    }
  }

  /** Follows a path into what the state hands on where it succeeds. */
  void output(List<Segment> path, Trail trail) {
    if (state.isJsonata()) {
      PayloadTemplate output = state.output();
      if (output != null) {
        template(Slot.RESULT, output, path, trail);
      } else {
        boolean works =
            switch (state.type()) {
              case TASK, PARALLEL, MAP -> true;
              default -> false;
            };
        slot(works ? Slot.RESULT : Slot.INPUT, path, trail);
      }
    } else {
      field(state.outputPath(), Slot.COMBINED, path, trail);
    }
  }

  private void combined(List<Segment> path, Trail trail) {
    switch (state.type()) {
      case TASK, PARALLEL, MAP, PASS -> put(state.resultPath(), Slot.SELECTED_RESULT, path, trail);
      default -> slot(Slot.EFFECTIVE_INPUT, path, trail);
    }
  }

  /** Follows a path into the input, after a value was put into it where a ResultPath says. */
  void put(PathField field, Slot value, List<Segment> path, Trail trail) {
    switch (field.kind()) {
      case ABSENT -> slot(value, path, trail);
      case NULL -> slot(Slot.INPUT, path, trail);
      case UNKNOWN -> search.giveUp();
      case PATH -> {
        Expression expression = field.expression();
        Path target = expression == null ? null : expression.path();
        if (expression == null || target == null || target.head().kind() != Head.Kind.INPUT) {
          search.giveUp();
          return;
        }
        List<Segment> at = target.segments();
        int same = 0;
        while (same < at.size() && same < path.size() && equal(at.get(same), path.get(same))) {
          same++;
        }
        if (same == at.size()) {
          slot(value, path.subList(same, path.size()), trail.over(expression.node()));
        } else if (same == path.size()) {
          // An object that ResultPath writes into: partly the one, partly the other.
          slot(Slot.INPUT, path, trail);
          search.found(Origin.Kind.COMPUTED, state, expression.node(), path, trail);
        } else {
          slot(Slot.INPUT, path, trail);
        }
      }
    }
  }

  private static boolean equal(Segment one, Segment other) {
    if (one instanceof Segment.Field field) {
      return other instanceof Segment.Field that && field.name().equals(that.name());
    }
    return one instanceof Segment.Index index
        && other instanceof Segment.Index that
        && index.index() == that.index();
  }

  // ---- templates

  /** Follows a path into the value of a template that is evaluated at a stage of the data. */
  void template(Slot slot, PayloadTemplate template, List<Segment> path, Trail trail) {
    if (search.isSpent()) {
      return;
    }
    switch (template.kind()) {
      case EXPRESSION -> {
        Expression expression = template.expression();
        if (expression == null) {
          search.giveUp();
        } else {
          expression(slot, expression, path, trail.over(expression.node()));
        }
      }
      case OBJECT -> {
        PayloadTemplate member =
            path.isEmpty() || !(path.get(0) instanceof Segment.Field field)
                ? null
                : template.member(field.name());
        if (member == null) {
          search.found(Origin.Kind.WRITTEN, state, template.node(), path, trail);
        } else {
          template(slot, member, path.subList(1, path.size()), trail);
        }
      }
      case OPAQUE -> search.giveUp();
      default -> search.found(Origin.Kind.WRITTEN, state, template.node(), path, trail);
    }
  }

  private void expression(Slot slot, Expression expression, List<Segment> path, Trail trail) {
    switch (expression.kind()) {
      case PATH -> {
        Path base = expression.path();
        if (base == null || !base.isDefinite()) {
          search.giveUp();
        } else {
          origins.path(state, slot, extended(base, path), trail);
        }
      }
      case INTRINSIC -> {
        Intrinsic.Call call = expression.intrinsic();
        if (call != null
            && call.function() == IntrinsicFunction.STRING_TO_JSON
            && call.arguments().get(0) instanceof Intrinsic.PathValue value
            && value.path().isDefinite()) {
          Path text = value.path();
          origins.path(state, slot, extended(text, path), trail.parsing(path.size()));
        } else {
          search.found(Origin.Kind.COMPUTED, state, expression.node(), path, trail);
        }
      }
      default -> jsonata(expression, path, trail);
    }
  }

  /** A plain path of JSONata, {@code $states.input.a.b}, reads as one of JSONPath would. */
  private void jsonata(Expression expression, List<Segment> path, Trail trail) {
    PlainPath plain = PlainPath.of(expression.text());
    if (plain == null) {
      search.found(Origin.Kind.COMPUTED, state, expression.node(), path, trail);
    } else if (plain.path().head().kind() == Head.Kind.VARIABLE) {
      origins.variable(state, extended(plain.path(), path), trail);
    } else {
      slot(plain.slot(), extended(plain.path(), path).segments(), trail);
    }
  }

  /** The path that goes on with the steps after the base. */
  private static Path extended(Path base, List<Segment> path) {
    List<Segment> all = new ArrayList<>(base.segments());
    all.addAll(path);
    return new Path(base.head(), all, base.start(), base.end());
  }
}
