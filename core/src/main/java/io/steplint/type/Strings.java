package io.steplint.type;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A set of texts: a few literals, or all texts with certain facts. Never empty; operations that can
 * give the empty set return null.
 */
public final class Strings {

  /** More literals than this become what they have in common. */
  static final int MAX_LITERALS = 16;

  static final Strings ANY = new Strings(List.of(), StringFacts.NONE);

  private final List<String> literals;
  private final @Nullable StringFacts facts;
  private final int hash;

  private Strings(List<String> literals, @Nullable StringFacts facts) {
    this.literals = literals;
    this.facts = facts;
    this.hash = literals.hashCode() * 31 + (facts == null ? 0 : facts.hashCode());
  }

  static Strings literal(String value) {
    return new Strings(List.of(value), null);
  }

  static Strings of(StringFacts facts) {
    return facts.isNone() ? ANY : new Strings(List.of(), facts);
  }

  /** The only possible texts in ascending order; empty where the set is given by facts. */
  public List<String> literals() {
    return literals;
  }

  /** The only possible text; null where there are several. */
  public @Nullable String single() {
    return literals.size() == 1 ? literals.get(0) : null;
  }

  /** Whether nothing is known of the texts. */
  public boolean isAny() {
    return facts != null && facts.isNone();
  }

  /** What all the texts have in common. */
  public StringFacts facts() {
    if (facts != null) {
      return facts;
    }
    StringFacts common = StringFacts.of(literals.get(0));
    for (int i = 1; i < literals.size(); i++) {
      common = common.join(StringFacts.of(literals.get(i)));
    }
    return common;
  }

  /** The type of the JSON that the texts are; null where they are not known to be JSON. */
  public @Nullable Type jsonText() {
    return facts().jsonText();
  }

  /** Whether a text is, as far as can be told, among these. */
  public boolean contains(String value) {
    return facts == null ? literals.contains(value) : facts.allow(value);
  }

  Strings join(Strings other) {
    if (equals(other)) {
      return this;
    }
    if (facts == null && other.facts == null) {
      TreeSet<String> all = new TreeSet<>(literals);
      all.addAll(other.literals);
      if (all.size() <= MAX_LITERALS) {
        return new Strings(List.copyOf(all), null);
      }
    }
    return isAny() || other.isAny() ? ANY : of(facts().join(other.facts()));
  }

  @Nullable Strings meet(Strings other) {
    if (facts == null) {
      return filter(other::contains);
    }
    if (other.facts == null) {
      return other.filter(this::contains);
    }
    StringFacts both = facts.meet(other.facts);
    return both == null ? null : of(both);
  }

  /** The literals that pass, or all texts where they are not literals; null if none is left. */
  @Nullable Strings filter(Predicate<String> passes) {
    if (facts != null) {
      return this;
    }
    List<String> kept = new ArrayList<>(literals.size());
    for (String literal : literals) {
      if (passes.test(literal)) {
        kept.add(literal);
      }
    }
    return kept.isEmpty() ? null : kept.size() == literals.size() ? this : new Strings(kept, null);
  }

  boolean isSubsetOf(Strings other) {
    if (other.isAny() || equals(other)) {
      return true;
    }
    if (facts != null) {
      return other.facts != null && facts.imply(other.facts);
    }
    if (other.facts == null) {
      return other.literals.containsAll(literals);
    }
    for (String literal : literals) {
      if (!StringFacts.of(literal).imply(other.facts)) {
        return false;
      }
    }
    return true;
  }

  Strings widen(Strings grown, Widening widening, int depth) {
    return equals(grown) ? this : of(facts().widen(grown.facts(), widening, depth));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Strings strings
            && hash == strings.hash
            && literals.equals(strings.literals)
            && (facts == null ? strings.facts == null : facts.equals(strings.facts)));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return TypePrinter.readable().print(Type.of(this));
  }
}
