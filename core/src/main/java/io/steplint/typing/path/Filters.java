package io.steplint.typing.path;

import io.steplint.query.path.FilterOperand;
import io.steplint.query.path.FilterTest;
import io.steplint.query.path.Head;
import io.steplint.query.path.Path;
import io.steplint.query.path.Segment;
import io.steplint.type.Kind;
import io.steplint.type.Type;
import io.steplint.typing.Happens;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Narrows a type to the values that pass a filter of a path, as json-path 2.0.0 tests them: without
 * regard to parentheses, {@code &&} before {@code ||}; constants are texts that are read as what
 * they are compared with.
 */
final class Filters {

  private static final Set<String> ORDERING = Set.of("<", "<=", ">", ">=");

  /**
   * What a filter makes of the values of a type.
   *
   * @param passing holds every value that passes
   * @param fails whether the test fails, and the read with it
   * @param concrete whether that has a definite cause
   */
  record Outcome(Type passing, Happens fails, boolean concrete) {}

  private Happens fails = Happens.NO;
  private boolean concrete;

  private Filters() {}

  static Outcome of(Type type, FilterTest test) {
    Filters filters = new Filters();
    Type passing = Type.never();
    List<List<FilterTest>> alternatives = new ArrayList<>();
    alternatives.add(new ArrayList<>());
    flatten(test, alternatives);
    for (List<FilterTest> each : alternatives) {
      Type left = type;
      // The engine tests the last condition first.
      for (int i = each.size() - 1; i >= 0 && !left.isNever(); i--) {
        boolean always = i == each.size() - 1 && alternatives.size() == 1;
        left = filters.passing(left, each.get(i), always);
      }
      passing = passing.join(left);
    }
    return new Outcome(passing, filters.fails, filters.concrete);
  }

  /** Adds the single tests, in the order in which they are written, to the last alternative. */
  private static void flatten(FilterTest test, List<List<FilterTest>> alternatives) {
    switch (test.kind()) {
      case ALL -> {
        for (FilterTest each : ((FilterTest.All) test).tests()) {
          flatten(each, alternatives);
        }
      }
      case ANY -> {
        boolean first = true;
        for (FilterTest each : ((FilterTest.Any) test).tests()) {
          if (!first) {
            alternatives.add(new ArrayList<>());
          }
          first = false;
          flatten(each, alternatives);
        }
      }
      default -> alternatives.get(alternatives.size() - 1).add(test);
    }
  }

  private Type passing(Type type, FilterTest test, boolean always) {
    switch (test.kind()) {
      case EXISTS -> {
        List<Segment> path = elementPath(((FilterTest.Exists) test).path());
        return path == null ? type : Narrowing.at(type, path, found -> found.without(Kind.NULL));
      }
      case NOT -> {
        List<Segment> path =
            ((FilterTest.Not) test).test() instanceof FilterTest.Exists exists
                ? elementPath(exists.path())
                : null;
        return path == null
            ? type
            : Narrowing.absent(type, path)
                .join(Narrowing.at(type, path, found -> found.only(Kind.NULL)));
      }
      case COMPARISON -> {
        return comparison(type, (FilterTest.Comparison) test, always);
      }
      default -> {
        return type;
      }
    }
  }

  private Type comparison(Type type, FilterTest.Comparison test, boolean always) {
    List<Segment> left = elementPath(test.left());
    List<Segment> right = elementPath(test.right());
    String constant = constant(test.right());
    if (left != null && right != null) {
      // What is missing on either side compares with nothing.
      return Narrowing.present(Narrowing.present(type, left), right);
    }
    if (left == null || constant == null) {
      return type;
    }
    String operator = test.operator();
    boolean equal = operator.equals("==");
    if (!equal && !operator.equals("!=") && !ORDERING.contains(operator)) {
      return type;
    }
    boolean nothing = constant.equals("null");
    if (!nothing && number(constant) == null) {
      numbersFail(type, left, constant, always);
    }
    return Narrowing.at(
        type,
        left,
        found -> {
          if (nothing && !equal) {
            return found.without(Kind.NULL);
          }
          Type scalar = found.without(Kind.ARRAY).without(Kind.OBJECT);
          if (equal) {
            return scalar.meet(equalTo(constant));
          }
          Type ordered = operator.equals("!=") ? scalar : scalar.without(Kind.NULL);
          return number(constant) == null ? ordered.without(Kind.NUMBER) : ordered;
        });
  }

  /** A number that is compared with a text that is none fails the read. */
  private void numbersFail(Type type, List<Segment> path, String constant, boolean always) {
    Selection compared = PathTyping.select(type, path);
    Type numbers = compared.type().only(Kind.NUMBER);
    if (numbers.isNever()) {
      return;
    }
    boolean certain =
        always && compared.missing() == Happens.NO && compared.type().mustBe(Kind.NUMBER);
    fails = fails.either(certain ? Happens.MUST : Happens.MAY);
    concrete |= certain;
  }

  /** The values that are equal to a constant, which is a text until it meets another kind. */
  private static Type equalTo(String constant) {
    if (constant.equals("null")) {
      return Type.nullValue().join(Type.literal("null"));
    }
    BigDecimal number = number(constant);
    Type same = Type.literal(constant).join(Type.literal(Boolean.parseBoolean(constant)));
    return number == null ? same : same.join(Type.literal(number));
  }

  private static @Nullable BigDecimal number(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException notDecimal) {
      return null;
    }
  }

  private static @Nullable List<Segment> elementPath(FilterOperand operand) {
    return operand instanceof FilterOperand.Selection selection
        ? elementPath(selection.path())
        : null;
  }

  /** The steps of a path from the element, if it is definite and leads on from it. */
  private static @Nullable List<Segment> elementPath(Path path) {
    // What the element alone is in a filter, sources contradict each other on.
    boolean element = path.head().kind() == Head.Kind.ELEMENT && !path.segments().isEmpty();
    return element && Narrowing.canFollow(path.segments()) ? path.segments() : null;
  }

  /** The text that the engine compares with; null where it is no plain constant. */
  private static @Nullable String constant(FilterOperand operand) {
    if (!(operand instanceof FilterOperand.Constant constant)) {
      return null;
    }
    return switch (constant.kind()) {
      case STRING, NUMBER, BOOLEAN, NULL -> constant.text();
      case DOUBLE_QUOTED -> '"' + constant.text() + '"';
      default -> null;
    };
  }
}
