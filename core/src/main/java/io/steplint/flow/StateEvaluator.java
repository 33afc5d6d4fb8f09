package io.steplint.flow;

import io.steplint.asl.Expression;
import io.steplint.asl.PathField;
import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.State;
import io.steplint.query.intrinsic.Intrinsic;
import io.steplint.query.path.Head;
import io.steplint.query.path.Path;
import io.steplint.query.path.Segment;
import io.steplint.source.Node;
import io.steplint.text.Text;
import io.steplint.type.Type;
import io.steplint.type.TypeOf;
import io.steplint.type.Types;
import io.steplint.type.Types.ObjectBuilder;
import io.steplint.typing.Evaluation;
import io.steplint.typing.Failure;
import io.steplint.typing.Happens;
import io.steplint.typing.intrinsic.IntrinsicTyping;
import io.steplint.typing.path.Narrowing;
import io.steplint.typing.path.PathTyping;
import io.steplint.typing.path.ReadBy;
import io.steplint.typing.path.Selection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the expressions of one state on one stage of its data. Where an expression must fail
 * its value is never; where it can fail, what it read is known to be there from then on.
 */
final class StateEvaluator {

  /** The error of a path that leads to nothing; no Catcher takes it. */
  static final String RUNTIME = "States.Runtime";

  private final State state;
  private final Recorder recorder;
  private final JsonataTyper jsonata;
  private final Function<Text, @Nullable Type> named;
  private Environment environment;
  private boolean missed;
  private boolean refused;

  /**
   * @param named what is known of a text that a deployment completes: the ARN of a machine
   */
  StateEvaluator(
      State state,
      Environment environment,
      JsonataTyper jsonata,
      Function<Text, @Nullable Type> named,
      Recorder recorder) {
    this.state = state;
    this.named = named;
    this.environment = environment;
    this.jsonata = jsonata;
    this.recorder = recorder;
  }

  /** An evaluator of the same state that starts from what is known elsewhere. */
  StateEvaluator at(Environment other) {
    return new StateEvaluator(state, other, jsonata, named, recorder);
  }

  /** An evaluator of the same state that tells nobody what goes wrong. */
  StateEvaluator silent() {
    return new StateEvaluator(state, environment, jsonata, named, Recorder.SILENT);
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
  Type template(PayloadTemplate template) {
    return switch (template.kind()) {
      case LITERAL -> literal(template.node());
      case OBJECT -> object((PayloadTemplate.ObjectTemplate) template);
      case ARRAY -> array((PayloadTemplate.ArrayTemplate) template);
      case EXPRESSION -> expression(((PayloadTemplate.Evaluated) template).expression());
      case OPAQUE -> Type.unknown();
    };
  }

  /** The value that is written out. */
  Type literal(Node node) {
    return TypeOf.literal(node, named);
  }

  private Type object(PayloadTemplate.ObjectTemplate template) {
    ObjectBuilder object = Types.object();
    boolean open = false;
    for (PayloadTemplate.Member member : template.members()) {
      Type value = template(member.value());
      if (member.key().literal() == null) {
        open = true;
      } else {
        object.required(member.name(), value);
      }
    }
    return open ? object.open() : object.closed();
  }

  private Type array(PayloadTemplate.ArrayTemplate template) {
    List<Type> items = new ArrayList<>(template.items().size());
    for (PayloadTemplate item : template.items()) {
      items.add(template(item));
    }
    return Types.tuple(items);
  }

  /** The variables that an {@code Assign} gives values to. */
  Map<String, Type> assignments(@Nullable PayloadTemplate assign) {
    Map<String, Type> assigned = new LinkedHashMap<>();
    if (assign instanceof PayloadTemplate.ObjectTemplate object) {
      for (PayloadTemplate.Member member : object.members()) {
        assigned.put(member.name(), template(member.value()));
      }
    }
    return assigned;
  }

  // ---- expressions

  Type expression(Expression expression) {
    if (!expression.isKnown()) {
      return completed(expression);
    }
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

  /** What is known of an expression that a deployment completes. */
  private Type completed(Expression expression) {
    Text text = SymbolicStrings.of(expression, environment.variables().values());
    Type known = text == null ? null : named.apply(text);
    return known == null ? Type.unknown() : known;
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
    return select(path, place, ReadBy.FIELD);
  }

  private Selection select(Path path, Expression place, ReadBy by) {
    if (place.text().indexOf('\\', path.start()) >= 0
        && place.text().substring(path.start(), path.end()).indexOf('\\') >= 0) {
      // Recorded: the service does not read escapes in a path as the specification has them.
      return Selection.UNKNOWN;
    }
    Type root = environment.root(path.head());
    if (root.mayBeMissing()) {
      flaws().undefined(path, place, root);
      root = root.present();
      if (root.isNever()) {
        missed = true;
        return new Selection(Type.never(), Happens.MUST, true, 0);
      }
    }
    Selection selection = PathTyping.select(root, path.segments(), by);
    if (root.isNever()) {
      return selection;
    }
    missed |= selection.missing() == Happens.MUST;
    if (recorder.isListening()) {
      flaws().selected(path, place, root, selection);
    }
    narrow(path, root);
    return selection;
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

  private Type intrinsic(Intrinsic.Call call, Expression place) {
    Evaluation evaluation = IntrinsicTyping.of(call, path -> select(path, place, ReadBy.ARGUMENT));
    for (Failure failure : evaluation.failures()) {
      refused |= !failure.code().equals(RUNTIME);
    }
    if (recorder.isListening()) {
      flaws().intrinsic(call, place, evaluation);
    }
    return evaluation.type();
  }

  // ---- flaws

  /** Tells of what goes wrong with the expressions on this stage. */
  ExpressionFlaws flaws() {
    return new ExpressionFlaws(state, environment, recorder);
  }

  /** Tells of a flaw that no expression has. */
  void record(Flaw flaw) {
    recorder.flaw(flaw);
  }

  /** The steps of a path on the data of the state, or null for any other. */
  static @Nullable List<Segment> dataSteps(@Nullable Path path) {
    return path == null || path.head().kind() != Head.Kind.INPUT ? null : path.segments();
  }
}
