package io.steplint.query.path;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step of a path. Offsets span the step with its dot or brackets. */
public sealed interface Segment {

  /** The kinds of step, to switch over. */
  enum Kind {
    FIELD,
    FIELDS,
    INDEX,
    INDEXES,
    FROM_END,
    SLICE,
    WILDCARD,
    DESCENDANTS,
    FILTER,
    FUNCTION
  }

  int start();

  int end();

  Kind kind();

  /** Whether the step alone selects at most one value. */
  default boolean isDefinite() {
    return false;
  }

  /** Whether a reference path may hold the step, in the way it is written here. */
  default boolean isReference() {
    return false;
  }

  /**
   * {@code .name} or {@code ['name']}.
   *
   * @param name the name, escapes of a quoted one resolved
   * @param notation how it is written
   */
  record Field(String name, Notation notation, int start, int end) implements Segment {
    @Override
    public Kind kind() {
      return Kind.FIELD;
    }

    @Override
    public boolean isDefinite() {
      return true;
    }

    @Override
    public boolean isReference() {
      if (notation == Notation.DOT) {
        return PathCharacters.isReferenceName(name);
      }
      return notation == Notation.BRACKET || notation == Notation.DOUBLE_QUOTED;
    }

    /** Whether the engine reads just this name. */
    public boolean isPlain() {
      List<String> names = namesOfEngine();
      return notation != Notation.DOUBLE_QUOTED
          && names != null
          && names.size() == 1
          && names.get(0).equals(name);
    }

    /**
     * The names that json-path 2.0.0 reads: it puts a dotted name between quotes and brackets, so
     * that quotes and brackets in it end names. Null where it is not known.
     */
    public @Nullable List<String> namesOfEngine() {
      if (isAmbiguous()) {
        return null;
      }
      boolean quoted = notation != Notation.DOT && notation != Notation.BARE;
      if (quoted || (name.indexOf('\'') < 0 && name.indexOf(']') < 0)) {
        return List.of(name);
      }
      List<String> names = new ArrayList<>();
      int open = 0;
      for (int i = 0; i < name.length() && (name.charAt(i) != ']'); i++) {
        if (name.charAt(i) == '\'') {
          if (open >= 0) {
            names.add(name.substring(open, i));
          }
          open = open >= 0 ? -1 : i + 1;
        }
      }
      if (open >= 0 && name.indexOf(']') < 0) {
        names.add(name.substring(open));
      }
      return names;
    }

    /** The index that json-path 2.0.0 reads in place of a name in double quotes, or null. */
    public @Nullable Integer indexOfEngine() {
      boolean digits = !name.isEmpty() && name.length() < 10;
      for (int i = 0; i < name.length(); i++) {
        digits &= name.charAt(i) >= '0' && name.charAt(i) <= '9';
      }
      return digits ? Integer.valueOf(name) : null;
    }

    /**
     * Whether a dotted name holds a backslash: the language's specification reads it as an escape,
     * Jayway as part of the name, so what it selects is unknown.
     */
    public boolean isAmbiguous() {
      return (notation == Notation.DOT || notation == Notation.BARE) && name.indexOf('\\') >= 0;
    }
  }

  /** {@code ['a','b']}: one object of those fields, at the end of a path only. */
  record Fields(List<String> names, int start, int end) implements Segment {
    public Fields {
      names = List.copyOf(names);
    }

    @Override
    public Kind kind() {
      return Kind.FIELDS;
    }

    @Override
    public boolean isDefinite() {
      return true;
    }
  }

  /**
   * {@code [n]}.
   *
   * @param index from 0; at a negative one no list has an item
   * @param notation {@link Notation#BRACKET}, or {@link Notation#DOT_BRACKET} for {@code .[n]}
   */
  record Index(int index, Notation notation, int start, int end) implements Segment {
    @Override
    public Kind kind() {
      return Kind.INDEX;
    }

    @Override
    public boolean isDefinite() {
      return true;
    }

    @Override
    public boolean isReference() {
      return index >= 0 && notation == Notation.BRACKET;
    }
  }

  /** {@code [1,2]}. */
  record Indexes(List<Integer> indexes, int start, int end) implements Segment {
    public Indexes {
      indexes = List.copyOf(indexes);
    }

    @Override
    public Kind kind() {
      return Kind.INDEXES;
    }
  }

  /**
   * {@code [(@.length-n)]}: an item counted from the end.
   *
   * @param back 1 for the last item
   */
  record FromEnd(int back, int start, int end) implements Segment {
    @Override
    public Kind kind() {
      return Kind.FROM_END;
    }

    @Override
    public boolean isDefinite() {
      return true;
    }
  }

  /**
   * {@code [from:to]}, with at least one of the two. Jayway takes a step behind a second colon and
   * ignores it.
   */
  record Slice(@Nullable Integer from, @Nullable Integer to, boolean step, int start, int end)
      implements Segment {
    @Override
    public Kind kind() {
      return Kind.SLICE;
    }
  }

  /** {@code .*} or {@code [*]}. */
  record Wildcard(int start, int end) implements Segment {
    @Override
    public Kind kind() {
      return Kind.WILDCARD;
    }
  }

  /** {@code ..}: everything below; the step behind it chooses among that. */
  record Descendants(int start, int end) implements Segment {
    @Override
    public Kind kind() {
      return Kind.DESCENDANTS;
    }
  }

  /** {@code [?(…)]}. */
  record Filter(FilterTest test, int start, int end) implements Segment {
    @Override
    public Kind kind() {
      return Kind.FILTER;
    }
  }

  /**
   * {@code .length()} and the like.
   *
   * @param arguments what stands between the parentheses, as written
   */
  record Function(String name, String arguments, int start, int end) implements Segment {
    @Override
    public Kind kind() {
      return Kind.FUNCTION;
    }

    @Override
    public boolean isDefinite() {
      return true;
    }
  }

  /** How a name or a number is written. */
  enum Notation {
    /** {@code .name}. */
    DOT,
    /** {@code ['name']} or {@code [n]}. */
    BRACKET,
    /** {@code ["name"]}, which json-path 2.0.0 does not take for a name. */
    DOUBLE_QUOTED,
    /** {@code .['name']} or {@code .[n]}. */
    DOT_BRACKET,
    /** A name right behind a bracket or a star. */
    BARE
  }
}
