package io.steplint.execution.path;

import io.steplint.execution.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * What a filter asks of an element: comparisons that {@code &&} and {@code ||} join, parentheses
 * having no meaning. Constants are texts as they are written, without their single quotes if they
 * have such; so it is in the engine, and decides most of what is unexpected about it.
 */
final class FilterCriteria {

  private static final String[] OPERATORS = {"==", ">=", "<=", "!=", "<", ">", "=~"};

  /** One comparison, or the question whether a path is there where there is no operator. */
  private record Criterion(Operand left, String operator, Operand right, boolean negated) {}

  /**
   * One side of a comparison.
   *
   * @param steps of a path, else null
   * @param root whether that path starts at the root
   * @param pattern a regular expression, else null
   */
  private record Operand(
      String text, @Nullable List<PathStep> steps, boolean root, @Nullable Pattern pattern) {}

  /** Values that no comparison orders: the answer is no. */
  private static final class Incomparable extends Exception {
    private static final long serialVersionUID = 1L;

    Incomparable() {
      super(null, null, false, false);
    }
  }

  private final List<List<Criterion>> alternatives;

  private FilterCriteria(List<List<Criterion>> alternatives) {
    this.alternatives = alternatives;
  }

  // ---- reading

  static FilterCriteria parse(String bracket) {
    String inner = stripped(bracket, "[", "]");
    if (!inner.startsWith("?")) {
      throw PathFailure.refused("Filter must start with '[?' and end with ']'. " + inner);
    }
    inner = stripped(inner.substring(1).trim(), "(", ")");
    List<List<Criterion>> alternatives = new ArrayList<>();
    for (String alternative : inner.split("\\|\\|", -1)) {
      List<Criterion> all = new ArrayList<>();
      for (String criterion : alternative.split("&&", -1)) {
        all.add(criterion(cleaned(criterion.trim())));
      }
      alternatives.add(all);
    }
    return new FilterCriteria(alternatives);
  }

  private static String stripped(String text, String open, String close) {
    if (!text.startsWith(open) || !text.endsWith(close)) {
      throw PathFailure.refused("Filter must start with '[?(' and end with ')]'. " + text);
    }
    return text.substring(1, text.length() - 1).trim();
  }

  private static String cleaned(String criterion) {
    int begin = 0;
    int end = criterion.length();
    while ("[?( ".indexOf(criterion.charAt(begin)) >= 0) {
      begin++;
    }
    while (") ".indexOf(criterion.charAt(end - 1)) >= 0) {
      end--;
    }
    return criterion.substring(begin, end);
  }

  private static Criterion criterion(String text) {
    for (String operator : OPERATORS) {
      int at = text.indexOf(operator);
      if (at >= 0) {
        String right = text.substring(at + operator.length()).trim();
        if (right.startsWith("!@")) {
          throw PathFailure.refused("Invalid negation! Can only be used for existence check");
        }
        return new Criterion(
            operand(text.substring(0, at).trim()), operator, operand(right), false);
      }
    }
    boolean negated = text.startsWith("!");
    Operand left = operand(text.trim());
    if (left.steps() == null) {
      throw PathFailure.refused("CriteriaType  can not be parsed");
    }
    return new Criterion(left, "", left, negated);
  }

  private static Operand operand(String written) {
    String text = written.startsWith("!@") ? written.substring(1) : written;
    if (text.startsWith("$") || text.startsWith("@")) {
      List<PathStep> steps = PathSteps.of("$" + text.substring(1));
      if (!steps.stream().allMatch(PathStep::isDefinite)) {
        throw PathFailure.refused("the predicate path: " + text + " is not definite");
      }
      return new Operand(text, steps, text.startsWith("$"), null);
    }
    if (text.length() > 1 && text.startsWith("'") && text.endsWith("'")) {
      return new Operand(text.substring(1, text.length() - 1), null, false, null);
    }
    boolean ignoresCase = text.endsWith("/i");
    if (text.length() > 1 && text.startsWith("/") && (text.endsWith("/") || ignoresCase)) {
      try {
        return new Operand(
            text,
            null,
            false,
            Pattern.compile(
                text.substring(1, text.lastIndexOf('/')),
                ignoresCase ? Pattern.CASE_INSENSITIVE : 0));
      } catch (PatternSyntaxException e) {
        throw PathFailure.refused(e.getDescription());
      }
    }
    return new Operand(text, null, false, null);
  }

  // ---- asking

  /** Whether an element passes; the last comparison is looked at first, as in the engine. */
  boolean accepts(@Nullable Object element, PathWalk walk) {
    for (int i = alternatives.size() - 1; i >= 0; i--) {
      List<Criterion> all = alternatives.get(i);
      boolean holds = true;
      for (int k = all.size() - 1; k >= 0 && holds; k--) {
        holds = holds(all.get(k), element, walk);
      }
      if (holds) {
        return true;
      }
    }
    return false;
  }

  private static boolean holds(Criterion criterion, @Nullable Object element, PathWalk walk) {
    try {
      if (criterion.operator().isEmpty()) {
        return isThere(criterion.left(), element, walk) != criterion.negated();
      }
      return compares(
          criterion.operator(),
          value(criterion.right(), element, walk),
          value(criterion.left(), element, walk));
    } catch (Incomparable e) {
      return false;
    } catch (PathFailure e) {
      if (e.reason() == PathFailure.Reason.MISSING) {
        return false;
      }
      throw e;
    }
  }

  /** Whether a path leads to a value; null counts as none. */
  private static boolean isThere(Operand operand, @Nullable Object element, PathWalk walk) {
    try {
      return value(operand, element, walk) != null;
    } catch (PathFailure e) {
      if (e.reason() == PathFailure.Reason.MISSING) {
        return false;
      }
      throw e;
    }
  }

  private static @Nullable Object value(Operand operand, @Nullable Object element, PathWalk walk) {
    List<PathStep> steps = operand.steps();
    if (steps == null) {
      return operand.pattern() != null ? operand.pattern() : operand.text();
    }
    Object value = walk.inner(steps, operand.root(), element);
    // Where paths run on nodes the engine copies what it finds, so that nothing is its own self.
    boolean copied = !walk.isOnMaps() && (value instanceof Map || value instanceof List);
    return value == Json.NULL ? null : copied ? new Object() : value;
  }

  private static boolean compares(
      String operator, @Nullable Object expected, @Nullable Object actual) throws Incomparable {
    if (operator.equals("=~")) {
      return matches(expected, actual);
    }
    boolean ordered = operator.startsWith("<") || operator.startsWith(">");
    if (ordered && (expected == null) != (actual == null)) {
      return false;
    }
    int order = order(expected, actual);
    return switch (operator) {
      case "==" -> order == 0;
      case "!=" -> order != 0;
      case ">" -> order < 0;
      case ">=" -> order <= 0;
      case "<" -> order > 0;
      default -> order >= 0;
    };
  }

  private static boolean matches(@Nullable Object expected, @Nullable Object actual) {
    Object pattern = actual instanceof Pattern ? actual : expected;
    Object target = actual instanceof Pattern ? expected : actual;
    if (!(pattern instanceof Pattern regex)) {
      throw PathFailure.notApplicable("A filter compares with what is no regular expression");
    }
    return target != null
        && regex.matcher(target instanceof String text ? text : Json.text(target)).matches();
  }

  private static int order(@Nullable Object expected, @Nullable Object actual) throws Incomparable {
    if (expected == actual) {
      return 0;
    }
    boolean nothingExpected = expected == null || "null".equals(expected);
    boolean nothing = actual == null || "null".equals(actual);
    if (nothingExpected || nothing) {
      return nothingExpected && nothing ? 0 : nothingExpected ? -1 : 1;
    }
    if (expected instanceof String text) {
      if (actual instanceof String other) {
        return text.replace("\\'", "'").compareTo(other);
      }
      if (actual instanceof Number number && isPlain(number)) {
        return decimal(text).compareTo(decimal(number.toString()));
      }
      if (actual instanceof Boolean flag) {
        return Boolean.valueOf(text).compareTo(flag);
      }
    } else if (expected instanceof Number number && actual instanceof Number other) {
      if (isPlain(number) && isPlain(other)) {
        return decimal(number.toString()).compareTo(decimal(other.toString()));
      }
    } else if (expected instanceof Boolean flag && actual instanceof Boolean other) {
      return flag.compareTo(other);
    }
    throw new Incomparable();
  }

  /** Whether the engine takes a number for one: not those beyond 64 bits. */
  private static boolean isPlain(Number number) {
    return number instanceof Long || number instanceof Double;
  }

  private static BigDecimal decimal(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw PathFailure.notApplicable("A filter compares a number with the text " + text);
    }
  }
}
