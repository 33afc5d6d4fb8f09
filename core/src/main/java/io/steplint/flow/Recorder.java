package io.steplint.flow;

import io.steplint.asl.State;
import java.util.ArrayList;
import java.util.List;

/** Takes what the last pass over a machine finds; the passes before it tell nobody. */
final class Recorder {

  /** Records nothing. */
  static final Recorder SILENT = new Recorder(false);

  private final boolean listening;
  private final List<Flaw> flaws = new ArrayList<>();

  private Recorder(boolean listening) {
    this.listening = listening;
  }

  static Recorder listening() {
    return new Recorder(true);
  }

  boolean isListening() {
    return listening;
  }

  void flaw(Flaw flaw) {
    if (listening) {
      flaws.add(flaw);
    }
  }

  /** What was recorded of a state since it was last asked for. */
  List<Flaw> take(State state) {
    List<Flaw> taken = new ArrayList<>();
    flaws.removeIf(flaw -> flaw.state() == state && taken.add(flaw));
    return taken;
  }
}
