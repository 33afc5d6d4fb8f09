package io.steplint.iam;

import io.steplint.iam.ConditionOperator.Quantifier;
import io.steplint.iam.ConditionOperator.Test;
import io.steplint.iam.language.Answer;
import io.steplint.iam.language.Pattern;
import io.steplint.iam.language.Pattern.Syntax;
import io.steplint.iam.language.PatternComparison;
import io.steplint.iam.language.PatternSet;
import io.steplint.iam.language.RequestContext;
import io.steplint.iam.language.RequestContext.Entry;
import io.steplint.iam.language.RequestContext.Presence;
import io.steplint.source.ScalarNode;
import io.steplint.text.Text;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a request passes the conditions of a statement; unknown where that hangs on a value
 * that is not known.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">Condition
 *     operators</a>
 */
final class ConditionEvaluator {

  private final RequestContext context;
  private final boolean variables;

  /**
   * @param variables whether the policy's version reads policy variables
   */
  ConditionEvaluator(RequestContext context, boolean variables) {
    this.context = context;
    this.variables = variables;
  }

  /** Whether all tests pass. */
  Answer evaluate(List<Condition> conditions) {
    Answer all = Answer.YES;
    for (Condition condition : conditions) {
      all = all.and(evaluate(condition));
    }
    return all;
  }

  /** Whether one test passes. */
  Answer evaluate(Condition condition) {
    ConditionOperator operator = ConditionOperator.of(condition.operator());
    if (operator == null) {
      return Answer.UNKNOWN;
    }
    Entry entry = context.get(condition.key());
    if (operator.test() == Test.NULL) {
      return testPresence(condition, entry);
    }
    if (entry.presence() == Presence.UNKNOWN) {
      return Answer.UNKNOWN;
    }
    if (entry.presence() == Presence.ABSENT || entry.values().isEmpty()) {
      return Answer.of(passesWithoutKey(operator));
    }
    Answer result = operator.quantifier() == Quantifier.ALL ? Answer.YES : Answer.NO;
    for (Text value : entry.values()) {
      Answer fits = fitsOne(operator.test(), value, condition);
      switch (operator.quantifier()) {
        case ALL -> result = result.and(operator.negated() ? fits.not() : fits);
        case ANY -> result = result.or(operator.negated() ? fits.not() : fits);
        case NONE -> result = result.or(fits);
      }
    }
    return operator.quantifier() == Quantifier.NONE && operator.negated() ? result.not() : result;
  }

  private static boolean passesWithoutKey(ConditionOperator operator) {
    if (operator.ifExists() || operator.quantifier() == Quantifier.ALL) {
      return true;
    }
    return operator.quantifier() == Quantifier.NONE && operator.negated();
  }

  private static Answer testPresence(Condition condition, Entry entry) {
    if (entry.presence() == Presence.UNKNOWN || !condition.complete()) {
      return Answer.UNKNOWN;
    }
    boolean absent = entry.presence() == Presence.ABSENT || entry.values().isEmpty();
    Answer result = Answer.NO;
    for (ScalarNode wanted : condition.values()) {
      String literal = wanted.text().literal();
      result =
          result.or(
              wanted.isUnknown() || literal == null
                  ? Answer.UNKNOWN
                  : Answer.of(literal.equalsIgnoreCase("true") == absent));
    }
    return result;
  }

  private Answer fitsOne(Test test, Text value, Condition condition) {
    Answer result = condition.complete() ? Answer.NO : Answer.UNKNOWN;
    for (ScalarNode wanted : condition.values()) {
      result = result.or(wanted.isUnknown() ? Answer.UNKNOWN : fits(test, value, wanted.text()));
      if (result == Answer.YES) {
        break;
      }
    }
    return result;
  }

  private Answer fits(Test test, Text value, Text wanted) {
    return switch (test) {
      case STRING_EQUALS, BINARY -> matches(value, wanted, Syntax.PLAIN);
      case STRING_LIKE -> matches(value, wanted, Syntax.STRING);
      case ARN_LIKE -> matches(value, wanted, Syntax.ARN);
      default -> {
        String known = value.literal();
        String pattern = wanted.literal();
        yield known == null || pattern == null || (variables && pattern.contains("${"))
            ? value.equals(wanted) ? Answer.UNKNOWN : differing(test, value, wanted)
            : Answer.of(fits(test, known, pattern));
      }
    };
  }

  private Answer differing(Test test, Text value, Text wanted) {
    // In any other case than that of letters, what is not known cannot be compared at all.
    return test == Test.STRING_EQUALS_IGNORE_CASE
            && matches(lower(value), lower(wanted), Syntax.PLAIN) == Answer.NO
        ? Answer.NO
        : Answer.UNKNOWN;
  }

  private static Text lower(Text text) {
    Text.Builder lower = Text.builder();
    for (io.steplint.text.Part part : text.parts()) {
      if (part instanceof io.steplint.text.Literal literal) {
        lower.append(literal.value().toLowerCase(Locale.ROOT));
      } else {
        lower.append(part);
      }
    }
    return lower.build();
  }

  private Answer matches(Text value, Text wanted, Syntax syntax) {
    String known = value.literal();
    String plain = wanted.literal();
    if (known != null && plain != null && isPlain(plain)) {
      return Answer.of(known.equals(plain));
    }
    Pattern pattern = Pattern.of(wanted, syntax, variables).resolve(context);
    Pattern subject = Pattern.of(value, Syntax.PLAIN, false);
    PatternSet set = PatternSet.of(List.of(pattern));
    return PatternComparison.covers(subject, null, List.of(set), List.of(set)).answer();
  }

  /** Whether a string has neither wildcards nor what can begin a policy variable. */
  private static boolean isPlain(String wanted) {
    return wanted.indexOf('*') < 0 && wanted.indexOf('?') < 0 && wanted.indexOf('$') < 0;
  }

  private static boolean fits(Test test, String value, String wanted) {
    return switch (test) {
      case STRING_EQUALS_IGNORE_CASE, BOOL -> value.equalsIgnoreCase(wanted);
      case NUMERIC_EQUALS -> numeric(value, wanted, order -> order == 0);
      case NUMERIC_LESS -> numeric(value, wanted, order -> order < 0);
      case NUMERIC_LESS_EQUALS -> numeric(value, wanted, order -> order <= 0);
      case NUMERIC_GREATER -> numeric(value, wanted, order -> order > 0);
      case NUMERIC_GREATER_EQUALS -> numeric(value, wanted, order -> order >= 0);
      case DATE_EQUALS -> dates(value, wanted, order -> order == 0);
      case DATE_LESS -> dates(value, wanted, order -> order < 0);
      case DATE_LESS_EQUALS -> dates(value, wanted, order -> order <= 0);
      case DATE_GREATER -> dates(value, wanted, order -> order > 0);
      case DATE_GREATER_EQUALS -> dates(value, wanted, order -> order >= 0);
      case IP -> ConditionValues.isInRange(value, wanted);
      case STRING_EQUALS, STRING_LIKE, ARN_LIKE, BINARY, NULL -> value.equals(wanted);
    };
  }

  private static boolean numeric(String value, String wanted, IntPredicate fits) {
    @Nullable BigDecimal left = ConditionValues.number(value);
    @Nullable BigDecimal right = ConditionValues.number(wanted);
    return left != null && right != null && fits.test(left.compareTo(right));
  }

  private static boolean dates(String value, String wanted, IntPredicate fits) {
    @Nullable Instant left = ConditionValues.date(value);
    @Nullable Instant right = ConditionValues.date(wanted);
    return left != null && right != null && fits.test(left.compareTo(right));
  }
}
