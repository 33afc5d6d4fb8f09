package io.steplint.iam.language;

import java.util.List;

/**
 * The resources that one statement names.
 *
 * @param complement whether it names all but these
 */
public record PatternSet(List<Pattern> patterns, boolean complement) {

  public PatternSet {
    patterns = List.copyOf(patterns);
  }

  public static PatternSet of(List<Pattern> patterns) {
    return new PatternSet(patterns, false);
  }

  /** Whether nothing but the characters of a request decides whether a pattern matches. */
  boolean isKnown() {
    for (int i = 0; i < patterns.size(); i++) {
      if (!patterns.get(i).isKnown()) {
        return false;
      }
    }
    return true;
  }

  boolean hasReadings() {
    for (Pattern pattern : patterns) {
      if (pattern.hasReadings()) {
        return true;
      }
    }
    return false;
  }
}
