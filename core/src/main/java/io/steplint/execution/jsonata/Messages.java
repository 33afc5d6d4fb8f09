package io.steplint.execution.jsonata;

import java.util.Map;

/** What JSONata says of each of its codes; the service repeats it in the cause of a failure. */
final class Messages {

  private static final Map<String, String> SENTENCES =
      Map.ofEntries(
          Map.entry(
              "T0410",
              "Argument {index} of function \"{token}\" does not match function signature"),
          Map.entry(
              "T0411",
              "Context value is not a compatible type with argument {index} of function"
                  + " \"{token}\""),
          Map.entry(
              "T0412", "Argument {index} of function \"{token}\" must be an array of \"{type}\""),
          Map.entry("D1001", "Number out of range: {value}"),
          Map.entry("D1002", "Cannot negate a non-numeric value: {value}"),
          Map.entry("T1003", "Key in object structure must evaluate to a string; got: {value}"),
          Map.entry("D1004", "Regular expression matches zero length string"),
          Map.entry("T1005", "Attempted to invoke a non-function. Did you mean ${token}?"),
          Map.entry("T1006", "Attempted to invoke a non-function"),
          Map.entry("T1007", "Attempted to partially apply a non-function. Did you mean ${token}?"),
          Map.entry("T1008", "Attempted to partially apply a non-function"),
          Map.entry("D1009", "Multiple key definitions evaluate to same key: {value}"),
          Map.entry(
              "T1010",
              "The matcher function argument passed to function \"{token}\" does not return the"
                  + " correct object structure"),
          Map.entry("T2001", "The left side of the \"{token}\" operator must evaluate to a number"),
          Map.entry(
              "T2002", "The right side of the \"{token}\" operator must evaluate to a number"),
          Map.entry(
              "T2003", "The left side of the range operator (..) must evaluate to an integer"),
          Map.entry(
              "T2004", "The right side of the range operator (..) must evaluate to an integer"),
          Map.entry(
              "T2006", "The right side of the function application operator ~> must be a function"),
          Map.entry(
              "T2007",
              "Type mismatch when comparing values {value} and {value2} in order-by clause"),
          Map.entry(
              "T2008",
              "The expressions within an order-by clause must evaluate to numeric or string"
                  + " values"),
          Map.entry(
              "T2009",
              "The values {value} and {value2} either side of operator \"{token}\" must be of the"
                  + " same data type"),
          Map.entry(
              "T2010",
              "The expressions either side of operator \"{token}\" must evaluate to numeric or"
                  + " string values"),
          Map.entry(
              "T2011",
              "The insert/update clause of the transform expression must evaluate to an object:"
                  + " {value}"),
          Map.entry(
              "T2012",
              "The delete clause of the transform expression must evaluate to a string or array of"
                  + " strings: {value}"),
          Map.entry(
              "T2013", "The transform expression needs the function $clone, which is not one here"),
          Map.entry(
              "D2014",
              "The size of the sequence allocated by the range operator (..) must not exceed 1e6. "
                  + " Attempted to allocate {value}."),
          Map.entry("D3001", "Attempting to invoke string function on Infinity or NaN"),
          Map.entry("D3010", "Second argument of replace function cannot be an empty string"),
          Map.entry(
              "D3011", "Fourth argument of replace function must evaluate to a positive number"),
          Map.entry("D3012", "Attempted to replace a matched string with a non-string value"),
          Map.entry("D3020", "Third argument of split function must evaluate to a positive number"),
          Map.entry("D3030", "Unable to cast value to a number: {value}"),
          Map.entry("D3040", "Third argument of match function must evaluate to a positive number"),
          Map.entry(
              "D3050",
              "The second argument of reduce function must be a function with at least two"
                  + " arguments"),
          Map.entry("D3060", "The sqrt function cannot be applied to a negative number: {value}"),
          Map.entry(
              "D3061",
              "The power function has resulted in a value that cannot be represented as a JSON"
                  + " number"),
          Map.entry(
              "D3070",
              "The single argument form of the sort function can only be applied to an array of"
                  + " strings or an array of numbers"),
          Map.entry(
              "D3100",
              "The radix of the formatBase function must be between 2 and 36.  It was given"
                  + " {value}"),
          Map.entry(
              "D3110",
              "The argument of the toMillis function must be an ISO 8601 formatted timestamp. Given"
                  + " {value}"),
          Map.entry(
              "D3130",
              "Formatting or parsing an integer as a sequence starting with {value} is not"
                  + " supported by this implementation"),
          Map.entry(
              "D3131",
              "In a decimal digit pattern, all digits must be from the same decimal group"),
          Map.entry("D3132", "Unknown component specifier {value} in date/time picture string"),
          Map.entry(
              "D3133",
              "The 'name' modifier can only be applied to months and days in the date/time picture"
                  + " string, not {value}"),
          Map.entry(
              "D3134", "The timezone integer format specifier cannot have more than four digits"),
          Map.entry("D3135", "No matching closing bracket ']' in date/time picture string"),
          Map.entry(
              "D3136",
              "The date/time picture string is missing specifiers required to parse the timestamp"),
          Map.entry(
              "D3138",
              "The $single() function expected exactly 1 matching result.  Instead it matched"
                  + " more."),
          Map.entry(
              "D3139",
              "The $single() function expected exactly 1 matching result.  Instead it matched 0."),
          Map.entry("D3140", "Malformed URL passed to ${token}(): {value}"),
          Map.entry(JsonataFailure.STACK, "the expression nests deeper than the service evaluates"),
          Map.entry(
              JsonataFailure.MEMORY, "the expression takes more memory than the service gives it"));

  private Messages() {}

  static String of(String code, Map<String, String> inserts) {
    String sentence = SENTENCES.get(code);
    if (sentence == null) {
      return code.startsWith("D308") || code.startsWith("D309")
          ? "The picture of the formatNumber function is not valid"
          : code.isEmpty() ? "the expression cannot be evaluated" : "";
    }
    for (Map.Entry<String, String> insert : inserts.entrySet()) {
      sentence = sentence.replace("{" + insert.getKey() + "}", insert.getValue());
    }
    return sentence;
  }
}
