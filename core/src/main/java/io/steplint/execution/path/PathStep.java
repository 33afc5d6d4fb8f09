package io.steplint.execution.path;

import java.util.List;

/** One step of a path as the engine knows it. */
sealed interface PathStep {

  /** Whether the step selects at most one value. */
  default boolean isDefinite() {
    return false;
  }

  /** The step as the engine prints it in its messages. */
  String text();

  /** {@code .name}, {@code ['name']}, and several names, which make one object. */
  record Property(List<String> names) implements PathStep {
    @Override
    public boolean isDefinite() {
      return true;
    }

    @Override
    public String text() {
      return "['" + String.join("', '", names) + "']";
    }
  }

  /** {@code [n]}, and several positions. */
  record Index(List<Integer> positions) implements PathStep {
    @Override
    public boolean isDefinite() {
      return positions.size() == 1;
    }

    @Override
    public String text() {
      StringBuilder text = new StringBuilder("[");
      for (int position : positions) {
        text.append(text.length() > 1 ? "," : "").append(position);
      }
      return text.append(']').toString();
    }
  }

  /** {@code [(@.length-n)]}. */
  record FromEnd(int offset) implements PathStep {
    @Override
    public boolean isDefinite() {
      return true;
    }

    @Override
    public String text() {
      return "[@.size()" + offset + "]";
    }
  }

  /** {@code [from:]}. */
  record From(int from) implements PathStep {
    @Override
    public String text() {
      return "[" + from + ":]";
    }
  }

  /** {@code [:to]}. */
  record To(int to) implements PathStep {
    @Override
    public String text() {
      return "[:" + to + "]";
    }
  }

  /** {@code [from:to]}. */
  record Between(int from, int to) implements PathStep {
    @Override
    public String text() {
      return "[" + from + ":" + to + "]";
    }
  }

  /** {@code [*]}. */
  record Wildcard() implements PathStep {
    @Override
    public String text() {
      return "[*]";
    }
  }

  /** {@code ..}. */
  record Scan() implements PathStep {
    @Override
    public String text() {
      return "..";
    }
  }

  /** {@code [?(…)]}. */
  record Filter(FilterCriteria criteria) implements PathStep {
    @Override
    public String text() {
      return "[?]";
    }
  }
}
