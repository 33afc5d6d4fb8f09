package io.steplint.iam.language;

import io.steplint.table.Origin;
import io.steplint.text.Nearest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The actions that there are; see {@code actions.txt} beside this class. Loaded at the first
 * question.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html">Service
 *     Authorization Reference</a>
 */
public final class Actions {

  private static final class Holder {
    static final ServiceLines LINES = new ServiceLines("actions.txt", '|');
  }

  private Actions() {}

  /** What the table of actions was made from. */
  public static Origin origin() {
    return Holder.LINES.origin();
  }

  /** The actions with a prefix, such as {@code states}; empty where they are not known. */
  public static List<String> of(String prefix) {
    List<String> actions = new ArrayList<>();
    for (String line : Holder.LINES.of(prefix)) {
      for (String name : line.split(" ")) {
        actions.add(prefix + ":" + name);
      }
    }
    return actions;
  }

  /** Whether a pattern of actions matches none of a service whose actions are known. */
  public static boolean isUnknown(String pattern) {
    List<String> known = of(prefixOf(pattern));
    for (String action : known) {
      if (ActionPattern.matches(pattern, action)) {
        return false;
      }
    }
    return !known.isEmpty();
  }

  /** The action that a mistyped one was meant to be, or null. */
  public static @Nullable String nearest(String action) {
    return Nearest.to(action, of(prefixOf(action)));
  }

  private static String prefixOf(String pattern) {
    return pattern.substring(0, Math.max(0, pattern.indexOf(':')));
  }
}
