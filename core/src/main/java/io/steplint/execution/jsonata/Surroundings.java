package io.steplint.execution.jsonata;

import java.util.Random;

/**
 * What an evaluation gets from outside, so that it gives the same every time, and the bounds that
 * the service sets. One for each evaluation.
 */
public final class Surroundings {

  /** How deep evaluations may nest in Step Functions, counted as the reference counts them. */
  public static final int SERVICE_DEPTH = 100;

  /** How many items all arrays together may hold before the service runs out of memory. */
  public static final int SERVICE_ITEMS = 873_782;

  private final long millis;
  private final int maxDepth;
  private final long maxItems;
  private final Random random = new Random(0);
  private long items;
  private int ids;

  /**
   * @param millis what {@code $now} and {@code $millis} say
   */
  public Surroundings(long millis, int maxDepth, long maxItems) {
    this.millis = millis;
    this.maxDepth = maxDepth;
    this.maxItems = maxItems;
  }

  /** As in Step Functions, at a fixed time. */
  public static Surroundings service(long millis) {
    return new Surroundings(millis, SERVICE_DEPTH, SERVICE_ITEMS);
  }

  long millis() {
    return millis;
  }

  int maxDepth() {
    return maxDepth;
  }

  /** The next of a fixed row of random numbers. */
  Random random() {
    return random;
  }

  /** The next of a fixed row of ids, in the form of a UUID of version 4. */
  String uuid() {
    String number = String.valueOf(++ids);
    return "00000000-0000-4000-8000-" + "0".repeat(12 - number.length()) + number;
  }

  /**
   * Notes that an array of that size is made.
   *
   * @throws JsonataFailure where one is larger than the service has memory for
   */
  void allocate(double size) {
    items = Math.max(items, (long) Math.min(size, Long.MAX_VALUE));
    if (items > maxItems) {
      throw new JsonataFailure(JsonataFailure.MEMORY);
    }
  }
}
