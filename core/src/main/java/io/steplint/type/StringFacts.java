package io.steplint.type;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a text that is not known literally. Every fact holds for all the values; the
 * facts of {@link #NONE} say nothing.
 *
 * @param jsonText the text is JSON, of a value of this type
 * @param machineArn the text is the ARN of this state machine (an opaque identity)
 * @param executionArn the text is the ARN of an execution of this state machine
 * @param timestamp the text is an ISO 8601 date and time with an offset
 * @param taskToken the text is the task token of the current task
 * @param numericText the text is a decimal number
 * @param base64Of the text is the Base64 form of a text of this type
 * @param uuid the text is a UUID
 * @param hexLength the text is this many hexadecimal digits; 0 where that is not known
 * @param prefix the text begins with this
 * @param minLength the text has at least this many code points
 * @param maxLength the text has at most this many code points; {@link Integer#MAX_VALUE} for any
 */
public record StringFacts(
    @Nullable Type jsonText,
    @Nullable String machineArn,
    @Nullable String executionArn,
    boolean timestamp,
    boolean taskToken,
    boolean numericText,
    @Nullable Type base64Of,
    boolean uuid,
    int hexLength,
    String prefix,
    int minLength,
    int maxLength) {

  /** A prefix longer than this is cut: it is a hint, not a value. */
  private static final int MAX_PREFIX = 256;

  static final StringFacts NONE =
      new StringFacts(
          null, null, null, false, false, false, null, false, 0, "", 0, Integer.MAX_VALUE);

  static StringFacts jsonText(Type type) {
    return new StringFacts(
        type, null, null, false, false, false, null, false, 0, "", 1, Integer.MAX_VALUE);
  }

  static StringFacts machineArn(String machine) {
    return new StringFacts(
        null, machine, null, false, false, false, null, false, 0, "", 1, Integer.MAX_VALUE);
  }

  static StringFacts executionArn(String machine) {
    return new StringFacts(
        null, null, machine, false, false, false, null, false, 0, "", 1, Integer.MAX_VALUE);
  }

  static StringFacts ofTimestamp() {
    return new StringFacts(
        null, null, null, true, false, false, null, false, 0, "", 16, Integer.MAX_VALUE);
  }

  static StringFacts ofTaskToken() {
    return new StringFacts(
        null, null, null, false, true, false, null, false, 0, "", 1, Integer.MAX_VALUE);
  }

  static StringFacts ofNumericText() {
    return new StringFacts(
        null, null, null, false, false, true, null, false, 0, "", 1, Integer.MAX_VALUE);
  }

  static StringFacts base64Of(Type text) {
    return new StringFacts(
        null, null, null, false, false, false, text, false, 0, "", 0, Integer.MAX_VALUE);
  }

  static StringFacts ofUuid() {
    return new StringFacts(null, null, null, false, false, false, null, true, 0, "", 36, 36);
  }

  static StringFacts hex(int digits) {
    return new StringFacts(
        null, null, null, false, false, false, null, false, digits, "", digits, digits);
  }

  static StringFacts withPrefix(String prefix) {
    return length(codePoints(prefix), Integer.MAX_VALUE).beginning(prefix);
  }

  static StringFacts length(int min, int max) {
    return new StringFacts(
        null, null, null, false, false, false, null, false, 0, "", Math.max(0, min), max);
  }

  private StringFacts beginning(String start) {
    int end = Math.min(start.length(), MAX_PREFIX);
    if (end > 0 && end < start.length() && Character.isHighSurrogate(start.charAt(end - 1))) {
      end--;
    }
    return new StringFacts(
        jsonText,
        machineArn,
        executionArn,
        timestamp,
        taskToken,
        numericText,
        base64Of,
        uuid,
        hexLength,
        start.substring(0, end),
        minLength,
        maxLength);
  }

  /** What can be said of a literal once it is no longer followed as one. */
  static StringFacts of(String literal) {
    int length = codePoints(literal);
    StringFacts facts =
        new StringFacts(
            JsonText.couldBeJson(literal) ? JsonText.typeOf(literal) : null,
            null,
            null,
            TextForms.isTimestamp(literal),
            false,
            TextForms.isNumeric(literal),
            null,
            TextForms.isUuid(literal),
            TextForms.isHex(literal) ? length : 0,
            "",
            length,
            length);
    return facts.beginning(literal);
  }

  boolean isNone() {
    return equals(NONE);
  }

  // By hand, as is hashCode: the first call of what a record is given for them costs the start
  // fifteen milliseconds, and every type asks.
  @Override
  public boolean equals(@Nullable Object object) {
    return object == this
        || (object instanceof StringFacts other
            && Objects.equals(jsonText, other.jsonText)
            && Objects.equals(machineArn, other.machineArn)
            && Objects.equals(executionArn, other.executionArn)
            && timestamp == other.timestamp
            && taskToken == other.taskToken
            && numericText == other.numericText
            && Objects.equals(base64Of, other.base64Of)
            && uuid == other.uuid
            && hexLength == other.hexLength
            && prefix.equals(other.prefix)
            && minLength == other.minLength
            && maxLength == other.maxLength);
  }

  @Override
  public int hashCode() {
    int hash = Objects.hashCode(jsonText);
    hash = 31 * hash + Objects.hashCode(machineArn);
    hash = 31 * hash + Objects.hashCode(executionArn);
    hash = 31 * hash + Objects.hashCode(base64Of);
    hash = 31 * hash + prefix.hashCode();
    hash = 31 * hash + (timestamp ? 1 : 0) + (taskToken ? 2 : 0) + (numericText ? 4 : 0);
    hash = 31 * hash + (uuid ? 1 : 0) + 2 * hexLength;
    return 31 * (31 * hash + minLength) + maxLength;
  }

  /** Whether a literal has all these facts, as far as a text alone can tell. */
  boolean allow(String literal) {
    int length = codePoints(literal);
    if (length < minLength || length > maxLength || !literal.startsWith(prefix)) {
      return false;
    }
    if ((timestamp && !TextForms.isTimestamp(literal))
        || (numericText && !TextForms.isNumeric(literal))
        || (uuid && !TextForms.isUuid(literal))
        || (hexLength > 0 && !(TextForms.isHex(literal) && length == hexLength))) {
      return false;
    }
    return (jsonText == null || JsonText.isTextOf(literal, jsonText))
        && (base64Of == null || TextForms.isBase64Of(literal, base64Of));
  }

  StringFacts join(StringFacts other) {
    return merge(
        other,
        jsonText == null || other.jsonText == null ? null : jsonText.join(other.jsonText),
        base64Of == null || other.base64Of == null ? null : base64Of.join(other.base64Of),
        commonPrefix(prefix, other.prefix),
        Math.min(minLength, other.minLength),
        Math.max(maxLength, other.maxLength));
  }

  /** Widens these facts to {@code grown}, which they imply: a measure that moved is given up. */
  StringFacts widen(StringFacts grown, Widening widening, int depth) {
    return merge(
        grown,
        jsonText == null || grown.jsonText == null
            ? null
            : widening.widen(jsonText, grown.jsonText, depth + 1),
        base64Of == null || grown.base64Of == null
            ? null
            : widening.widen(base64Of, grown.base64Of, depth + 1),
        prefix.equals(grown.prefix) ? prefix : "",
        minLength == grown.minLength ? minLength : Math.min(1, grown.minLength),
        maxLength == grown.maxLength ? maxLength : Integer.MAX_VALUE);
  }

  private StringFacts merge(
      StringFacts other,
      @Nullable Type json,
      @Nullable Type encoded,
      String start,
      int shortest,
      int longest) {
    return new StringFacts(
        json,
        Objects.equals(machineArn, other.machineArn) ? machineArn : null,
        Objects.equals(executionArn, other.executionArn) ? executionArn : null,
        timestamp && other.timestamp,
        taskToken && other.taskToken,
        numericText && other.numericText,
        encoded,
        uuid && other.uuid,
        hexLength == other.hexLength ? hexLength : 0,
        start,
        shortest,
        longest);
  }

  /** Facts that hold where both hold; null where they contradict each other. */
  @Nullable StringFacts meet(StringFacts other) {
    int shortest = Math.max(minLength, other.minLength);
    int longest = Math.min(maxLength, other.maxLength);
    boolean extendsOther = prefix.startsWith(other.prefix);
    if (shortest > longest || !(extendsOther || other.prefix.startsWith(prefix))) {
      return null;
    }
    if (hexLength > 0 && other.hexLength > 0 && hexLength != other.hexLength) {
      return null;
    }
    Type json =
        jsonText == null
            ? other.jsonText
            : other.jsonText == null ? jsonText : jsonText.meet(other.jsonText);
    if (json != null && json.isNever()) {
      return null;
    }
    return new StringFacts(
        json,
        machineArn != null ? machineArn : other.machineArn,
        executionArn != null ? executionArn : other.executionArn,
        timestamp || other.timestamp,
        taskToken || other.taskToken,
        numericText || other.numericText,
        base64Of != null ? base64Of : other.base64Of,
        uuid || other.uuid,
        Math.max(hexLength, other.hexLength),
        extendsOther ? prefix : other.prefix,
        shortest,
        longest);
  }

  /** Whether every text with these facts has the others. */
  boolean imply(StringFacts other) {
    return (other.jsonText == null || (jsonText != null && jsonText.isSubtypeOf(other.jsonText)))
        && (other.machineArn == null || other.machineArn.equals(machineArn))
        && (other.executionArn == null || other.executionArn.equals(executionArn))
        && (!other.timestamp || timestamp)
        && (!other.taskToken || taskToken)
        && (!other.numericText || numericText)
        && (other.base64Of == null || (base64Of != null && base64Of.isSubtypeOf(other.base64Of)))
        && (!other.uuid || uuid)
        && (other.hexLength == 0 || hexLength == other.hexLength)
        && prefix.startsWith(other.prefix)
        && minLength >= other.minLength
        && maxLength <= other.maxLength;
  }

  /** How deep the types go that these facts hold. */
  int depth() {
    int json = jsonText == null ? 0 : jsonText.depth();
    return base64Of == null ? json : Math.max(json, base64Of.depth());
  }

  int size() {
    return (jsonText == null ? 0 : jsonText.size()) + (base64Of == null ? 0 : base64Of.size());
  }

  /** The facts with the types they hold cut to {@code depth} levels. */
  StringFacts cut(int depth) {
    return new StringFacts(
        jsonText == null ? null : Caps.cut(jsonText, depth),
        machineArn,
        executionArn,
        timestamp,
        taskToken,
        numericText,
        base64Of == null || base64Of.depth() > depth ? null : base64Of,
        uuid,
        hexLength,
        prefix,
        minLength,
        maxLength);
  }

  static int codePoints(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String commonPrefix(String one, String other) {
    int end = 0;
    int limit = Math.min(one.length(), other.length());
    while (end < limit && one.charAt(end) == other.charAt(end)) {
      end++;
    }
    return one.substring(0, end);
  }
}
