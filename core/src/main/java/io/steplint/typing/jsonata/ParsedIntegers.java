package io.steplint.typing.jsonata;

import io.steplint.type.Type;
import java.util.regex.Pattern;

/**
 * What {@code $parseInteger} gives: a whole number, and what is no number where the text does not
 * read as the picture says. That is no error: it is only seen where it is written.
 */
final class ParsedIntegers {

  private static final Pattern WORDS =
      Pattern.compile(
          "(?:(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twel|thir|fif|twen"
              + "|for|hundred|thousand|million|billion|trillion|and|first|second|nin|eigh)[a-z]*"
              + "[ ,-]*)+",
          Pattern.CASE_INSENSITIVE);

  private static final int MAX_TEXT = 200;

  private ParsedIntegers() {}

  static Type of(Type text, Type picture) {
    boolean fits =
        text.literalValue() instanceof String written
            && picture.literalValue() instanceof String shape
            && !shape.isEmpty()
            && written.length() <= MAX_TEXT
            && fits(written, shape.charAt(0));
    return fits ? Type.integer() : Type.integer().join(BeyondNumbers.NAN);
  }

  private static boolean fits(String text, char shape) {
    return switch (shape) {
      case 'w', 'W' -> WORDS.matcher(text).matches();
      case 'i', 'I' -> text.chars().allMatch(c -> "ivxlcdmIVXLCDM".indexOf(c) >= 0);
      case 'a', 'A' -> !text.isEmpty() && text.chars().allMatch(Character::isLetter);
      default -> !text.isEmpty() && Character.isDigit(text.charAt(0));
    };
  }
}
