package io.steplint.query.path;

import java.util.List;

/** What a filter asks of an element. */
public sealed interface FilterTest {

  /** The kinds of test, to switch over. */
  enum Kind {
    ANY,
    ALL,
    NOT,
    EXISTS,
    COMPARISON
  }

  int start();

  int end();

  Kind kind();

  /** {@code a || b}. */
  record Any(List<FilterTest> tests, int start, int end) implements FilterTest {
    public Any {
      tests = List.copyOf(tests);
    }

    @Override
    public Kind kind() {
      return Kind.ANY;
    }
  }

  /** {@code a && b}. */
  record All(List<FilterTest> tests, int start, int end) implements FilterTest {
    public All {
      tests = List.copyOf(tests);
    }

    @Override
    public Kind kind() {
      return Kind.ALL;
    }
  }

  /** {@code !a}. */
  record Not(FilterTest test, int start, int end) implements FilterTest {
    @Override
    public Kind kind() {
      return Kind.NOT;
    }
  }

  /** A path alone: whether it is there. */
  record Exists(Path path, int start, int end) implements FilterTest {
    @Override
    public Kind kind() {
      return Kind.EXISTS;
    }
  }

  /**
   * {@code left op right}.
   *
   * @param operator as written, in lower case: {@code ==}, {@code =~}, {@code in}, …
   */
  record Comparison(FilterOperand left, String operator, FilterOperand right, int start, int end)
      implements FilterTest {
    @Override
    public Kind kind() {
      return Kind.COMPARISON;
    }
  }
}
