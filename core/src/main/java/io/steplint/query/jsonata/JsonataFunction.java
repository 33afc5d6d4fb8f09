package io.steplint.query.jsonata;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The functions an expression can call in Step Functions: those of JSONata 2.0.6 but {@code $eval},
 * and those that the service adds. Sources: the signatures that JSONata 2.0.6 registers, and the
 * page "Transforming data with JSONata" of the developer guide.
 */
public enum JsonataFunction {
  STRING("string", "<x-b?:s>"),
  LENGTH("length", "<s-:n>"),
  SUBSTRING("substring", "<s-nn?:s>"),
  SUBSTRING_BEFORE("substringBefore", "<s-s:s>"),
  SUBSTRING_AFTER("substringAfter", "<s-s:s>"),
  LOWERCASE("lowercase", "<s-:s>"),
  UPPERCASE("uppercase", "<s-:s>"),
  TRIM("trim", "<s-:s>"),
  PAD("pad", "<s-ns?:s>"),
  CONTAINS("contains", "<s-(sf):b>"),
  SPLIT("split", "<s-(sf)n?:a<s>>"),
  JOIN("join", "<a<s>s?:s>"),
  MATCH("match", "<s-f<s:o>n?:a<o>>"),
  REPLACE("replace", "<s-(sf)(sf)n?:s>"),
  BASE64ENCODE("base64encode", "<s-:s>"),
  BASE64DECODE("base64decode", "<s-:s>"),
  ENCODE_URL_COMPONENT("encodeUrlComponent", "<s-:s>"),
  ENCODE_URL("encodeUrl", "<s-:s>"),
  DECODE_URL_COMPONENT("decodeUrlComponent", "<s-:s>"),
  DECODE_URL("decodeUrl", "<s-:s>"),
  NUMBER("number", "<(nsb)-:n>"),
  ABS("abs", "<n-:n>"),
  FLOOR("floor", "<n-:n>"),
  CEIL("ceil", "<n-:n>"),
  ROUND("round", "<n-n?:n>"),
  POWER("power", "<n-n:n>"),
  SQRT("sqrt", "<n-:n>"),
  FORMAT_NUMBER("formatNumber", "<n-so?:s>"),
  FORMAT_BASE("formatBase", "<n-n?:s>"),
  FORMAT_INTEGER("formatInteger", "<n-s:s>"),
  PARSE_INTEGER("parseInteger", "<s-s:n>"),
  SUM("sum", "<a<n>:n>"),
  MAX("max", "<a<n>:n>"),
  MIN("min", "<a<n>:n>"),
  AVERAGE("average", "<a<n>:n>"),
  COUNT("count", "<a:n>"),
  BOOLEAN("boolean", "<x-:b>"),
  NOT("not", "<x-:b>"),
  EXISTS("exists", "<x:b>"),
  APPEND("append", "<xx:a>"),
  REVERSE("reverse", "<a:a>"),
  SHUFFLE("shuffle", "<a:a>"),
  SORT("sort", "<af?:a>"),
  DISTINCT("distinct", "<x:x>"),
  ZIP("zip", "<a+>"),
  KEYS("keys", "<x-:a<s>>"),
  LOOKUP("lookup", "<x-s:x>"),
  SPREAD("spread", "<x-:a<o>>"),
  MERGE("merge", "<a<o>:o>"),
  SIFT("sift", "<o-f?:o>"),
  EACH("each", "<o-f:a>"),
  ERROR("error", "<s?:x>"),
  ASSERT("assert", "<bs?:x>"),
  TYPE("type", "<x:s>"),
  CLONE("clone", "<(oa)-:o>"),
  MAP("map", "<af>"),
  FILTER("filter", "<af>"),
  SINGLE("single", "<af?>"),
  REDUCE("reduce", "<afj?:j>"),
  NOW("now", "<s?s?:s>"),
  MILLIS("millis", "<:n>"),
  TO_MILLIS("toMillis", "<s-s?:n>"),
  FROM_MILLIS("fromMillis", "<n-s?s?:s>"),
  PARTITION("partition", "<an?:a<a>>", true),
  RANGE("range", "<nnn?:a<n>>", true),
  HASH("hash", "<ss:s>", true),
  RANDOM("random", "<n?:n>", true),
  UUID("uuid", "<:s>", true),
  PARSE("parse", "<s:x>", true);

  /** The one function of JSONata that Step Functions does not have. */
  public static final String EVAL = "eval";

  private final String word;
  private final String written;
  private final boolean ofStepFunctions;
  private @Nullable Signature signature;

  JsonataFunction(String word, String written) {
    this(word, written, false);
  }

  JsonataFunction(String word, String written, boolean ofStepFunctions) {
    this.word = word;
    this.written = written;
    this.ofStepFunctions = ofStepFunctions;
  }

  /** The function of a name without its {@code $}; empty where there is none. */
  public static Optional<JsonataFunction> named(String word) {
    return Optional.ofNullable(Table.FUNCTIONS.get(word));
  }

  /** Every name, without {@code $}, in the order of the documentation. */
  public static Set<String> words() {
    return Table.FUNCTIONS.keySet();
  }

  /** The name without its {@code $}. */
  public String word() {
    return word;
  }

  /** Whether Step Functions adds the function to those of JSONata. */
  public boolean isOfStepFunctions() {
    return ofStepFunctions;
  }

  /** What the function takes; read when it is first asked for. */
  public Signature signature() {
    Signature read = signature;
    if (read == null) {
      try {
        read = Signature.parse(written);
      } catch (Signature.Malformed e) {
        throw new AssertionError(word, e);
      }
      signature = read;
    }
    return read;
  }

  /** Built when the first function is looked up, not before. */
  private static final class Table {
    static final Map<String, JsonataFunction> FUNCTIONS = load();

    private static Map<String, JsonataFunction> load() {
      Map<String, JsonataFunction> functions = new LinkedHashMap<>();
      for (JsonataFunction function : values()) {
        functions.put(function.word, function);
      }
      return Collections.unmodifiableMap(functions);
    }
  }
}
