package io.steplint.execution.jsonata;

import io.steplint.query.jsonata.Signature;
import io.steplint.query.jsonata.Signature.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holds arguments against the signature of a function, and brings them into its shape. As in the
 * reference, the kinds of the arguments are written as one letter each and matched by a regular
 * expression made of the signature: what optional parameters take then comes out the same.
 */
final class SignatureCheck {

  private static final Map<String, String> ELEMENTS =
      Map.of(
          "a", "arrays",
          "b", "booleans",
          "f", "functions",
          "n", "numbers",
          "o", "objects",
          "s", "strings");

  private final List<Parameter> parameters;
  private final List<String> pieces = new ArrayList<>();
  private final Pattern whole;

  SignatureCheck(Signature signature) {
    parameters = signature.parameters();
    StringBuilder all = new StringBuilder();
    for (Parameter parameter : parameters) {
      String piece =
          letters(parameter)
              + (parameter.context() || parameter.optional() ? "?" : "")
              + (parameter.repeated() ? "+" : "");
      pieces.add(piece);
      all.append('(').append(piece).append(')');
    }
    whole = Pattern.compile(all.toString());
  }

  private static String letters(Parameter parameter) {
    return switch (parameter.kinds()) {
      case "a", "x" -> "[asnblfom]";
      case "j" -> "[asnblom]";
      case "f" -> "f";
      default -> "[" + parameter.kinds() + "m]";
    };
  }

  static char letter(@Nullable Object value) {
    if (value == null) {
      return 'm';
    }
    if (value instanceof FunctionObject) {
      return 'f';
    }
    if (value instanceof String) {
      return 's';
    }
    if (value instanceof Double) {
      return 'n';
    }
    if (value instanceof Boolean) {
      return 'b';
    }
    if (value instanceof Items) {
      return 'a';
    }
    return value instanceof Map ? 'o' : 'l';
  }

  /**
   * The arguments as the function takes them.
   *
   * @param context what takes the place of a missing argument where the signature says so
   * @throws JsonataFailure T0410, T0411 or T0412 where they do not fit
   */
  List<@Nullable Object> apply(List<@Nullable Object> arguments, @Nullable Object context) {
    StringBuilder kinds = new StringBuilder();
    for (Object argument : arguments) {
      kinds.append(letter(argument));
    }
    Matcher match = whole.matcher(kinds);
    if (!match.matches()) {
      throw mismatch(kinds.toString());
    }
    List<@Nullable Object> checked = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      String taken = match.group(i + 1);
      if (!taken.isEmpty()) {
        for (int k = 0; k < taken.length(); k++) {
          Object argument = arguments.get(at++);
          checked.add(
              parameter.kinds().equals("a")
                  ? array(parameter, taken, taken.charAt(k), argument, at)
                  : argument);
        }
      } else if (parameter.context()) {
        if (!letters(parameter).contains(String.valueOf(letter(context)))) {
          throw new JsonataFailure("T0411").with("index", String.valueOf(at + 1));
        }
        checked.add(context);
      } else {
        checked.add(at < arguments.size() ? arguments.get(at) : null);
        at++;
      }
    }
    return checked;
  }

  private static @Nullable Object array(
      Parameter parameter, String taken, char kind, @Nullable Object argument, int index) {
    if (kind == 'm') {
      return null;
    }
    String element = parameter.element();
    if (!element.isEmpty()) {
      boolean fits =
          kind == 'a' && argument instanceof Items items
              ? holdsOnly(items, element.charAt(0))
              : taken.equals(element);
      if (!fits) {
        throw new JsonataFailure("T0412")
            .with("index", String.valueOf(index))
            .with("type", ELEMENTS.getOrDefault(element, element));
      }
    }
    return kind == 'a' ? argument : Items.arrayOf(argument);
  }

  private static boolean holdsOnly(Items items, char kind) {
    for (Object item : items) {
      if (letter(item) != kind) {
        return false;
      }
    }
    return true;
  }

  /** Finds the argument that does not fit: the first behind the longest part that does. */
  private JsonataFailure mismatch(String kinds) {
    StringBuilder part = new StringBuilder();
    int good = 0;
    for (String piece : pieces) {
      part.append(piece);
      Matcher match = Pattern.compile(part.toString()).matcher(kinds);
      if (!match.lookingAt()) {
        break;
      }
      good = match.end();
    }
    return new JsonataFailure("T0410").with("index", String.valueOf(good + 1));
  }
}
