package io.steplint.flow;

import io.steplint.asl.Expression;
import io.steplint.asl.PathField;
import io.steplint.asl.State;
import io.steplint.asl.Template;
import io.steplint.query.intrinsic.Intrinsic;
import io.steplint.query.intrinsic.IntrinsicFunction;
import io.steplint.query.path.Head;
import io.steplint.query.path.Path;
import io.steplint.query.path.Segment;
import io.steplint.type.ArrayShape;
import io.steplint.type.Evaluation;
import io.steplint.type.Failure;
import io.steplint.type.Happens;
import io.steplint.type.IntrinsicTyping;
import io.steplint.type.Kind;
import io.steplint.type.Narrowing;
import io.steplint.type.Paths;
import io.steplint.type.Selection;
import io.steplint.type.Type;
import io.steplint.type.TypeOf;
import io.steplint.type.Types;
import io.steplint.type.Types.ObjectBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the expressions of one state on one stage of its data. Where an expression must fail
 * its value is never; where it can fail, what it read is known to be there from then on.
 */
final class Evaluator {

  /** The error of a path that leads to nothing; no Catcher takes it. */
  static final String RUNTIME = "States.Runtime";

  private final State state;
  private final Recorder recorder;
  private final JsonataTyper jsonata;
  private Environment environment;
  private boolean missed;
  private boolean refused;

  Evaluator(State state, Environment environment, JsonataTyper jsonata, Recorder recorder) {
    this.state = state;
    this.environment = environment;
    this.jsonata = jsonata;
    this.recorder = recorder;
  }

  /** An evaluator of the same state that starts from what is known elsewhere. */
  Evaluator at(Environment other) {
    return new Evaluator(state, other, jsonata, recorder);
  }

  /** An evaluator of the same state that tells nobody what goes wrong. */
  Evaluator silent() {
    return new Evaluator(state, environment, jsonata, Recorder.SILENT);
  }

  Environment environment() {
    return environment;
  }

  /** The data, narrowed by what was successfully read from it. */
  Type data() {
    return environment.data();
  }

  /** Whether what was evaluated here must fail with an error that no Catcher takes. */
  boolean failsUncaught() {
    return missed && !refused;
  }

  // ---- templates

  /** The value of a template. */
  Type template(Template template) {
    return switch (template.kind()) {
      case LITERAL -> TypeOf.literal(template.node());
      case OBJECT -> object((Template.ObjectTemplate) template);
      case ARRAY -> array((Template.ArrayTemplate) template);
      case EXPRESSION -> expression(((Template.Evaluated) template).expression());
      case OPAQUE -> Type.unknown();
    };
  }

  private Type object(Template.ObjectTemplate template) {
    ObjectBuilder object = Types.object();
    boolean open = false;
    for (Template.Member member : template.members()) {
      Type value = template(member.value());
      if (member.key().literal() == null) {
        open = true;
      } else {
        object.required(member.name(), value);
      }
    }
    return open ? object.open() : object.closed();
  }

  private Type array(Template.ArrayTemplate template) {
    List<Type> items = new ArrayList<>(template.items().size());
    for (Template item : template.items()) {
      items.add(template(item));
    }
    return Types.tuple(items);
  }

  /** The variables that an {@code Assign} gives values to. */
  Map<String, Type> assignments(@Nullable Template assign) {
    Map<String, Type> assigned = new LinkedHashMap<>();
    if (assign instanceof Template.ObjectTemplate object) {
      for (Template.Member member : object.members()) {
        assigned.put(member.name(), template(member.value()));
      }
    }
    return assigned;
  }

  // ---- expressions

  Type expression(Expression expression) {
    switch (expression.kind()) {
      case PATH:
        Path path = expression.path();
        return path == null ? Type.unknown() : path(path, expression);
      case INTRINSIC:
        Intrinsic.Call call = expression.intrinsic();
        return call == null ? Type.unknown() : intrinsic(call, expression);
      default:
        return jsonata.type(state, expression, environment, recorder);
    }
  }

  /** The value of a field that holds a path; {@code $} where it is absent, an object where null. */
  Type pathField(PathField field) {
    return switch (field.kind()) {
      case ABSENT -> environment.data();
      case NULL -> Types.object().closed();
      case PATH -> field.expression() == null ? Type.unknown() : expression(field.expression());
      case UNKNOWN -> Type.unknown();
    };
  }

  private Type path(Path path, Expression place) {
    Selection selection = select(path, place);
    return selection.type();
  }

  /** What a path selects; a miss is told, and afterwards what it read is known to be there. */
  Selection select(Path path, Expression place) {
    if (place.text().indexOf('\\', path.start()) >= 0
        && place.text().substring(path.start(), path.end()).indexOf('\\') >= 0) {
      // Recorded: the service does not read escapes in a path as Jayway does.
      return new Selection(Type.unknown(), Happens.MAY, false);
    }
    Type root = root(path.head());
    if (root.mayBeMissing()) {
      Happens certainty = root.mustBeMissing() ? Happens.MUST : Happens.MAY;
      recorder.flaw(
          flaw(Flaw.Kind.UNDEFINED_VARIABLE, certainty, RUNTIME, place, path, 0, root, ""));
      root = root.present();
      if (root.isNever()) {
        missed = true;
        return new Selection(Type.never(), Happens.MUST, true);
      }
    }
    Selection selection = Paths.select(root, path.segments());
    if (root.isNever()) {
      return selection;
    }
    missed |= selection.missing() == Happens.MUST;
    if (selection.missing() != Happens.NO) {
      missing(path, place, root, selection);
    } else if (recorder.isListening() && isEmpty(selection.type()) && !path.isDefinite()) {
      nothing(path, place, root);
    }
    narrow(path, root);
    return selection;
  }

  /** The data that a path starts from. */
  Type root(Head head) {
    return switch (head.kind()) {
      case INPUT, ELEMENT -> environment.data();
      case CONTEXT -> environment.context();
      case VARIABLE -> environment.variables().get(head.name());
    };
  }

  private void narrow(Path path, Type root) {
    if (!path.segments().isEmpty()) {
      Type narrowed = Narrowing.present(root, path.segments());
      // A read that must fail ends the state; what else is said of it speaks of the data as it was.
      if (!narrowed.isNever() && path.head().kind() == Head.Kind.INPUT) {
        environment = environment.on(environment.slot(), narrowed);
      }
    }
  }

  private void missing(Path path, Expression place, Type root, Selection selection) {
    boolean context = path.head().kind() == Head.Kind.CONTEXT;
    if (!recorder.isListening()
        || (selection.missing() == Happens.MAY && (context || !selection.concrete()))) {
      return;
    }
    Type before = root;
    int step = 0;
    for (; step < path.segments().size(); step++) {
      Selection next = Paths.select(root, path.segments().subList(0, step + 1));
      if (next.missing() == selection.missing()) {
        break;
      }
      before = next.type();
    }
    recorder.flaw(
        flaw(Flaw.Kind.MISSING_PATH, selection.missing(), RUNTIME, place, path, step, before, ""));
  }

  private static boolean isEmpty(Type type) {
    ArrayShape array = type.array();
    return array != null && array.max() == 0 && type.mustBe(Kind.ARRAY);
  }

  /** Tells of an indefinite path that selects nothing, unless the data is empty where it looks. */
  private void nothing(Path path, Expression place, Type root) {
    Type before = root;
    for (int step = 0; step < path.segments().size(); step++) {
      Selection next = Paths.select(root, path.segments().subList(0, step + 1));
      if (next.missing() == Happens.MUST || (isEmpty(next.type()) && !isEmpty(before))) {
        recorder.flaw(
            flaw(Flaw.Kind.SELECTS_NOTHING, Happens.MUST, null, place, path, step, before, ""));
        return;
      }
      if (isEmpty(next.type())) {
        return;
      }
      before = next.type();
    }
  }

  private Type intrinsic(Intrinsic.Call call, Expression place) {
    Evaluation evaluation = IntrinsicTyping.of(call, path -> select(path, place));
    for (Failure failure : evaluation.failures()) {
      refused |= !failure.code().equals(RUNTIME);
    }
    if (recorder.isListening()) {
      formatted(call, place);
      for (Failure failure : evaluation.failures()) {
        // Paths that lead to nothing have been told of by select.
        if (!failure.code().equals(RUNTIME)
            && (failure.happens() == Happens.MUST || failure.concrete())) {
          Path path = pathAt(call, failure.start(), failure.end());
          int step = path == null ? 0 : path.segments().size();
          Type found = path == null ? Type.unknown() : valueOf(path);
          recorder.flaw(
              flaw(
                  Flaw.Kind.INTRINSIC,
                  failure.happens(),
                  failure.code(),
                  place,
                  path,
                  step,
                  found,
                  failure.reason()));
        }
      }
    }
    return evaluation.type();
  }

  /** Tells of objects and arrays that {@code States.Format} would not write as JSON. */
  private void formatted(Intrinsic.Call call, Expression place) {
    for (int i = 0; i < call.arguments().size(); i++) {
      Intrinsic argument = call.arguments().get(i);
      if (argument instanceof Intrinsic.Call inner) {
        formatted(inner, place);
      }
      if (call.function() != IntrinsicFunction.FORMAT || i == 0) {
        continue;
      }
      Path path = argument instanceof Intrinsic.PathValue value ? value.path() : null;
      Type found =
          path != null
              ? valueOf(path)
              : IntrinsicTyping.of(
                      argument, p -> Paths.select(root(p.head()).present(), p.segments()))
                  .type();
      if (!found.isNever() && found.without(Kind.ARRAY).without(Kind.OBJECT).isNever()) {
        int steps = path == null ? 0 : path.segments().size();
        recorder.flaw(
            flaw(Flaw.Kind.NOT_AS_JSON, Happens.MUST, null, place, path, steps, found, ""));
      }
    }
  }

  private Type valueOf(Path path) {
    return Paths.select(root(path.head()).present(), path.segments()).type();
  }

  private static @Nullable Path pathAt(Intrinsic node, int start, int end) {
    if (node instanceof Intrinsic.PathValue value && value.start() == start && value.end() == end) {
      return value.path();
    }
    if (node instanceof Intrinsic.Call call) {
      for (Intrinsic argument : call.arguments()) {
        Path found = pathAt(argument, start, end);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  // ---- uses

  /** Says that the value of an expression is not what its use takes. */
  void wrongKind(
      Template template, Happens certainty, @Nullable String error, Type found, String wanted) {
    Expression expression = template.expression();
    Path path = expression == null ? null : expression.path();
    Slot slot = environment.slot();
    if (expression != null && expression.kind() == Expression.Kind.JSONATA) {
      PlainPath plain = PlainPath.of(expression.text());
      path = plain == null ? null : plain.path();
      slot = plain == null ? slot : plain.slot();
    }
    recorder.flaw(
        new Flaw(
            Flaw.Kind.WRONG_KIND,
            certainty,
            error,
            state,
            template.node(),
            template.pointer(),
            path,
            slot,
            path == null ? 0 : path.segments().size(),
            found,
            wanted));
  }

  void record(Flaw flaw) {
    recorder.flaw(flaw);
  }

  Flaw flaw(
      Flaw.Kind kind,
      Happens certainty,
      @Nullable String error,
      Expression place,
      @Nullable Path path,
      int step,
      Type found,
      String detail) {
    return new Flaw(
        kind,
        certainty,
        error,
        state,
        place.node(),
        place.pointer(),
        path,
        environment.slot(),
        step,
        found,
        detail);
  }

  /** The steps of a path on the data of the state, or null for any other. */
  static @Nullable List<Segment> dataSteps(@Nullable Path path) {
    return path == null || path.head().kind() != Head.Kind.INPUT ? null : path.segments();
  }
}
