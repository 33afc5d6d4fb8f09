package io.steplint.iam.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The strings that a set of statements matches, as one automaton that runs over words and says of
 * each whether it is among them: the union of chains, and of complements of such unions.
 *
 * <p>A set of states is a sorted array. States of complements come after all others, because they
 * count the other way round: the more of them are reached, the less is covered.
 */
final class Cover {

  private int[] label = new int[64];
  private boolean[] run = new boolean[64];
  private int[] complement = new int[64];
  private int size;
  private int complements;
  private int firstComplementState = Integer.MAX_VALUE;
  private final List<Integer> starts = new ArrayList<>();

  /** Steps of single states after which a question is given up; a second's work. */
  private static final long MAX_WORK = 10_000_000;

  private long work;

  // Scratch space of step.
  private int[] buffer = new int[16];
  private int[] seen = new int[0];
  private int round;

  /** Adds a chain, to be entered at {@code from} when a word begins. */
  void add(Chain chain, int from) {
    starts.add(append(chain, -1) + from);
  }

  /**
   * Adds a chain that is not entered when a word begins.
   *
   * @return its first state
   */
  int addLater(Chain chain) {
    return append(chain, -1);
  }

  /** Adds everything but the words of these chains; call only after all {@code add}. */
  void addComplement(List<Chain> chains) {
    firstComplementState = Math.min(firstComplementState, size);
    for (Chain chain : chains) {
      starts.add(append(chain, complements));
    }
    complements++;
  }

  private int append(Chain chain, int group) {
    int first = size;
    int needed = size + chain.length() + 1;
    if (needed > label.length) {
      int capacity = Math.max(needed, label.length * 2);
      label = Arrays.copyOf(label, capacity);
      run = Arrays.copyOf(run, capacity);
      complement = Arrays.copyOf(complement, capacity);
    }
    for (int i = 0; i < chain.length(); i++) {
      label[size] = chain.label(i);
      run[size] = chain.isRun(i);
      complement[size] = group;
      size++;
    }
    label[size] = Symbols.NONE;
    run[size] = false;
    complement[size] = group;
    size++;
    return first;
  }

  int[] start() {
    begin();
    int count = 0;
    for (int state : starts) {
      count = enter(state, count);
    }
    return finish(count);
  }

  /** The states that are reached from these by one symbol. */
  int[] step(int[] states, int symbol) {
    work += states.length;
    if (work > MAX_WORK) {
      throw new TooComplexException();
    }
    begin();
    int count = 0;
    for (int state : states) {
      int expected = label[state];
      if (expected == symbol) {
        count = enter(run[state] ? state : state + 1, count);
      } else if (expected < 0 && Symbols.contains(expected, symbol)) {
        if (run[state]) {
          count = enter(state, count);
        } else if (Symbols.isOneCharacter(symbol)) {
          count = enter(state + 1, count);
        }
      }
    }
    return finish(count);
  }

  /** These states and others that are entered on the way. */
  int[] with(int[] states, int[] entered) {
    begin();
    int count = 0;
    for (int state : states) {
      count = enter(state, count);
    }
    for (int state : entered) {
      count = enter(state, count);
    }
    return finish(count);
  }

  private void begin() {
    if (seen.length < size) {
      seen = new int[size];
      round = 0;
    }
    round++;
  }

  private int enter(int from, int count) {
    int at = count;
    for (int state = from; seen[state] != round; state++) {
      seen[state] = round;
      if (at == buffer.length) {
        buffer = Arrays.copyOf(buffer, at * 2);
      }
      buffer[at++] = state;
      if (!run[state]) {
        break;
      }
    }
    return at;
  }

  private int[] finish(int count) {
    int[] states = Arrays.copyOf(buffer, count);
    if (count > 1) {
      Arrays.sort(states);
    }
    return states;
  }

  /** Whether a word that has led to these states is covered. */
  boolean accepts(int[] states) {
    int reached = 0;
    boolean[] excluded = complements == 0 ? null : new boolean[complements];
    for (int state : states) {
      if (label[state] == Symbols.NONE) {
        if (complement[state] < 0) {
          return true;
        }
        if (excluded != null && !excluded[complement[state]]) {
          excluded[complement[state]] = true;
          reached++;
        }
      }
    }
    return reached < complements;
  }

  /** Whether everything that is covered from {@code smaller} is covered from {@code larger}. */
  boolean isHarder(int[] smaller, int[] larger) {
    return complements == 0
        ? isSubset(smaller, 0, smaller.length, larger, 0, larger.length)
        : isHarderWithComplements(smaller, larger);
  }

  private boolean isHarderWithComplements(int[] smaller, int[] larger) {
    int a = split(smaller);
    int b = split(larger);
    return isSubset(smaller, 0, a, larger, 0, b)
        && isSubset(larger, b, larger.length, smaller, a, smaller.length);
  }

  private int split(int[] states) {
    int at = Arrays.binarySearch(states, firstComplementState);
    return at < 0 ? -at - 1 : at;
  }

  private static boolean isSubset(int[] a, int aFrom, int aTo, int[] b, int bFrom, int bTo) {
    if (aTo - aFrom > bTo - bFrom) {
      return false;
    }
    int j = bFrom;
    for (int i = aFrom; i < aTo; i++) {
      while (j < bTo && b[j] < a[i]) {
        j++;
      }
      if (j == bTo || b[j] != a[i]) {
        return false;
      }
      j++;
    }
    return true;
  }

  int label(int state) {
    return label[state];
  }
}
