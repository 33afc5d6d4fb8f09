package io.steplint.flow;

import io.steplint.asl.Expression;
import io.steplint.asl.State;
import io.steplint.query.jsonata.JsonataFunction;
import io.steplint.query.jsonata.Signature;
import io.steplint.query.path.Head;
import io.steplint.query.path.Path;
import io.steplint.query.path.Segment;
import io.steplint.type.ArrayShape;
import io.steplint.type.Kind;
import io.steplint.type.ObjectShape;
import io.steplint.type.Strings;
import io.steplint.type.Type;
import io.steplint.typing.Failure;
import io.steplint.typing.Happens;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What goes wrong in one JSONata expression, told of the plain path that is to blame if it can. */
final class JsonataFlaws {

  private static final String QUERY_ERROR = "States.QueryEvaluationError";

  private final State state;
  private final Expression expression;
  private final Environment environment;

  JsonataFlaws(State state, Expression expression, Environment environment) {
    this.state = state;
    this.expression = expression;
    this.environment = environment;
  }

  /**
   * What is wrong with a read: nothing is there. Whoever asks first whether something is there
   * reads well.
   *
   * @param fails whether the evaluation of the whole expression fails whatever the values are
   */
  @Nullable Flaw of(JsonataReads.Read read, boolean fails) {
    PlainPath plain = read.plain();
    if (read.guarded() || !isHere(plain)) {
      return null;
    }
    Path path = plain.path();
    Type root = root(plain);
    String error = fails ? QUERY_ERROR : null;
    if (root.mayBeMissing()) {
      boolean must = fails && root.mustBeMissing();
      Happens certainty = must ? Happens.MUST : Happens.MAY;
      return flaw(Flaw.Kind.UNDEFINED_VARIABLE, certainty, must ? error : null, plain, 0, root, "");
    }
    Type found = root;
    for (int step = 0; step < path.segments().size(); step++) {
      Segment segment = path.segments().get(step);
      Type next =
          segment instanceof Segment.Field field ? named(found, field.name()) : Type.unknown();
      if (next.isNever()) {
        return found.isNever()
            ? null
            : flaw(Flaw.Kind.MISSING_PATH, Happens.MUST, error, plain, step, found, "");
      }
      if (segment instanceof Segment.Field field && isAbsentInSome(found, field.name())) {
        return flaw(Flaw.Kind.MISSING_PATH, Happens.MAY, QUERY_ERROR, plain, step, found, "");
      }
      found = next;
    }
    return null;
  }

  /** A failure of the evaluation. */
  Flaw of(Failure failure, Type result) {
    String part = expression.text().substring(failure.start(), failure.end());
    int open = part.indexOf('(');
    boolean called = part.startsWith("$") && open > 0 && part.endsWith(")");
    PlainPath plain =
        PlainPath.of(called ? part.substring(open + 1, part.length() - 1).strip() : part);
    if (plain == null || !isHere(plain)) {
      Flaw.Kind kind = isOfCall(failure) ? Flaw.Kind.FAILING_CALL : Flaw.Kind.JSONATA;
      return whole(kind, detail(failure), result);
    }
    Type found = value(plain);
    boolean noText = called && takesText(part.substring(1, open)) && !found.mayBe(Kind.STRING);
    return flaw(
        Flaw.Kind.INTRINSIC,
        Happens.MUST,
        QUERY_ERROR,
        plain,
        plain.path().segments().size(),
        found,
        noText
            ? "The argument of " + part.substring(0, open) + " must be a string"
            : detail(failure));
  }

  private static String detail(Failure failure) {
    return failure.code().equals(QUERY_ERROR)
        ? failure.reason()
        : failure.code() + ": " + failure.reason();
  }

  /** Whether a call fails, and not an operator ({@code T20…}, {@code D1…}) on its operands. */
  private static boolean isOfCall(Failure failure) {
    return !failure.code().startsWith("T2") && !failure.code().startsWith("D1");
  }

  private static boolean takesText(String function) {
    Signature signature =
        JsonataFunction.named(function).map(JsonataFunction::signature).orElse(null);
    return signature != null
        && !signature.parameters().isEmpty()
        && signature.parameters().get(0).kinds().equals("s");
  }

  /** The value at a plain path; unknown where that is not followed. */
  private Type value(PlainPath plain) {
    Type found = root(plain).present();
    for (Segment segment : plain.path().segments()) {
      found = segment instanceof Segment.Field field ? named(found, field.name()) : Type.unknown();
    }
    return found;
  }

  /** A plain path that is compared with a text, and never is one; else null. */
  @Nullable Flaw comparedWithText(String path, String text) {
    PlainPath plain = PlainPath.of(path);
    if (plain == null || !isHere(plain) || root(plain).mayBeMissing()) {
      return null;
    }
    Type found = value(plain);
    boolean same = found.mayBe(Kind.STRING) && !found.meet(Type.literal(text)).isNever();
    return found.isNever() || same || (found.mayBe(Kind.STRING) && !isJsonText(found))
        ? null
        : flaw(
            Flaw.Kind.NEVER_COMPARES,
            Happens.MUST,
            null,
            plain,
            plain.path().segments().size(),
            found,
            "String equality");
  }

  private static boolean isJsonText(Type type) {
    Strings strings = type.strings();
    return strings != null
        && type.mustBe(Kind.STRING)
        && strings.literals().isEmpty()
        && strings.jsonText() != null;
  }

  /**
   * What is wrong with a read of names from the JSON that {@code $parse} makes of a plain path.
   *
   * @param names what is read of it
   */
  @Nullable Flaw ofParsed(PlainPath text, List<Segment> names, boolean fails) {
    if (!isHere(text) || root(text).mayBeMissing()) {
      return null;
    }
    Strings strings = value(text).strings();
    Type found = strings == null ? null : strings.jsonText();
    List<Segment> steps = new ArrayList<>(text.path().segments());
    int before = steps.size();
    steps.addAll(names);
    Path path = new Path(text.path().head(), steps, text.path().start(), text.path().end());
    for (int step = before; step < steps.size() && found != null && !found.isNever(); step++) {
      Type next = named(found, ((Segment.Field) steps.get(step)).name());
      if (next.isNever()) {
        PlainPath read = new PlainPath(text.slot(), path);
        String error = fails ? QUERY_ERROR : null;
        return flaw(Flaw.Kind.MISSING_PATH, Happens.MUST, error, read, step, found, "");
      }
      found = next;
    }
    return null;
  }

  /** An expression that gives nothing. */
  Flaw nothing(Type result) {
    return whole(Flaw.Kind.JSONATA, "The expression returns nothing (undefined)", result);
  }

  private Flaw whole(Flaw.Kind kind, String detail, Type found) {
    return new Flaw(
        kind,
        Happens.MUST,
        QUERY_ERROR,
        state,
        expression.node(),
        expression.pointer(),
        null,
        environment.slot(),
        0,
        found,
        detail);
  }

  private Flaw flaw(
      Flaw.Kind kind,
      Happens certainty,
      @Nullable String error,
      PlainPath plain,
      int step,
      Type found,
      String detail) {
    return new Flaw(
        kind,
        certainty,
        error,
        state,
        expression.node(),
        expression.pointer(),
        plain.path(),
        plain.slot(),
        step,
        found,
        detail);
  }

  /** Whether the stage of the data that a path starts from can be read here. */
  private boolean isHere(PlainPath plain) {
    return plain.path().head().kind() == Head.Kind.VARIABLE
        || plain.slot() == Slot.INPUT
        || plain.slot() == environment.slot();
  }

  private Type root(PlainPath plain) {
    Head head = plain.path().head();
    return head.kind() == Head.Kind.VARIABLE
        ? environment.variables().get(head.name())
        : plain.slot() == Slot.INPUT ? environment.input() : environment.data();
  }

  /** What a name selects: the field of an object, or the fields of the objects in an array. */
  private static Type named(Type type, String name) {
    Type found = fields(type.objects(), name);
    ArrayShape array = type.array();
    if (array != null) {
      // The items of nested arrays are looked at too; what they are together is not followed.
      Type items = array.item();
      found =
          items.array() != null || !fields(items.objects(), name).isNever()
              ? Type.unknown()
              : found;
    }
    return found;
  }

  /** Whether a field is in some of the alternatives, and certainly not in others. */
  private static boolean isAbsentInSome(Type type, String name) {
    for (ObjectShape shape : type.objects()) {
      if (shape.field(name).isAbsent()) {
        return type.mustBe(Kind.OBJECT);
      }
    }
    return false;
  }

  private static Type fields(List<ObjectShape> shapes, String name) {
    Type found = Type.never();
    for (ObjectShape shape : shapes) {
      found = found.join(shape.field(name).type());
    }
    return found;
  }
}
