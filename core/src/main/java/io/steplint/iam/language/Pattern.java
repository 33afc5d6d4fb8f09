package io.steplint.iam.language;

import io.steplint.text.Literal;
import io.steplint.text.Part;
import io.steplint.text.Reference;
import io.steplint.text.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A set of strings as a policy writes it: characters, references, {@code *}, {@code ?} and policy
 * variables. Immutable.
 */
public final class Pattern {

  /** How the wildcards of a text are read. */
  public enum Syntax {
    /** An element of {@code Resource}. */
    RESOURCE,
    /** A value of {@code ArnLike} and its kin: six components, compared one by one. */
    ARN,
    /** A value of {@code StringLike}: wildcards go anywhere. */
    STRING,
    /** No wildcards at all. */
    PLAIN
  }

  // Kinds of an element. A character is its own kind, from 0 to 0xFFFF.
  static final int RUN = 0x10_0000; // any run of characters
  static final int RUN_SEGMENT = RUN + 1; // … without a colon
  static final int RUN_EITHER = RUN + 2; // … depends on the reading
  static final int ONE = RUN + 3; // any character
  static final int ONE_SEGMENT = RUN + 4; // … but the colon
  static final int UNKNOWN = RUN + 5; // a value that is not known
  static final int REFERENCE = 0x20_0000; // plus the index in references

  private final Text text;
  private final int[] elements;
  private final List<Reference> references;
  private final List<Variable> variables;
  private final Syntax syntax;
  private final boolean never;
  private final boolean characters;
  private final boolean known;

  /**
   * A policy variable.
   *
   * @param at the element in whose place it stands
   */
  record Variable(int at, String key, @Nullable String fallback) {}

  Pattern(
      Text text,
      Syntax syntax,
      int[] elements,
      List<Reference> references,
      List<Variable> variables,
      boolean never) {
    this.text = text;
    this.syntax = syntax;
    this.elements = elements;
    this.references = references;
    this.variables = variables;
    this.never = never;
    boolean onlyCharacters = true;
    boolean allKnown = true;
    for (int element : elements) {
      onlyCharacters &= element < RUN;
      allKnown &= element < UNKNOWN;
    }
    this.characters = onlyCharacters;
    this.known = allKnown;
  }

  /** The ARNs that a need or a grant written in the current language version stands for. */
  public static Pattern resource(Text text) {
    return of(text, Syntax.RESOURCE, true);
  }

  /**
   * A pattern.
   *
   * @param variables whether <code>${…}</code> is a policy variable
   */
  public static Pattern of(Text text, Syntax syntax, boolean variables) {
    try {
      return new PatternParser(syntax, variables).parse(text);
    } catch (TooComplexException e) {
      return unknown(text);
    }
  }

  /** Every string. */
  public static Pattern everything() {
    return of(Text.of("*"), Syntax.STRING, false);
  }

  /** A pattern of which nothing is known. */
  public static Pattern unknown(Text display) {
    return new Pattern(display, Syntax.STRING, new int[] {UNKNOWN}, List.of(), List.of(), false);
  }

  /** The text this was made from. */
  public Text text() {
    return text;
  }

  int[] elements() {
    return elements;
  }

  List<Reference> references() {
    return references;
  }

  /** Whether the reading of a wildcard may change the answer. */
  boolean hasReadings() {
    for (int element : elements) {
      if (element == RUN_EITHER) {
        return true;
      }
    }
    return false;
  }

  /** Whether this is one string of which every character is known. */
  public boolean isLiteral() {
    return characters;
  }

  /** Whether nothing but the characters of a request decides whether this matches. */
  boolean isKnown() {
    return known;
  }

  /** Whether a literal is among the strings of this, which is known. */
  boolean matches(Pattern literal, Reading reading) {
    int[] word = literal.elements;
    if (never) {
      return false;
    }
    int start = 0;
    while (start < elements.length && elements[start] < RUN) {
      if (start >= word.length || elements[start] != word[start]) {
        return false;
      }
      start++;
    }
    if (start == elements.length) {
      return start == word.length;
    }
    if (start == elements.length - 1 && elements[start] == RUN) {
      return true;
    }
    return matchesFrom(start, word, reading);
  }

  /** Follows all ways through the pattern at once, from an element that is a wildcard. */
  private boolean matchesFrom(int start, int[] word, Reading reading) {
    boolean[] at = new boolean[elements.length + 1];
    boolean[] next = new boolean[elements.length + 1];
    enter(start, at);
    for (int i = start; i < word.length; i++) {
      boolean colon = word[i] == ':';
      boolean any = false;
      for (int state = start; state < elements.length; state++) {
        if (!at[state]) {
          continue;
        }
        int element = elements[state];
        boolean crosses =
            element == RUN
                || element == ONE
                || (element == RUN_EITHER && reading == Reading.WIDE)
                || (element >= RUN && !colon);
        if (element < RUN ? element == word[i] : crosses) {
          enter(element >= RUN && element <= RUN_EITHER ? state : state + 1, next);
          any = true;
        }
      }
      if (!any) {
        return false;
      }
      boolean[] spare = at;
      at = next;
      next = spare;
      Arrays.fill(next, false);
    }
    return at[elements.length];
  }

  private void enter(int state, boolean[] at) {
    int reached = state;
    at[reached] = true;
    while (reached < elements.length
        && elements[reached] >= RUN
        && elements[reached] <= RUN_EITHER) {
      at[++reached] = true;
    }
  }

  public boolean hasVariables() {
    return !variables.isEmpty();
  }

  /**
   * The pieces of that many characters that stand in this pattern without a wildcard or a reference
   * between them. A pattern that certainly covers this one has no others, for wildcards may stand
   * for characters that are nowhere else.
   */
  public Set<String> pieces(int length) {
    Set<String> pieces = new HashSet<>();
    StringBuilder run = new StringBuilder();
    for (int element : elements) {
      if (element < RUN) {
        run.append((char) element);
        if (run.length() >= length) {
          pieces.add(run.substring(run.length() - length));
        }
      } else {
        run.setLength(0);
      }
    }
    return pieces;
  }

  /** Whether this can match no string at all, because a variable has no value in any request. */
  public boolean matchesNothing() {
    return never;
  }

  /** Whether this matches every string. */
  public boolean isEverything() {
    return elements.length == 1 && elements[0] == RUN;
  }

  /** This pattern with the values that the request gives to its variables. */
  public Pattern resolve(RequestContext context) {
    if (variables.isEmpty()) {
      return this;
    }
    List<Integer> out = new ArrayList<>(elements.length);
    List<Reference> refs = new ArrayList<>(references);
    boolean matchesNothing = never;
    int next = 0;
    for (int i = 0; i < elements.length; i++) {
      if (next == variables.size() || variables.get(next).at() != i) {
        out.add(elements[i]);
        continue;
      }
      Variable variable = variables.get(next++);
      RequestContext.Entry entry = context.get(variable.key());
      Text value =
          switch (entry.presence()) {
            case PRESENT -> entry.values().size() == 1 ? entry.values().get(0) : null;
            case ABSENT -> variable.fallback() == null ? null : Text.of(variable.fallback());
            case UNKNOWN -> null;
          };
      if (value != null) {
        appendPlain(value, out, refs);
      } else if (entry.presence() == RequestContext.Presence.UNKNOWN) {
        out.add(UNKNOWN);
      } else {
        matchesNothing = true;
      }
    }
    int[] resolved = out.stream().mapToInt(Integer::intValue).toArray();
    return new Pattern(text, syntax, resolved, refs, List.of(), matchesNothing);
  }

  private static void appendPlain(Text value, List<Integer> out, List<Reference> references) {
    for (Part part : value.parts()) {
      if (part instanceof Reference reference) {
        out.add(REFERENCE + indexOf(reference, references));
      } else if (part instanceof Literal literal) {
        literal.value().chars().forEach(out::add);
      }
    }
  }

  /** The index of a reference among those, to which it is added if it is new. */
  static int indexOf(Reference reference, List<Reference> references) {
    int index = references.indexOf(reference);
    if (index < 0) {
      references.add(reference);
      index = references.size() - 1;
    }
    return index;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
