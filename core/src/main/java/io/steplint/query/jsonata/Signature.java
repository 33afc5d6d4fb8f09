package io.steplint.query.jsonata;

import java.util.ArrayList;
import java.util.List;

/**
 * The signature of a function, {@code <s-nn?:s>}: what it takes, and what it says it returns.
 *
 * @param text as written, with the angle brackets
 * @param parameters in order
 */
public record Signature(String text, List<Parameter> parameters) {

  public Signature {
    parameters = List.copyOf(parameters);
  }

  /**
   * One parameter.
   *
   * @param kinds the kinds it takes, one letter each: {@code s n b l o a f}, or {@code j} for any
   *     JSON and {@code x} for anything; more than one for a choice
   * @param element what an array holds or a function is, as written between angle brackets; empty
   *     where nothing is said
   * @param context whether the context item takes the place of a missing argument
   * @param optional whether it may be left out
   * @param repeated whether more of the kind may follow
   */
  public record Parameter(
      String kinds, String element, boolean context, boolean optional, boolean repeated) {}

  /** The fewest arguments a call can have: none that is optional or taken from the context. */
  public int fewestArguments() {
    int fewest = 0;
    for (Parameter parameter : parameters) {
      if (!parameter.optional() && !parameter.context()) {
        fewest++;
      }
    }
    return fewest;
  }

  /** The most arguments a call can have; {@link Integer#MAX_VALUE} where one repeats. */
  public int mostArguments() {
    for (Parameter parameter : parameters) {
      if (parameter.repeated()) {
        return Integer.MAX_VALUE;
      }
    }
    return parameters.size();
  }

  /**
   * Reads a signature. Letters without a meaning are skipped, as 2.0.6 does.
   *
   * @throws Malformed where a kind that cannot have one is given a type of its elements
   */
  static Signature parse(String text) throws Malformed {
    List<Parameter> parameters = new ArrayList<>();
    int at = 1;
    while (at < text.length() && text.charAt(at) != ':') {
      char c = text.charAt(at);
      int last = parameters.size() - 1;
      switch (c) {
        case 's', 'n', 'b', 'l', 'o', 'a', 'f', 'j', 'x' ->
            parameters.add(new Parameter(String.valueOf(c), "", false, false, false));
        case '(' -> {
          int close = closing(text, at, '(', ')');
          String choice = text.substring(at + 1, close);
          if (choice.indexOf('<') >= 0) {
            throw new Malformed("S0402", at);
          }
          parameters.add(new Parameter(choice, "", false, false, false));
          at = close;
        }
        case '<' -> {
          String kinds = last < 0 ? "" : parameters.get(last).kinds();
          if (!kinds.equals("a") && !kinds.equals("f")) {
            throw new Malformed("S0401", at);
          }
          int close = closing(text, at, '<', '>');
          Parameter typed = parameters.get(last);
          parameters.set(
              last,
              new Parameter(
                  typed.kinds(),
                  text.substring(at + 1, close),
                  typed.context(),
                  typed.optional(),
                  typed.repeated()));
          at = close;
        }
        case '-', '?', '+' -> {
          if (last >= 0) {
            Parameter marked = parameters.get(last);
            parameters.set(
                last,
                new Parameter(
                    marked.kinds(),
                    marked.element(),
                    marked.context() || c == '-',
                    marked.optional() || c == '?',
                    marked.repeated() || c == '+'));
          }
        }
        default -> {}
      }
      at++;
    }
    return new Signature(text, parameters);
  }

  /** Where the bracket that opens at {@code open} closes; the end of the text where it does not. */
  private static int closing(String text, int open, char opening, char closing) {
    int depth = 1;
    for (int at = open + 1; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == closing && --depth == 0) {
        return at;
      }
      if (c == opening) {
        depth++;
      }
    }
    return text.length();
  }

  /** A signature that 2.0.6 refuses. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;
    private final String code;
    private final int offset;

    Malformed(String code, int offset) {
      super(code, null, false, false);
      this.code = code;
      this.offset = offset;
    }

    String code() {
      return code;
    }

    int offset() {
      return offset;
    }
  }
}
