package io.steplint.source;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is wrong with a text that is not JSON, said to the person who wrote it. The parser tells
 * what it expected in terms of its own; what is not known here stays as the parser says it.
 */
final class JsonComplaint {

  private static final Pattern CHARACTER =
      Pattern.compile("Unexpected character \\('(.)' \\(code \\d+(?: / 0x[0-9a-f]+)?\\)\\): (.*)");

  private static final Pattern TOKEN = Pattern.compile("Unrecognized token '([^']*)'.*");

  private static final Pattern ESCAPE = Pattern.compile("Unrecognized character escape '(.)' .*");

  private JsonComplaint() {}

  /** The sentence for a message of the parser. */
  static String of(String message) {
    if (message.contains("ALLOW_COMMENTS") || message.contains("(non-standard) comment")) {
      return "JSON has no comments, and Step Functions refuses them; write a \"Comment\" field";
    }
    if (message.startsWith("Unexpected end-of-input")) {
      return message.contains("close marker for Array")
          ? "The text ends before a list is closed: a ] is missing"
          : message.contains("close marker for Object")
              ? "The text ends before an object is closed: a } is missing"
              : "The text ends too early";
    }
    if (message.startsWith("Illegal unquoted character")) {
      return "A line ends inside a string: a quote is missing, or the break is to be written \\n";
    }
    Matcher marker =
        Pattern.compile("Unexpected close marker '(.)': expected '(.)'.*").matcher(message);
    if (marker.matches()) {
      return marker.group(1) + " stands where " + marker.group(2) + " is due";
    }
    Matcher escape = ESCAPE.matcher(message);
    if (escape.matches()) {
      return "JSON has no escape \\" + escape.group(1) + "; a backslash itself is written \\\\";
    }
    Matcher token = TOKEN.matcher(message);
    if (token.matches()) {
      return token.group(1) + " is no JSON value; a text needs double quotes";
    }
    Matcher character = CHARACTER.matcher(message);
    return character.matches()
        ? unexpected(character.group(1), character.group(2), message)
        : message;
  }

  private static String unexpected(String found, String expected, String message) {
    if (found.equals("'")) {
      return "JSON strings need double quotes, found '";
    }
    if (expected.contains("comma to separate")) {
      return "A comma is missing before " + found;
    }
    if (expected.contains("colon to separate")) {
      return "A colon is missing between the key and its value, found " + found;
    }
    if (expected.contains("double-quote to start")) {
      return found.equals("}")
          ? "The comma before } is one too many"
          : "A key needs double quotes, found " + found;
    }
    if (expected.contains("expected a valid value")) {
      return found.equals("]")
          ? "The comma before ] is one too many"
          : found.equals("}") ? "A value is missing before }" : found + " begins no JSON value";
    }
    return message;
  }
}
