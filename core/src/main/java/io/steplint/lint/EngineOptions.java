package io.steplint.lint;

/**
 * How rules are run; no difference to what they find.
 *
 * @param jobs how many rules run at a time, at least 1
 * @param progress is told how far the run is
 */
public record EngineOptions(int jobs, Progress progress) {

  /** One rule after the other, watched by nobody. */
  public static EngineOptions plain() {
    return new EngineOptions(1, (done, total) -> {});
  }

  /** Watches a run, from any thread. */
  @FunctionalInterface
  public interface Progress {

    /** A rule is done. */
    void rules(int done, int total);
  }

  public EngineOptions {
    if (jobs < 1) {
      throw new IllegalArgumentException("At least one job, not " + jobs);
    }
  }
}
