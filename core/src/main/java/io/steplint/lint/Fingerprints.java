package io.steplint.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives findings names that survive a reformatting of their files: lines and columns do not count.
 */
final class Fingerprints {

  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private Fingerprints() {}

  /** The findings with their fingerprints; equal ones are told apart by a counter, in order. */
  static List<Finding> assign(List<Finding> findings) {
    List<Finding> named = new ArrayList<>(findings.size());
    Map<String, Integer> counts = new HashMap<>();
    for (Finding finding : findings) {
      String name = name(finding);
      int count = counts.merge(name, 1, Integer::sum);
      named.add(finding.withFingerprint(count == 1 ? name : name + ":" + count));
    }
    return named;
  }

  private static String name(Finding finding) {
    long hash = OFFSET;
    hash = add(hash, finding.rule().id());
    hash = add(hash, finding.location().file());
    String pointer = finding.pointer();
    String resource = finding.resource();
    hash = add(hash, pointer == null ? "" : pointer);
    hash = add(hash, resource == null ? "" : resource);
    boolean placeless = pointer == null && finding.subject().isEmpty();
    hash = add(hash, placeless ? finding.message() : finding.subject());
    String digits = Long.toHexString(mix(hash));
    return "0".repeat(16 - digits.length()) + digits;
  }

  /** FNV-1a over the UTF-16 units, with a separator after each part. */
  private static long add(long hash, String part) {
    long h = hash;
    for (int i = 0; i < part.length(); i++) {
      h = (h ^ part.charAt(i)) * PRIME;
    }
    return (h ^ 0xffff) * PRIME;
  }

  private static long mix(long hash) {
    long h = hash;
    h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
    h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return h ^ (h >>> 33);
  }
}
