package io.steplint.iam.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether words are covered, by following all words at once through the powerset of the
 * cover's states, made on the fly. A set that holds another one that was met before in the same
 * state of the words is not followed: the smaller one covers less, so it would have failed first.
 * That keeps the search small where making the cover deterministic would need exponentially many
 * states.
 *
 * @see <a href="https://doi.org/10.1007/11817963_5">De Wulf, Doyen, Henzinger, Raskin: Antichains:
 *     a new algorithm for checking universality of finite automata (2006)</a>
 */
final class Inclusion {

  private static final int MAX_NODES = 60_000;
  private static final int MAX_GAME_NODES = 30_000;

  private final Words words;
  private final Cover cover;

  private int[] literals = new int[16];
  private int literalCount;
  private int[] symbols = new int[32];
  private int symbolCount;

  Inclusion(Words words, Cover cover) {
    this.words = words;
    this.cover = cover;
  }

  /** A word read so far; those of one level are numbered in the order of witnesses. */
  private static final class Word {
    final @Nullable Word previous;
    final int symbol;
    int order;

    Word(@Nullable Word previous, int symbol) {
      this.previous = previous;
      this.symbol = symbol;
    }

    String write(Letters letters) {
      List<Integer> reversed = new ArrayList<>();
      for (Word word = this; word.previous != null; word = word.previous) {
        reversed.add(word.symbol);
      }
      StringBuilder out = new StringBuilder();
      for (int i = reversed.size() - 1; i >= 0; i--) {
        letters.write(reversed.get(i), out);
      }
      return out.toString();
    }
  }

  private record Node(int state, int[] covering, Word word) {}

  /**
   * The shortest word that is not covered, the first of them in the order of witnesses.
   *
   * @return null if all are covered
   */
  @Nullable String counterexample(Letters letters) {
    Map<Integer, List<int[]>> met = new HashMap<>();
    List<Node> level = new ArrayList<>();
    follow(0, cover.start(), new Word(null, 0), level);
    int nodes = 0;
    while (!level.isEmpty()) {
      List<Node> kept = new ArrayList<>(level.size());
      for (Node node : level) {
        if (isNew(node, met)) {
          if (words.isAccepting(node.state) && !cover.accepts(node.covering)) {
            return node.word.write(letters);
          }
          kept.add(node);
        }
      }
      nodes += kept.size();
      if (nodes > MAX_NODES) {
        throw new TooComplexException();
      }
      level = next(kept);
    }
    return null;
  }

  private boolean isNew(Node node, Map<Integer, List<int[]>> met) {
    List<int[]> before = met.computeIfAbsent(node.state, state -> new ArrayList<>(2));
    for (int[] covering : before) {
      if (cover.isHarder(covering, node.covering)) {
        return false;
      }
    }
    before.add(node.covering);
    return true;
  }

  private List<Node> next(List<Node> level) {
    List<Node> next = new ArrayList<>();
    Map<Long, Word> wordsOfLevel = new HashMap<>();
    for (Node node : level) {
      int[] labels = words.labels(node.state);
      int[] targets = words.targets(node.state);
      for (int edge = 0; edge < labels.length; edge++) {
        collectSymbols(labels[edge], node.covering);
        int[] candidates = Arrays.copyOf(symbols, symbolCount);
        for (int symbol : candidates) {
          Word word =
              wordsOfLevel.computeIfAbsent(
                  (long) node.word.order << 32 | symbol, key -> new Word(node.word, symbol));
          follow(targets[edge], cover.step(node.covering, symbol), word, next);
        }
      }
    }
    if (next.size() > 1) {
      next.sort(
          (a, b) -> {
            int byPrefix = Integer.compare(prefixOrder(a), prefixOrder(b));
            return byPrefix != 0
                ? byPrefix
                : Integer.compare(Symbols.rank(a.word.symbol), Symbols.rank(b.word.symbol));
          });
    }
    int order = -1;
    Word last = null;
    for (Node node : next) {
      if (node.word != last) {
        last = node.word;
        order++;
      }
      node.word.order = order;
    }
    return next;
  }

  private static int prefixOrder(Node node) {
    return node.word.previous == null ? 0 : node.word.previous.order;
  }

  private void follow(int state, int[] covering, Word word, List<Node> out) {
    if (out.size() > MAX_NODES) {
      throw new TooComplexException();
    }
    out.add(new Node(state, covering, word));
    for (int silent : words.silent(state)) {
      follow(silent, covering, word, out);
    }
  }

  /**
   * Collects symbols of a label such that every other symbol of it leads where one of them does.
   */
  private void collectSymbols(int labelOfWords, int[] covering) {
    symbolCount = 0;
    if (labelOfWords >= 0) {
      addSymbol(labelOfWords);
      return;
    }
    literalCount = 0;
    for (int state : covering) {
      int expected = cover.label(state);
      if (expected >= 0 && expected <= 0xFFFF && !isLiteral(expected)) {
        if (literalCount == literals.length) {
          literals = Arrays.copyOf(literals, literalCount * 2);
        }
        literals[literalCount++] = expected;
        if (Symbols.contains(labelOfWords, expected)) {
          addSymbol(expected);
        }
      }
    }
    int categories = 0;
    for (char c : Symbols.preferredCharacters()) {
      int category = Symbols.category(c);
      if ((categories & category) == 0 && Symbols.contains(labelOfWords, c) && !isLiteral(c)) {
        categories |= category;
        addSymbol(c);
      }
    }
  }

  private boolean isLiteral(int symbol) {
    for (int i = 0; i < literalCount; i++) {
      if (literals[i] == symbol) {
        return true;
      }
    }
    return false;
  }

  private void addSymbol(int symbol) {
    if (symbolCount == symbols.length) {
      symbols = Arrays.copyOf(symbols, symbolCount * 2);
    }
    symbols[symbolCount++] = symbol;
  }

  /**
   * Whether a deployment could choose its strings so that every word is covered.
   *
   * @param entries by state of the words' chain: states of the cover that are entered there; null
   *     where there are none
   */
  boolean canBeCovered(int[] @Nullable [] entries) {
    return new Game(entries).canBeCovered();
  }

  /** The choices of the deployment against those of the request. */
  private final class Game {
    private final int[] @Nullable [] entries;
    private final Map<Key, Integer> numbers = new HashMap<>();
    private final List<Key> nodes = new ArrayList<>();
    private final List<List<Integer>> followers = new ArrayList<>();

    private record Key(int state, int[] covering) {
      @Override
      public boolean equals(@Nullable Object other) {
        return other instanceof Key that
            && state == that.state
            && Arrays.equals(covering, that.covering);
      }

      @Override
      public int hashCode() {
        return 31 * state + Arrays.hashCode(covering);
      }
    }

    Game(int[] @Nullable [] entries) {
      this.entries = entries;
    }

    boolean canBeCovered() {
      number(0, enter(0, cover.start()));
      for (int i = 0; i < nodes.size(); i++) {
        explore(nodes.get(i));
      }
      List<List<Integer>> byState = new ArrayList<>();
      for (int state = 0; state < words.size(); state++) {
        byState.add(new ArrayList<>());
      }
      for (int i = 0; i < nodes.size(); i++) {
        byState.get(nodes.get(i).state()).add(i);
      }
      boolean[] covered = new boolean[nodes.size()];
      for (int state = words.size() - 1; state >= 0; state--) {
        if (words.isChosen(state)) {
          choose(byState.get(state), covered);
        } else {
          suffer(byState.get(state), covered);
        }
      }
      return covered[0];
    }

    private int[] enter(int state, int[] covering) {
      int[] entered = entries == null ? null : entries[words.source(state)];
      return entered == null ? covering : cover.with(covering, entered);
    }

    private int number(int state, int[] covering) {
      Key key = new Key(state, covering);
      Integer known = numbers.get(key);
      if (known != null) {
        return known;
      }
      if (nodes.size() == MAX_GAME_NODES) {
        throw new TooComplexException();
      }
      numbers.put(key, nodes.size());
      nodes.add(key);
      return nodes.size() - 1;
    }

    private void explore(Key node) {
      List<Integer> next = new ArrayList<>();
      for (int silent : words.silent(node.state)) {
        next.add(follow(node, silent, node.covering));
      }
      int[] labels = words.labels(node.state);
      int[] targets = words.targets(node.state);
      for (int edge = 0; edge < labels.length; edge++) {
        collectSymbols(labels[edge], node.covering);
        int[] candidates = Arrays.copyOf(symbols, symbolCount);
        for (int symbol : candidates) {
          next.add(follow(node, targets[edge], cover.step(node.covering, symbol)));
        }
      }
      followers.add(next);
    }

    private int follow(Key from, int state, int[] covering) {
      boolean arrives = words.source(state) != words.source(from.state);
      return number(state, arrives ? enter(state, covering) : covering);
    }

    /** The deployment's turn: covered if one choice is, and choosing comes to an end. */
    private void choose(List<Integer> turn, boolean[] covered) {
      boolean changed = true;
      while (changed) {
        changed = false;
        for (int node : turn) {
          if (!covered[node] && anyOf(followers.get(node), covered)) {
            covered[node] = true;
            changed = true;
          }
        }
      }
    }

    private static boolean anyOf(List<Integer> followers, boolean[] covered) {
      for (int follower : followers) {
        if (covered[follower]) {
          return true;
        }
      }
      return false;
    }

    /** The request's turn: covered unless one way leads to a word that is not. */
    private void suffer(List<Integer> turn, boolean[] covered) {
      for (int node : turn) {
        Key key = nodes.get(node);
        covered[node] = !words.isAccepting(key.state) || cover.accepts(key.covering);
      }
      boolean changed = true;
      while (changed) {
        changed = false;
        for (int node : turn) {
          if (covered[node] && !allOf(followers.get(node), covered)) {
            covered[node] = false;
            changed = true;
          }
        }
      }
    }

    private static boolean allOf(List<Integer> followers, boolean[] covered) {
      for (int follower : followers) {
        if (!covered[follower]) {
          return false;
        }
      }
      return true;
    }
  }
}
