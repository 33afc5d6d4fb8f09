package io.steplint.execution.jsonata;

import java.util.List;

/** Where separators stand between the digits of a picture. */
final class Grouped {

  private Grouped() {}

  /** The interval of separators that stand at equal ones, 0 where they do not. */
  static int interval(List<Integer> positions) {
    if (positions.isEmpty()) {
      return 0;
    }
    int divisor = positions.get(0);
    for (int position : positions) {
      divisor = commonDivisor(divisor, position);
    }
    for (int i = 1; i <= positions.size(); i++) {
      if (!positions.contains(i * divisor)) {
        return 0;
      }
    }
    return divisor;
  }

  private static int commonDivisor(int a, int b) {
    return b == 0 ? a : commonDivisor(b, a % b);
  }
}
