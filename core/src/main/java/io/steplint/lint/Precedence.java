package io.steplint.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One mistake is one finding: where two rules meet at one place, the more specific one speaks. */
final class Precedence {

  private Precedence() {}

  /** Leaves out what a more specific rule says at the same place. */
  static List<Finding> apply(List<Finding> findings) {
    Map<String, Set<String>> silenced = new HashMap<>();
    for (Finding finding : findings) {
      Set<String> below = finding.rule().speaksBefore();
      if (!below.isEmpty()) {
        silenced.computeIfAbsent(start(finding), k -> new HashSet<>()).addAll(below);
        String value = value(finding);
        if (value != null) {
          silenced.computeIfAbsent(value, k -> new HashSet<>()).addAll(below);
        }
      }
    }
    if (silenced.isEmpty()) {
      return findings;
    }
    List<Finding> kept = new ArrayList<>(findings.size());
    for (Finding finding : findings) {
      String id = finding.rule().id();
      String value = value(finding);
      if (!silenced.getOrDefault(start(finding), Set.of()).contains(id)
          && (value == null || !silenced.getOrDefault(value, Set.of()).contains(id))) {
        kept.add(finding);
      }
    }
    return kept;
  }

  /** Where the finding starts. */
  private static String start(Finding finding) {
    return finding.location().toString();
  }

  /** The value the finding is about, wherever in it the two rules point. */
  private static @Nullable String value(Finding finding) {
    return finding.pointer() == null
        ? null
        : finding.stateMachine() + "\n" + finding.location().file() + "\n" + finding.pointer();
  }
}
