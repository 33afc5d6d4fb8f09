package io.steplint.lint;

/**
 * How rules are run; no difference to what they find.
 *
 * @param jobs how many machines are judged at a time, at least 1
 * @param progress is told how far the run is
 */
public record EngineOptions(int jobs, Progress progress) {

  /** One machine after the other, watched by nobody. */
  public static EngineOptions plain() {
    return new EngineOptions(1, (done, total) -> {});
  }

  /** Watches a run, from any thread. */
  @FunctionalInterface
  public interface Progress {

    /** One more of the machines, or of the rules that look at all of them, is done. */
    void judged(int done, int total);
  }

  public EngineOptions {
    if (jobs < 1) {
      throw new IllegalArgumentException("At least one job, not " + jobs);
    }
  }
}
