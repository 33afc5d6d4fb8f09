package io.steplint.query.jsonata;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The functions an expression can call in Step Functions: those of JSONata 2.0.6 but {@code $eval},
 * and those that the service adds. Names are without their {@code $}. Sources: the signatures that
 * JSONata 2.0.6 registers, and the page "Transforming data with JSONata" of the developer guide.
 */
public final class JsonataFunctions {

  /** The one function of JSONata that Step Functions does not have. */
  public static final String EVAL = "eval";

  private static final String[] JSONATA = {
    "string<x-b?:s>",
    "length<s-:n>",
    "substring<s-nn?:s>",
    "substringBefore<s-s:s>",
    "substringAfter<s-s:s>",
    "lowercase<s-:s>",
    "uppercase<s-:s>",
    "trim<s-:s>",
    "pad<s-ns?:s>",
    "contains<s-(sf):b>",
    "split<s-(sf)n?:a<s>>",
    "join<a<s>s?:s>",
    "match<s-f<s:o>n?:a<o>>",
    "replace<s-(sf)(sf)n?:s>",
    "base64encode<s-:s>",
    "base64decode<s-:s>",
    "encodeUrlComponent<s-:s>",
    "encodeUrl<s-:s>",
    "decodeUrlComponent<s-:s>",
    "decodeUrl<s-:s>",
    "number<(nsb)-:n>",
    "abs<n-:n>",
    "floor<n-:n>",
    "ceil<n-:n>",
    "round<n-n?:n>",
    "power<n-n:n>",
    "sqrt<n-:n>",
    "formatNumber<n-so?:s>",
    "formatBase<n-n?:s>",
    "formatInteger<n-s:s>",
    "parseInteger<s-s:n>",
    "sum<a<n>:n>",
    "max<a<n>:n>",
    "min<a<n>:n>",
    "average<a<n>:n>",
    "count<a:n>",
    "boolean<x-:b>",
    "not<x-:b>",
    "exists<x:b>",
    "append<xx:a>",
    "reverse<a:a>",
    "shuffle<a:a>",
    "sort<af?:a>",
    "distinct<x:x>",
    "zip<a+>",
    "keys<x-:a<s>>",
    "lookup<x-s:x>",
    "spread<x-:a<o>>",
    "merge<a<o>:o>",
    "sift<o-f?:o>",
    "each<o-f:a>",
    "error<s?:x>",
    "assert<bs?:x>",
    "type<x:s>",
    "clone<(oa)-:o>",
    "map<af>",
    "filter<af>",
    "single<af?>",
    "reduce<afj?:j>",
    "now<s?s?:s>",
    "millis<:n>",
    "toMillis<s-s?:n>",
    "fromMillis<n-s?s?:s>",
  };

  private static final String[] STEP_FUNCTIONS = {
    "partition<an?:a<a>>",
    "range<nnn?:a<n>>",
    "hash<ss:s>",
    "random<n?:n>",
    "uuid<:s>",
    "parse<s:x>",
  };

  private JsonataFunctions() {}

  /** The signature of a function; empty where there is none of this name. */
  public static Optional<Signature> named(String name) {
    return Optional.ofNullable(Table.FUNCTIONS.get(name));
  }

  /** Whether Step Functions adds the function to those of JSONata. */
  public static boolean isOfStepFunctions(String name) {
    for (String row : STEP_FUNCTIONS) {
      if (row.startsWith(name) && row.charAt(name.length()) == '<') {
        return true;
      }
    }
    return false;
  }

  /** Every name, in the order of the documentation. */
  public static Set<String> names() {
    return Table.FUNCTIONS.keySet();
  }

  /** Built when the first function is looked up, not before. */
  private static final class Table {
    static final Map<String, Signature> FUNCTIONS = load();

    private static Map<String, Signature> load() {
      Map<String, Signature> functions = new LinkedHashMap<>();
      for (String[] group : new String[][] {JSONATA, STEP_FUNCTIONS}) {
        for (String row : group) {
          int open = row.indexOf('<');
          try {
            functions.put(row.substring(0, open), Signature.parse(row.substring(open)));
          } catch (Signature.Malformed e) {
            throw new AssertionError(row, e);
          }
        }
      }
      return Collections.unmodifiableMap(functions);
    }
  }
}
