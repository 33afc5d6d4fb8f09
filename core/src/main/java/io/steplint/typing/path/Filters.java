package io.steplint.typing.path;

import io.steplint.query.path.FilterOperand;
import io.steplint.query.path.FilterTest;
import io.steplint.query.path.Head;
import io.steplint.query.path.Path;
import io.steplint.query.path.Segment;
import io.steplint.type.Kind;
import io.steplint.type.TextForms;
import io.steplint.type.Type;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Narrows a type to the values that can pass a filter of a path. */
final class Filters {

  private static final int MAX_NESTING = 32;

  private static final Set<String> ORDERING = Set.of("<", "<=", ">", ">=");

  private Filters() {}

  static Type passing(Type type, FilterTest test) {
    return passing(type, test, 0);
  }

  private static Type passing(Type type, FilterTest test, int depth) {
    if (depth > MAX_NESTING || type.isNever()) {
      return type;
    }
    switch (test.kind()) {
      case ALL -> {
        Type left = type;
        for (FilterTest each : ((FilterTest.All) test).tests()) {
          left = passing(left, each, depth + 1);
        }
        return left;
      }
      case ANY -> {
        Type left = Type.never();
        for (FilterTest each : ((FilterTest.Any) test).tests()) {
          left = left.join(passing(type, each, depth + 1));
        }
        return left;
      }
      case EXISTS -> {
        List<Segment> path = elementPath(((FilterTest.Exists) test).path());
        return path == null ? type : Narrowing.present(type, path);
      }
      case COMPARISON -> {
        return comparison(type, (FilterTest.Comparison) test);
      }
      default -> {
        return type;
      }
    }
  }

  private static Type comparison(Type type, FilterTest.Comparison test) {
    if (ORDERING.contains(test.operator())) {
      return ordered(ordered(type, test.left()), test.right());
    }
    if (!test.operator().equals("==") && !test.operator().equals("===")) {
      return type;
    }
    List<Segment> path = elementPath(test.left());
    Type value = constant(test.right());
    if (path == null || value == null) {
      path = elementPath(test.right());
      value = constant(test.left());
    }
    if (path == null || value == null) {
      return type;
    }
    Type wanted = value;
    return Narrowing.at(type, path, found -> found.meet(wanted));
  }

  /** What is not there, and what is no scalar, is neither less nor greater than anything. */
  private static Type ordered(Type type, FilterOperand operand) {
    List<Segment> path = elementPath(operand);
    return path == null
        ? type
        : Narrowing.at(type, path, found -> found.without(Kind.ARRAY).without(Kind.OBJECT));
  }

  private static @Nullable List<Segment> elementPath(FilterOperand operand) {
    return operand instanceof FilterOperand.Selection selection
        ? elementPath(selection.path())
        : null;
  }

  /** The steps of a path from the element, if it is definite. */
  private static @Nullable List<Segment> elementPath(Path path) {
    return path.head().kind() == Head.Kind.ELEMENT && Narrowing.canFollow(path.segments())
        ? path.segments()
        : null;
  }

  /**
   * What equals a constant. Jayway compares a number with a text that reads as that number, so
   * either may be equal.
   */
  private static @Nullable Type constant(FilterOperand operand) {
    if (!(operand instanceof FilterOperand.Constant constant)) {
      return null;
    }
    switch (constant.kind()) {
      case STRING -> {
        return TextForms.isNumeric(constant.text().trim())
            ? Type.literal(constant.text()).join(Type.number())
            : Type.literal(constant.text());
      }
      case NUMBER -> {
        try {
          return Type.literal(new BigDecimal(constant.text())).join(Type.string());
        } catch (NumberFormatException notDecimal) {
          return null;
        }
      }
      case BOOLEAN -> {
        return Type.literal(constant.text().equals("true"));
      }
      default -> {
        return null;
      }
    }
  }
}
