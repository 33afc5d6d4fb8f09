package io.steplint.iam.language;

import io.steplint.text.Reference;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A linear automaton: its states are 0 to {@link #length}, the last one accepts, and each other one
 * either reads exactly one symbol and goes on, or reads any number of symbols and goes on without
 * reading. Every pattern of a policy and every form of ARN is one.
 */
public final class Chain {

  /** What stands in the place of a reference. */
  enum References {
    /** Its own opaque letters: the same reference is the same string, nothing else is known. */
    LETTERS,
    /** All the strings it may stand for. */
    WIDENED,
    /** One of the strings it may stand for, which the deployment chooses, not the request. */
    CHOSEN
  }

  private int[] label = new int[32];
  private boolean[] run = new boolean[32];
  private boolean[] chosen = new boolean[32];
  private int length;
  private int[] starts = {};

  Chain() {}

  /**
   * The automaton of a pattern.
   *
   * @param unknown whether a value that is not known is taken to be something (true), or spoils the
   *     pattern (false)
   * @return null if the pattern matches nothing for certain, or is spoilt
   */
  static @Nullable Chain of(
      Pattern pattern, Reading reading, References mode, boolean unknown, Letters letters) {
    if (pattern.matchesNothing()) {
      return null;
    }
    Chain chain = new Chain();
    int[] elements = pattern.elements();
    List<Reference> references = pattern.references();
    chain.starts = new int[elements.length + 1];
    for (int i = 0; i < elements.length; i++) {
      chain.starts[i] = chain.length;
      int element = elements[i];
      if (element >= Pattern.REFERENCE) {
        chain.addReference(references.get(element - Pattern.REFERENCE), mode, letters);
      } else if (element == Pattern.UNKNOWN) {
        if (!unknown) {
          return null;
        }
        if (mode == References.LETTERS) {
          chain.one(letters.anonymous());
        } else {
          chain.add(Symbols.ANY, true, mode == References.CHOSEN);
        }
      } else {
        chain.addWildcardOrCharacter(element, reading);
      }
    }
    chain.starts[elements.length] = chain.length;
    return chain;
  }

  private void addWildcardOrCharacter(int element, Reading reading) {
    switch (element) {
      case Pattern.RUN -> run(Symbols.ANY);
      case Pattern.RUN_SEGMENT -> run(Symbols.NOT_COLON);
      case Pattern.RUN_EITHER -> run(reading == Reading.WIDE ? Symbols.ANY : Symbols.NOT_COLON);
      case Pattern.ONE -> one(Symbols.ANY);
      case Pattern.ONE_SEGMENT -> one(Symbols.NOT_COLON);
      default -> one(element);
    }
  }

  private void addReference(Reference written, References mode, Letters letters) {
    // Where one place knows more of a value than another, the letters have to be the same.
    Reference reference =
        mode == References.LETTERS ? letters.get(letters.indexOf(written)) : written;
    boolean choice = mode == References.CHOSEN;
    int pieces =
        switch (reference.domain()) {
          case ANY -> 1;
          case SEGMENT -> 2;
          case GENERATED_SUFFIX -> Symbols.SUFFIX_LENGTH;
        };
    if (mode == References.LETTERS) {
      int index = letters.indexOf(reference);
      for (int piece = 0; piece < pieces; piece++) {
        one(Symbols.letter(index, reference.domain(), piece));
      }
      return;
    }
    switch (reference.domain()) {
      case ANY -> add(Symbols.ANY, true, choice);
      case SEGMENT -> {
        add(Symbols.NOT_COLON, false, choice);
        add(Symbols.NOT_COLON, true, choice);
      }
      case GENERATED_SUFFIX -> {
        for (int piece = 0; piece < pieces; piece++) {
          add(Symbols.ALPHANUMERIC, false, choice);
        }
      }
    }
  }

  /** Goes on with exactly one symbol of a set. */
  Chain one(int symbols) {
    return add(symbols, false, false);
  }

  /** Goes on with any number of symbols of a set. */
  Chain run(int symbols) {
    return add(symbols, true, false);
  }

  /** Goes on with these characters. */
  Chain text(String characters) {
    for (int i = 0; i < characters.length(); i++) {
      one(characters.charAt(i));
    }
    return this;
  }

  private Chain add(int symbols, boolean isRun, boolean isChosen) {
    if (length == label.length) {
      label = Arrays.copyOf(label, length * 2);
      run = Arrays.copyOf(run, length * 2);
      chosen = Arrays.copyOf(chosen, length * 2);
    }
    label[length] = symbols;
    run[length] = isRun;
    chosen[length] = isChosen;
    length++;
    return this;
  }

  int length() {
    return length;
  }

  int label(int state) {
    return label[state];
  }

  boolean isRun(int state) {
    return run[state];
  }

  /** Whether the deployment, not the request, chooses what is read in this state. */
  boolean isChosen(int state) {
    return chosen[state];
  }

  /** The state in which an element of the pattern begins. */
  int start(int element) {
    return starts[element];
  }

  /** Whether the known characters at both beginnings differ, so that no word is in both. */
  boolean beginsUnlike(Chain other) {
    int shared = Math.min(length, other.length);
    for (int i = 0; i < shared; i++) {
      int mine = label[i];
      int others = other.label[i];
      if (run[i] || other.run[i] || Symbols.isLetter(mine) || Symbols.isLetter(others)) {
        return false;
      }
      if (Symbols.meet(mine, others) == Symbols.NONE) {
        return true;
      }
    }
    return false;
  }
}
