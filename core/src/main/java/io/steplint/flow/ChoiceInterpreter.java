package io.steplint.flow;

import io.steplint.asl.Comparison;
import io.steplint.asl.ComparisonOperator;
import io.steplint.asl.Expression;
import io.steplint.query.path.Head;
import io.steplint.query.path.Path;
import io.steplint.query.path.Segment;
import io.steplint.source.ScalarNode;
import io.steplint.type.Kind;
import io.steplint.type.Strings;
import io.steplint.type.Type;
import io.steplint.type.TypeOf;
import io.steplint.typing.Happens;
import io.steplint.typing.path.Narrowing;
import io.steplint.typing.path.PathTyping;
import io.steplint.typing.path.Selection;
import java.util.List;
import java.util.function.UnaryOperator;

/** Splits what is known by the comparisons of a Choice in JSONPath. */
final class ChoiceInterpreter {

  /**
   * What is known where a comparison holds, and where it does not. Either is dead where no value
   * leads there.
   */
  record Split(Environment holds, Environment fails) {}

  private final StateEvaluator evaluator;

  ChoiceInterpreter(StateEvaluator evaluator) {
    this.evaluator = evaluator;
  }

  static boolean isDead(Environment environment) {
    return environment.data().isNever();
  }

  static Environment dead(Environment like) {
    return like.on(like.slot(), Type.never());
  }

  static Environment join(Environment one, Environment other) {
    if (isDead(one)) {
      return other;
    }
    return isDead(other)
        ? one
        : one.on(one.slot(), one.data().join(other.data()))
            .with(one.variables().join(other.variables()));
  }

  Split split(Comparison comparison, Environment known) {
    if (isDead(known)) {
      return new Split(known, known);
    }
    return switch (comparison.kind()) {
      case AND -> all(((Comparison.And) comparison).operands(), known);
      case OR -> any(((Comparison.Or) comparison).operands(), known);
      case NOT -> {
        Split inner = split(((Comparison.Not) comparison).operand(), known);
        yield new Split(inner.fails(), inner.holds());
      }
      case TEST -> test((Comparison.Test) comparison, known);
      case OPAQUE -> new Split(known, known);
    };
  }

  private Split all(List<Comparison> operands, Environment known) {
    Environment holds = known;
    Environment fails = dead(known);
    for (Comparison operand : operands) {
      Split split = split(operand, holds);
      fails = join(fails, split.fails());
      holds = split.holds();
    }
    return new Split(holds, fails);
  }

  private Split any(List<Comparison> operands, Environment known) {
    Environment holds = dead(known);
    Environment fails = known;
    for (Comparison operand : operands) {
      Split split = split(operand, fails);
      holds = join(holds, split.holds());
      fails = split.fails();
    }
    return new Split(holds, fails);
  }

  private Split test(Comparison.Test test, Environment known) {
    Path path = test.variable().path();
    if (path == null) {
      return new Split(known, known);
    }
    ComparisonOperator operator = test.operator();
    StateEvaluator here = evaluator.at(known);
    if (operator == ComparisonOperator.IS_PRESENT) {
      return present(path, test.variable(), constant(test.operand()), known);
    }
    Selection selection = here.select(path, test.variable());
    if (selection.missing() == Happens.MUST) {
      return new Split(dead(known), dead(known));
    }
    boolean itself = path.segments().isEmpty() && path.head().kind() == Head.Kind.INPUT;
    Type whole = selection.type();
    if (itself && whole.mayBe(Kind.NULL)) {
      noPathIntoNull(test, path, whole);
      here = evaluator.at(known.on(known.slot(), whole.without(Kind.NULL)));
      selection = here.select(path, test.variable());
      if (selection.type().isNever()) {
        return new Split(dead(known), dead(known));
      }
    }
    Type operand = operand(test, here);
    Environment read = here.environment();
    if (operand.isNever()) {
      return new Split(dead(known), dead(known));
    }
    Type value = selection.type();
    Kind kind = Comparisons.kind(operator);
    boolean otherText =
        operator == ComparisonOperator.STRING_EQUALS
            && isJsonText(value)
            && Comparisons.passing(value, operator, operand).isNever();
    if (kind != null && (!value.mayBe(kind) || otherText)) {
      evaluator
          .flaws()
          .tell(
              Flaw.Kind.NEVER_COMPARES,
              Happens.MUST,
              null,
              test.variable(),
              path,
              path.segments().size(),
              value,
              operator.keyword());
    }
    return new Split(
        narrow(path, read, v -> Comparisons.passing(v, operator, operand)),
        narrow(path, read, v -> Comparisons.failing(v, operator, operand)));
  }

  /** Recorded: a Choice applies no path to an input that is null, not even the path of itself. */
  private void noPathIntoNull(Comparison.Test test, Path path, Type input) {
    if (input.isUnknown()) {
      return;
    }
    evaluator
        .flaws()
        .tell(
            Flaw.Kind.WRONG_KIND,
            input.mustBe(Kind.NULL) ? Happens.MUST : Happens.MAY,
            StateEvaluator.RUNTIME,
            test.variable(),
            path,
            0,
            input,
            "a value that is not null");
  }

  /** A constant; in place of a reference that stands alone a deployment may put any value. */
  private static Type constant(ScalarNode operand) {
    boolean open =
        operand.isString() && operand.literal() == null && operand.text().parts().size() == 1;
    return open ? Type.unknown() : TypeOf.literal(operand);
  }

  private Type operand(Comparison.Test test, StateEvaluator here) {
    Expression path = test.operandPath();
    if (path == null) {
      return constant(test.operand());
    }
    Path parsed = path.path();
    if (parsed == null) {
      return Type.unknown();
    }
    Type value = here.select(parsed, path).type();
    if (!value.isNever() && !Comparisons.takes(test.operator().operand(), value)) {
      here.flaws()
          .tell(
              Flaw.Kind.WRONG_KIND,
              Happens.MUST,
              null,
              path,
              parsed,
              parsed.segments().size(),
              value,
              test.operator().operand() == ComparisonOperator.Operand.NUMBER
                  ? "a number"
                  : test.operator().operand() == ComparisonOperator.Operand.BOOLEAN
                      ? "a boolean"
                      : "a string");
    }
    return value;
  }

  private Split present(Path path, Expression place, Type wanted, Environment known) {
    Environment there;
    Environment notThere;
    Type root = known.root(path.head());
    if (root.mayBeMissing()) {
      // Whether IsPresent takes a variable without a value is nowhere recorded.
      return new Split(known, known);
    }
    if (Narrowing.canFollow(path.segments())) {
      there = replaced(path.head(), known, Narrowing.present(root, path.segments()));
      notThere = replaced(path.head(), known, Narrowing.absent(root, path.segments()));
    } else {
      // Whether the empty array of an indefinite path counts as present is nowhere recorded.
      boolean definite = path.isDefinite();
      Happens missing = PathTyping.select(root, path.segments()).missing();
      there = definite && missing == Happens.MUST ? dead(known) : known;
      notThere = definite && missing == Happens.NO ? dead(known) : known;
    }
    if (ChoiceInterpreter.isDead(there)) {
      inText(path, place, root);
    }
    boolean yes = wanted.mayBeTrue();
    boolean no = wanted.mayBeFalse();
    if (yes && no || (!yes && !no)) {
      return new Split(known, known);
    }
    return yes ? new Split(there, notThere) : new Split(notThere, there);
  }

  /** Tells of a field that is looked for in a text which is JSON, and so is never found. */
  private void inText(Path path, Expression place, Type root) {
    for (int step = 1; step < path.segments().size(); step++) {
      Type before = PathTyping.select(root, path.segments().subList(0, step)).type();
      if (isJsonText(before)) {
        evaluator
            .flaws()
            .tell(
                Flaw.Kind.NEVER_COMPARES,
                Happens.MUST,
                null,
                place,
                path,
                step,
                before,
                ComparisonOperator.IS_PRESENT.keyword());
        return;
      }
    }
  }

  private static boolean isJsonText(Type value) {
    Strings strings = value.strings();
    return strings != null
        && value.mustBe(Kind.STRING)
        && strings.literals().isEmpty()
        && strings.jsonText() != null;
  }

  /** What is known where the value at a path is one that {@code keep} leaves. */
  private Environment narrow(Path path, Environment known, UnaryOperator<Type> keep) {
    Type root = known.root(path.head()).present();
    List<Segment> segments = path.segments();
    if (Narrowing.canFollow(segments)) {
      return replaced(path.head(), known, Narrowing.at(root, segments, keep));
    }
    Type value = PathTyping.select(root, segments).type();
    return keep.apply(value).isNever() ? dead(known) : known;
  }

  private static Environment replaced(Head head, Environment known, Type root) {
    if (root.isNever()) {
      return dead(known);
    }
    return switch (head.kind()) {
      case INPUT, ELEMENT -> known.on(known.slot(), root);
      case VARIABLE -> known.with(known.variables().with(head.name(), root));
      case CONTEXT -> known;
    };
  }
}
