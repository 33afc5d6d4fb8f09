package io.steplint.iam.language;

import io.steplint.text.Reference.Domain;

/**
 * The letters of which automata speak, and the sets of them that label a transition, both as plain
 * integers.
 *
 * <ul>
 *   <li>{@code 0 … 0xFFFF}: one character, and as a label the set of that one character;
 *   <li>from {@link #LETTER}: an opaque letter, a piece of what a reference stands for;
 *   <li>negative, only as a label: a set of characters, the union of categories.
 * </ul>
 */
final class Symbols {

  private static final int DASH = 1;
  private static final int DIGIT = 1 << 1;
  private static final int UPPER = 1 << 2;
  private static final int LOWER = 1 << 3;
  private static final int NAME_PUNCTUATION = 1 << 4; // _ .
  private static final int FREE_PUNCTUATION = 1 << 5; // + = @ ! ' ( )
  private static final int COLON = 1 << 6;
  private static final int SLASH = 1 << 7;
  private static final int OTHER = 1 << 8; // blanks, controls, quotes, brackets, wildcards, …
  private static final int FOREIGN = 1 << 9; // beyond ASCII
  private static final int ALL = (1 << 10) - 1;

  /** Any character. */
  static final int ANY = -ALL;

  /** Any character but the colon. */
  static final int NOT_COLON = -(ALL & ~COLON);

  /** ASCII letters and digits. */
  static final int ALPHANUMERIC = -(DIGIT | UPPER | LOWER);

  /** What a state machine, an execution or a map run may be called. */
  static final int NAME = -(DASH | DIGIT | UPPER | LOWER | NAME_PUNCTUATION | FREE_PUNCTUATION);

  /** What one part of a resource's path may hold. */
  static final int WORD = -(DASH | DIGIT | UPPER | LOWER | NAME_PUNCTUATION);

  /** A path: words and slashes. */
  static final int PATH = -(-NAME | SLASH);

  /** Whatever may stand in the last part of an ARN. */
  static final int FREE = -(-PATH | COLON);

  static final int DIGITS = -DIGIT;

  static final int LOWER_CASE = -LOWER;

  /** Lower-case letters, digits and dashes: a Region or a partition. */
  static final int LABEL = -(DASH | DIGIT | LOWER);

  /** No transition. */
  static final int NONE = 0x10_0000;

  /** The first opaque letter; {@code LETTER | reference << 6 | domain << 4 | piece}. */
  static final int LETTER = 0x20_0000;

  /** How many characters CloudFormation appends to a name it invents. */
  static final int SUFFIX_LENGTH = 12;

  private static final int MAX_REFERENCES = 0x7FFF;

  private static final Domain[] DOMAINS = Domain.values();

  /** Characters in the order in which a witness prefers them. */
  private static final char[] PREFERRED = preferred();

  private static final int[] RANK = ranks();

  private static final int[] CATEGORY = categories();

  private Symbols() {}

  static int letter(int reference, Domain domain, int piece) {
    if (reference > MAX_REFERENCES) {
      throw new TooComplexException();
    }
    return LETTER | reference << 6 | domain.ordinal() << 4 | piece;
  }

  static boolean isLetter(int symbol) {
    return symbol >= LETTER;
  }

  static int referenceOf(int letter) {
    return (letter & ~LETTER) >> 6;
  }

  static int pieceOf(int letter) {
    return letter & 0xF;
  }

  private static Domain domainOf(int letter) {
    return DOMAINS[letter >> 4 & 3];
  }

  /** Whether a label holds a symbol, whatever an opaque one stands for. */
  static boolean contains(int label, int symbol) {
    if (label >= 0) {
      return label == symbol;
    }
    if (!isLetter(symbol)) {
      return (-label & category((char) symbol)) != 0;
    }
    return switch (domainOf(symbol)) {
      case ANY -> label == ANY;
      case SEGMENT -> label == ANY || label == NOT_COLON;
      case GENERATED_SUFFIX -> (-label & -ALPHANUMERIC) == -ALPHANUMERIC;
    };
  }

  /**
   * Whether a transition that reads exactly one character may read an opaque letter: some of them
   * stand for more or for nothing.
   */
  static boolean isOneCharacter(int symbol) {
    return !isLetter(symbol)
        || switch (domainOf(symbol)) {
          case ANY -> false;
          case SEGMENT -> pieceOf(symbol) == 0;
          case GENERATED_SUFFIX -> true;
        };
  }

  /**
   * The symbols that two labels share, as a label, or {@link #NONE}. An opaque letter is taken to
   * be in every set: what it stands for will be something that fits.
   */
  static int meet(int left, int right) {
    if (left >= 0 || right >= 0) {
      int single = left >= 0 ? left : right;
      int other = left >= 0 ? right : left;
      if (other >= 0) {
        return single == other ? single : NONE;
      }
      boolean inside = isLetter(single) || (single != NONE && contains(other, single));
      return inside ? single : NONE;
    }
    int common = -left & -right;
    return common == 0 ? NONE : -common;
  }

  /** The preferred character of each category, starting with the most preferred. */
  static char[] preferredCharacters() {
    return PREFERRED;
  }

  static int category(char c) {
    return c < 128 ? CATEGORY[c] : FOREIGN;
  }

  /** Where a symbol stands in the order of witnesses. */
  static int rank(int symbol) {
    return isLetter(symbol) || symbol >= 128 ? 0x1000 + symbol : RANK[symbol];
  }

  private static int[] ranks() {
    int[] ranks = new int[128];
    for (int i = 0; i < PREFERRED.length; i++) {
      if (PREFERRED[i] < 128) {
        ranks[PREFERRED[i]] = i;
      }
    }
    return ranks;
  }

  private static char[] preferred() {
    StringBuilder order = new StringBuilder("-");
    appendRange(order, '0', '9');
    appendRange(order, 'A', 'Z');
    appendRange(order, 'a', 'z');
    order.append("_.+=@!'():/");
    for (char c = ' '; c < 127; c++) {
      if (order.indexOf(String.valueOf(c)) < 0) {
        order.append(c);
      }
    }
    return order.append("\u00e9\u00e8\u00ea").toString().toCharArray();
  }

  private static void appendRange(StringBuilder out, char from, char to) {
    for (char c = from; c <= to; c++) {
      out.append(c);
    }
  }

  private static int[] categories() {
    int[] categories = new int[128];
    for (char c = 0; c < 128; c++) {
      categories[c] =
          c >= '0' && c <= '9'
              ? DIGIT
              : c >= 'A' && c <= 'Z'
                  ? UPPER
                  : c >= 'a' && c <= 'z'
                      ? LOWER
                      : switch (c) {
                        case '-' -> DASH;
                        case '_', '.' -> NAME_PUNCTUATION;
                        case '+', '=', '@', '!', '\'', '(', ')' -> FREE_PUNCTUATION;
                        case ':' -> COLON;
                        case '/' -> SLASH;
                        default -> OTHER;
                      };
    }
    return categories;
  }
}
