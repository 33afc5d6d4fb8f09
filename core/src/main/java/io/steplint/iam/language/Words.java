package io.steplint.iam.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An automaton of the words that a question asks about: one chain, or what two chains have in
 * common. States are numbered so that every transition but a loop goes to a larger one, and every
 * state leads to an accepted word.
 */
final class Words {

  private static final int MAX_STATES = 200_000;

  private int size;
  private int[] source = {};
  private int[][] labels = {};
  private int[][] targets = {};
  private int[][] silent = {};
  private boolean[] accepting = {};
  private boolean[] chosen = {};

  private Words() {}

  /** The words of one chain. */
  static Words of(Chain chain) {
    Words words = new Words();
    words.allocate(chain.length() + 1);
    for (int state = 0; state <= chain.length(); state++) {
      words.source[state] = state;
      boolean last = state == chain.length();
      words.accepting[state] = last;
      if (last) {
        continue;
      }
      boolean run = chain.isRun(state);
      words.labels[state] = new int[] {chain.label(state)};
      words.targets[state] = new int[] {run ? state : state + 1};
      words.silent[state] = run ? new int[] {state + 1} : NO_STATES;
      words.chosen[state] = chain.isChosen(state);
    }
    return words;
  }

  /**
   * The words that two chains share.
   *
   * @param strict whether an opaque letter belongs only to sets that hold whatever it stands for
   * @return null if there is none
   */
  static @Nullable Words of(
      Chain left, int leftStart, Chain right, int rightStart, boolean strict) {
    return new Product(left, right, strict).build(leftStart, rightStart);
  }

  private static final int[] NO_STATES = {};

  private void allocate(int states) {
    size = states;
    source = new int[states];
    labels = new int[states][];
    targets = new int[states][];
    silent = new int[states][];
    accepting = new boolean[states];
    chosen = new boolean[states];
    for (int i = 0; i < states; i++) {
      labels[i] = NO_STATES;
      targets[i] = NO_STATES;
      silent[i] = NO_STATES;
    }
  }

  int size() {
    return size;
  }

  /** The state of the (left) chain that a state stands for. */
  int source(int state) {
    return source[state];
  }

  int[] labels(int state) {
    return labels[state];
  }

  int[] targets(int state) {
    return targets[state];
  }

  /** The states that follow without reading. */
  int[] silent(int state) {
    return silent[state];
  }

  boolean isAccepting(int state) {
    return accepting[state];
  }

  /** Whether the deployment, not the request, chooses what is read in this state. */
  boolean isChosen(int state) {
    return chosen[state];
  }

  private static final class Product {
    private final Chain left;
    private final Chain right;
    private final boolean strict;
    private final int width;

    private static final int NOTHING = -1;

    Product(Chain left, Chain right, boolean strict) {
      this.left = left;
      this.right = right;
      this.strict = strict;
      this.width = right.length() + 1;
    }

    @Nullable Words build(int leftStart, int rightStart) {
      if ((long) (left.length() + 1) * width > Integer.MAX_VALUE) {
        throw new TooComplexException();
      }
      int start = leftStart * width + rightStart;
      List<Integer> order = reachable(start);
      // Backwards, a state is of use if one that follows it is.
      Map<Integer, Boolean> useful = new HashMap<>(order.size() * 2);
      int end = left.length() * width + right.length();
      int kept = 0;
      for (int i = order.size() - 1; i >= 0; i--) {
        int state = order.get(i);
        boolean use = state == end;
        for (int next : successors(state)) {
          use |= next != state && useful.getOrDefault(next, false);
        }
        useful.put(state, use);
        kept += use ? 1 : 0;
      }
      return useful.getOrDefault(start, false) ? number(order, useful, kept, end) : null;
    }

    private List<Integer> reachable(int start) {
      TreeSet<Integer> open = new TreeSet<>();
      List<Integer> order = new ArrayList<>();
      open.add(start);
      while (!open.isEmpty()) {
        int state = open.pollFirst();
        order.add(state);
        if (order.size() > MAX_STATES) {
          throw new TooComplexException();
        }
        for (int next : successors(state)) {
          if (next > state) {
            open.add(next);
          }
        }
      }
      return order;
    }

    private Words number(List<Integer> order, Map<Integer, Boolean> useful, int kept, int end) {
      Map<Integer, Integer> numbers = new HashMap<>(kept * 2);
      for (int state : order) {
        if (useful.getOrDefault(state, false)) {
          numbers.put(state, numbers.size());
        }
      }
      Words words = new Words();
      words.allocate(kept);
      for (Map.Entry<Integer, Integer> entry : numbers.entrySet()) {
        int state = entry.getKey();
        int number = entry.getValue();
        int i = state / width;
        int j = state % width;
        words.source[number] = i;
        words.accepting[number] = state == end;
        words.chosen[number] = i < left.length() && left.isChosen(i);
        int label = label(i, j);
        Integer target = label == Symbols.NONE ? null : numbers.get(reading(i, j));
        if (target != null) {
          words.labels[number] = new int[] {label};
          words.targets[number] = new int[] {target};
        }
        words.silent[number] = numbered(skipLeft(i, j), skipRight(i, j), numbers);
      }
      return words;
    }

    private static int[] numbered(int first, int second, Map<Integer, Integer> numbers) {
      Integer one = numbers.get(first);
      Integer two = numbers.get(second);
      if (one == null) {
        return two == null ? NO_STATES : new int[] {two};
      }
      return two == null ? new int[] {one} : new int[] {one, two};
    }

    /** The states that follow; {@link #NOTHING} where there are fewer than three. */
    private int[] successors(int state) {
      int i = state / width;
      int j = state % width;
      int read = label(i, j) == Symbols.NONE ? NOTHING : reading(i, j);
      return new int[] {skipLeft(i, j), skipRight(i, j), read};
    }

    private int skipLeft(int i, int j) {
      return i < left.length() && left.isRun(i) ? (i + 1) * width + j : NOTHING;
    }

    private int skipRight(int i, int j) {
      return j < right.length() && right.isRun(j) ? i * width + j + 1 : NOTHING;
    }

    private int reading(int i, int j) {
      return (left.isRun(i) ? i : i + 1) * width + (right.isRun(j) ? j : j + 1);
    }

    private int label(int i, int j) {
      if (i == left.length() || j == right.length()) {
        return Symbols.NONE;
      }
      int label = Symbols.meet(left.label(i), right.label(j));
      if (strict && label != Symbols.NONE && Symbols.isLetter(label)) {
        return holds(left, i, label) && holds(right, j, label) ? label : Symbols.NONE;
      }
      return label;
    }

    private static boolean holds(Chain chain, int state, int letter) {
      int label = chain.label(state);
      return label == letter
          || (Symbols.contains(label, letter)
              && (chain.isRun(state) || Symbols.isOneCharacter(letter)));
    }
  }
}
