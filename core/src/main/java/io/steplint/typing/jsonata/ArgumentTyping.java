package io.steplint.typing.jsonata;

import io.steplint.query.jsonata.JsonataFunction;
import io.steplint.query.jsonata.Signature;
import io.steplint.type.ArrayShape;
import io.steplint.type.JsonText;
import io.steplint.type.Kind;
import io.steplint.type.Strings;
import io.steplint.type.Type;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What functions of the library certainly refuse: arguments that no reading of the signature takes,
 * and values on which the function itself throws. Source: JSONata 2.0.6, and for the functions that
 * Step Functions adds the page "Transforming data with JSONata" of the developer guide.
 */
final class ArgumentTyping {

  /** Longer texts are no numbers or timestamps that anybody wrote down. */
  private static final int MAX_TEXT = 64;

  private static final String QUERY_ERROR = "States.QueryEvaluationError";

  private static final Set<String> HASHES = Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

  private ArgumentTyping() {}

  /**
   * Why a function throws.
   *
   * @param code the code of JSONata; the name of the error where the function is not JSONata's
   * @param reason a sentence without its full stop
   */
  record Refused(String code, String reason) {}

  /** Why no reading of the signature takes the arguments; null where one may. */
  static @Nullable Refused byKind(JsonataFunction function, List<Type> given) {
    String name = function.word();
    List<Signature.Parameter> parameters = function.signature().parameters();
    int wrong = mismatch(function, parameters, given);
    if (wrong >= 0) {
      return new Refused(
          "T0410",
          "Argument "
              + (wrong + 1)
              + " of function \""
              + name
              + "\" does not match function signature");
    }
    for (int i = 0; i < Math.min(given.size(), parameters.size()); i++) {
      Kind element = element(parameters.get(i));
      if (element != null && !mayHoldOnly(given.get(i), element)) {
        return new Refused(
            "T0412",
            "Argument "
                + (i + 1)
                + " of function \""
                + name
                + "\" must be an array of "
                + element
                + "s");
      }
    }
    return null;
  }

  /**
   * The index of the argument at which every reading of the signature ends, or -1 where one fits. A
   * parameter that takes the context item, or is optional, may be passed over.
   */
  private static int mismatch(
      JsonataFunction function, List<Signature.Parameter> parameters, List<Type> given) {
    int count = given.size();
    // How many arguments the parameters so far may have taken.
    boolean[] taken = new boolean[count + 1];
    taken[0] = true;
    int furthest = 0;
    for (Signature.Parameter parameter : parameters) {
      boolean[] next = new boolean[count + 1];
      for (int at = 0; at <= count; at++) {
        if (!taken[at]) {
          continue;
        }
        boolean leftOut = at == count && function.isOfStepFunctions();
        if (parameter.context() || parameter.optional() || leftOut) {
          next[at] = true;
        }
        int end = at;
        while (end < count && mayTake(parameter, given.get(end))) {
          next[++end] = true;
          if (!parameter.repeated()) {
            break;
          }
        }
        furthest = Math.max(furthest, end);
      }
      taken = next;
    }
    return taken[count] ? -1 : furthest;
  }

  private static boolean mayTake(Signature.Parameter parameter, Type argument) {
    if (argument.mayBeMissing()) {
      return true;
    }
    for (Kind kind : argument.kinds()) {
      if (Builtins.accepts(parameter.kinds(), kind)) {
        return true;
      }
    }
    return false;
  }

  /** The kind of which every item of an array must be; null where any will do. */
  private static @Nullable Kind element(Signature.Parameter parameter) {
    return switch (parameter.kinds().equals("a") ? parameter.element() : "") {
      case "n" -> Kind.NUMBER;
      case "s" -> Kind.STRING;
      case "o" -> Kind.OBJECT;
      default -> null;
    };
  }

  private static boolean mayHoldOnly(Type argument, Kind element) {
    if (argument.mayBeMissing() || argument.mayBe(element)) {
      return true;
    }
    ArrayShape array = argument.array();
    return array != null && !hasOther(array, element);
  }

  /** Whether an item is certainly there, and certainly of another kind. */
  private static boolean hasOther(ArrayShape array, Kind... kinds) {
    for (int i = 0; i < Math.min(array.min(), Math.max(array.prefix().size(), 1)); i++) {
      if (isOther(array.at(i), kinds)) {
        return true;
      }
    }
    return array.min() > 0 && isOther(array.item(), kinds);
  }

  private static boolean isOther(Type item, Kind... kinds) {
    if (item.isNever() || item.mayBeMissing()) {
      return false;
    }
    for (Kind kind : kinds) {
      if (item.mayBe(kind)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Why a function throws on values whose kinds it takes; null where it may not.
   *
   * @param arguments with a missing one for each parameter that was not given
   * @param first the first of them, which is there
   */
  static @Nullable Refused byValue(JsonataFunction function, Type first, List<Type> arguments) {
    return switch (function) {
      case NUMBER -> number(first);
      case TO_MILLIS -> toMillis(first, arguments.get(1));
      case SQRT -> {
        BigDecimal number = literal(first);
        yield number != null && number.signum() < 0
            ? new Refused("D3060", "$sqrt is called with a negative number")
            : null;
      }
      case FORMAT_BASE -> {
        BigDecimal radix = literal(arguments.get(1));
        yield radix != null
                && (radix.compareTo(BigDecimal.ONE) <= 0
                    || radix.compareTo(BigDecimal.valueOf(37)) >= 0)
            ? new Refused("D3100", "The radix of $formatBase must be between 2 and 36")
            : null;
      }
      case SPLIT -> negative("D3020", function, arguments.get(2));
      case MATCH -> negative("D3040", function, arguments.get(2));
      case REPLACE ->
          "".equals(arguments.get(1).literalValue())
              ? new Refused("D3010", "The second argument of $replace cannot be an empty string")
              : negative("D3011", function, arguments.get(3));
      case SORT -> sort(first, arguments.get(1));
      case SINGLE -> single(first, arguments.get(1));
      case REDUCE ->
          CallTyping.only(arguments.get(1)) instanceof Callable.Closure closure
                  && closure.arity() < 2
              ? new Refused("D3050", "The function that $reduce calls must take two arguments")
              : null;
      case HASH ->
          arguments.get(1).literalValue() instanceof String algorithm && !HASHES.contains(algorithm)
              ? new Refused(
                  QUERY_ERROR,
                  "$hash knows no algorithm '"
                      + algorithm
                      + "', but MD5, SHA-1, SHA-256, SHA-384 and SHA-512")
              : null;
      case PARSE -> parse(first);
      case FORMAT_NUMBER -> NumberPictures.refused(arguments.get(1), arguments.get(2));
      case PARTITION -> {
        BigDecimal size = literal(arguments.get(1));
        yield size != null && size.signum() <= 0
            ? new Refused(QUERY_ERROR, "The size of the parts of $partition must be positive")
            : null;
      }
      default -> null;
    };
  }

  private static @Nullable BigDecimal literal(Type type) {
    return type.literalValue() instanceof BigDecimal number ? number : null;
  }

  private static @Nullable Refused negative(String code, JsonataFunction function, Type limit) {
    BigDecimal number = literal(limit);
    return number != null && number.signum() < 0
        ? new Refused(code, "The limit of $" + function.word() + " must not be negative")
        : null;
  }

  /** A text that is no JSON, in the strict sense of the service. */
  private static @Nullable Refused parse(Type first) {
    Strings strings = first.strings();
    if (strings == null || strings.literals().isEmpty() || !first.mustBe(Kind.STRING)) {
      return null;
    }
    for (String literal : strings.literals()) {
      if (JsonText.strictTypeOf(literal) != null) {
        return null;
      }
    }
    return new Refused("D3137", "The text of $parse is not JSON");
  }

  /** A text that neither JSONata nor a more lenient reader of numbers takes. */
  private static @Nullable Refused number(Type first) {
    if (!(first.literalValue() instanceof String text)
        || text.length() > MAX_TEXT
        || Texts.OTHER_BASE.matcher(text).find()) {
      return null;
    }
    try {
      Double.parseDouble(text);
      return null;
    } catch (NumberFormatException e) {
      return new Refused("D3030", "The text '" + text + "' of $number is not a number");
    }
  }

  private static @Nullable Refused toMillis(Type first, Type picture) {
    return picture.mustBeMissing()
            && first.literalValue() instanceof String text
            && text.length() <= MAX_TEXT
            && !Texts.TIMESTAMP.matcher(text).matches()
        ? new Refused("D3110", "The text '" + text + "' of $toMillis is not an ISO 8601 timestamp")
        : null;
  }

  private static @Nullable Refused sort(Type first, Type comparator) {
    ArrayShape array = first.array();
    return comparator.mustBeMissing()
            && array != null
            && first.mustBe(Kind.ARRAY)
            && array.min() > 1
            && hasOther(array, Kind.NUMBER)
            && hasOther(array, Kind.STRING)
        ? new Refused("D3070", "$sort without a comparator takes numbers only, or strings only")
        : null;
  }

  private static @Nullable Refused single(Type first, Type predicate) {
    if (!predicate.mustBeMissing()) {
      return null;
    }
    Stream items = Stream.of(first);
    if (items.isEmpty()) {
      return new Refused("D3139", "$single is called with no item");
    }
    return items.min() > 1 ? new Refused("D3138", "$single is called with several items") : null;
  }

  /** Compiled when the first text is looked at, not before. */
  private static final class Texts {
    static final Pattern OTHER_BASE = Pattern.compile("0[xXoObB]");

    /** What JSONata 2.0.6 looks for before it leaves a text to the calendar. */
    static final Pattern TIMESTAMP =
        Pattern.compile(
            "\\d{4}(-[01]\\d)*(-[0-3]\\d)*(T[0-2]\\d:[0-5]\\d:[0-5]\\d)*(\\.\\d+)?"
                + "([+-][0-2]\\d:?[0-5]\\d|Z)?");
  }
}
