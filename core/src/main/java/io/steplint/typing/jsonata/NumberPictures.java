package io.steplint.typing.jsonata;

import io.steplint.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of {@code $formatNumber}, in the order in which JSONata 2.0.6 looks at them; where
 * several things are wrong, the last one counts. Source: F&amp;O 3.1, 4.7.3, as JSONata reads it.
 */
final class NumberPictures {

  private static final String DIGITS = "0123456789";
  private static final String ACTIVE = DIGITS + ".e,#;";

  private final String picture;
  private final String active;
  private final String mantissa;
  private final @Nullable String exponent;
  private final String integer;
  private final String fraction;

  private NumberPictures(String picture, int start, int end) {
    this.picture = picture;
    this.active = picture.substring(start, end);
    int at = picture.indexOf('e', start);
    boolean exponential = at >= 0 && at <= end;
    this.mantissa = exponential ? active.substring(0, Math.min(at, active.length())) : active;
    this.exponent = exponential ? active.substring(Math.min(at + 1, active.length())) : null;
    int point = mantissa.indexOf('.');
    this.integer = point < 0 ? mantissa : mantissa.substring(0, point);
    this.fraction = point < 0 ? picture.substring(end) : mantissa.substring(point + 1);
  }

  /** Why a picture is refused; null where it is not known, or good. */
  static ArgumentTyping.@Nullable Refused refused(Type picture, Type options) {
    if (!options.mustBeMissing() || !(picture.literalValue() instanceof String text)) {
      return null; // options may give other signs their meaning
    }
    String[] parts = text.split(";", -1);
    String code = parts.length > 2 ? "D3080" : null;
    for (int i = 0; i < parts.length && code == null; i++) {
      code = code(parts[i]);
    }
    return code == null
        ? null
        : new ArgumentTyping.Refused(
            code, "The picture '" + text + "' of $formatNumber " + reason(code));
  }

  private static @Nullable String code(String part) {
    int start = 0;
    while (start < part.length() && !isActive(part.charAt(start))) {
      start++;
    }
    int end = part.length();
    while (end > start && !isActive(part.charAt(end - 1))) {
      end--;
    }
    // Measured: a picture without any place is told of as one with signs inside.
    return start == end ? "D3086" : new NumberPictures(part, start, end).code();
  }

  private static boolean isActive(char c) {
    return c != 'e' && ACTIVE.indexOf(c) >= 0;
  }

  private @Nullable String code() {
    String code = null;
    int point = picture.indexOf('.');
    if (point != picture.lastIndexOf('.')) {
      code = "D3081";
    }
    boolean percent = picture.indexOf('%') >= 0;
    boolean perMille = picture.indexOf('\u2030') >= 0;
    if (picture.indexOf('%') != picture.lastIndexOf('%')) {
      code = "D3082";
    }
    if (picture.indexOf('\u2030') != picture.lastIndexOf('\u2030')) {
      code = "D3083";
    }
    if (percent && perMille) {
      code = "D3084";
    }
    if (mantissa.chars().noneMatch(c -> c == '#' || DIGITS.indexOf(c) >= 0)) {
      code = "D3085";
    }
    if (active.chars().anyMatch(c -> ACTIVE.indexOf(c) < 0)) {
      code = "D3086";
    }
    if (point >= 0) {
      if ((point > 0 && picture.charAt(point - 1) == ',') || picture.startsWith(",", point + 1)) {
        code = "D3087";
      }
    } else if (integer.endsWith(",")) {
      code = "D3088";
    }
    if (picture.contains(",,")) {
      code = "D3089";
    }
    int optional = integer.indexOf('#');
    if (optional >= 0 && hasDigit(integer.substring(0, optional))) {
      code = "D3090";
    }
    optional = fraction.lastIndexOf('#');
    if (optional >= 0 && hasDigit(fraction.substring(optional))) {
      code = "D3091";
    }
    if (exponent != null && !exponent.isEmpty() && (percent || perMille)) {
      code = "D3092";
    }
    boolean noExponent =
        exponent != null
            && (exponent.isEmpty() || exponent.chars().anyMatch(c -> DIGITS.indexOf(c) < 0));
    return noExponent ? "D3093" : code;
  }

  private static boolean hasDigit(String text) {
    return text.chars().anyMatch(c -> DIGITS.indexOf(c) >= 0);
  }

  private static String reason(String code) {
    return switch (code) {
      case "D3080" -> "has more than one ';'";
      case "D3081" -> "has more than one '.'";
      case "D3082" -> "has more than one '%'";
      case "D3083" -> "has more than one per-mille sign";
      case "D3084" -> "has both a per-cent and a per-mille sign";
      case "D3085" -> "has no digit place before its exponent";
      case "D3086" -> "has no digit place, or other signs between its digit places";
      case "D3087" -> "has a ',' beside its '.'";
      case "D3088" -> "ends its whole part with ','";
      case "D3089" -> "has two ',' side by side";
      case "D3090" -> "has a '#' behind a digit in its whole part";
      case "D3091" -> "has a digit behind a '#' in its fraction";
      case "D3092" -> "has an exponent and a per-cent or per-mille sign";
      default -> "has an exponent that is no row of digits";
    };
  }
}
