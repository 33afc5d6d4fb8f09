package io.steplint.cli;

import io.steplint.lint.EngineOptions;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * Says on a terminal how far a long run is, in one line that is gone when the run is done. A run
 * that takes no second says nothing.
 */
final class Progress implements AutoCloseable, EngineOptions.Progress {

  private static final long PATIENCE_MILLIS = 1_000;
  private static final long PERIOD_MILLIS = 200;
  private static final String CLEAR = "\r\u001b[K";

  private final @Nullable PrintStream terminal;
  private String now = "reading files";
  private boolean closed;
  private boolean shown;

  /**
   * @param terminal where it is said, or null if it is not to be said
   */
  private Progress(@Nullable PrintStream terminal) {
    this.terminal = terminal;
  }

  /** Starts to watch, where standard error is a terminal and nobody asked for quiet. */
  static Progress of(Arguments arguments, Console console) {
    boolean wanted =
        console.errorTerminal() && !arguments.has("--quiet") && !arguments.has("--verbose");
    return start(wanted ? console.err() : null, PATIENCE_MILLIS);
  }

  /** Starts to watch a run; nothing is said before its patience is at an end. */
  static Progress start(@Nullable PrintStream terminal, long patienceMillis) {
    Progress progress = new Progress(terminal);
    if (terminal != null) {
      Thread thread =
          new Thread(() -> progress.show(terminal, patienceMillis), "steplint-progress");
      thread.setDaemon(true);
      thread.start();
    }
    return progress;
  }

  @Override
  public void judged(int done, int total) {
    if (terminal != null) {
      String text = "judging, " + done + " of " + total;
      synchronized (this) {
        now = text;
      }
    }
  }

  private synchronized void show(PrintStream out, long patienceMillis) {
    try {
      long pause = patienceMillis;
      while (!closed) {
        wait(pause);
        if (!closed) {
          out.print(CLEAR + "steplint: " + now);
          out.flush();
          shown = true;
          pause = PERIOD_MILLIS;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
    if (shown && terminal != null) {
      terminal.print(CLEAR);
      terminal.flush();
    }
  }
}
