package io.steplint.workspace;

import io.steplint.text.Literal;
import io.steplint.text.Part;
import io.steplint.text.Reference;
import io.steplint.text.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the machine that an ARN names. */
final class MachineIndex {

  /** Letters and digits that CloudFormation appends to a name it invents. */
  private static final int SUFFIX_LENGTH = 12;

  private final Map<String, StateMachine> keys = new HashMap<>();
  private final Map<Text, List<StateMachine>> arns = new HashMap<>();
  private final Map<Text, List<StateMachine>> arnNames = new HashMap<>();
  private final Map<String, List<StateMachine>> generatedPrefixes = new HashMap<>();
  private final Map<String, List<StateMachine>> names = new HashMap<>();

  MachineIndex(List<StateMachine> machines) {
    for (StateMachine machine : machines) {
      keys.putIfAbsent(machine.key(), machine);
      put(arns, machine.arn(), machine);
      put(names, machine.name(), machine);
      StateMachineArn arn = StateMachineArn.parse(machine.arn());
      if (arn != null) {
        put(arnNames, arn.name(), machine);
        String prefix = generatedPrefix(arn.name());
        if (prefix != null) {
          put(generatedPrefixes, prefix, machine);
        }
      }
    }
  }

  private static <K> void put(Map<K, List<StateMachine>> map, K key, StateMachine machine) {
    map.computeIfAbsent(key, k -> new ArrayList<>()).add(machine);
  }

  @Nullable StateMachine byKey(String key) {
    return keys.get(key);
  }

  /**
   * The machine that an ARN names.
   *
   * @param scope the template whose machines come first, or null
   */
  @Nullable StateMachine byArn(Text wanted, @Nullable String scope) {
    List<StateMachine> same = arns.get(wanted);
    if (same != null) {
      return choose(same, scope);
    }
    StateMachineArn arn = StateMachineArn.parse(wanted);
    if (arn == null) {
      return null;
    }
    same = arns.get(arn.unqualified());
    if (same == null) {
      same = reachable(arnNames.get(arn.name()), arn);
    }
    String literal = arn.name().literal();
    if (same == null && literal != null) {
      int cut = literal.length() - SUFFIX_LENGTH;
      if (cut > 1 && literal.charAt(cut - 1) == '-' && isGenerated(literal, cut)) {
        same = reachable(generatedPrefixes.get(literal.substring(0, cut)), arn);
      }
    }
    if (same == null && literal != null) {
      same = reachable(names.get(literal), arn);
    }
    return same == null ? null : choose(same, scope);
  }

  /** Those machines that no known account, Region or partition tells from {@code arn}. */
  private static @Nullable List<StateMachine> reachable(
      @Nullable List<StateMachine> machines, StateMachineArn arn) {
    if (machines == null) {
      return null;
    }
    List<StateMachine> possible = new ArrayList<>();
    for (StateMachine machine : machines) {
      StateMachineArn own = StateMachineArn.parse(machine.arn());
      if (own == null
          || (!differ(own.partition(), arn.partition())
              && !differ(own.region(), arn.region())
              && !differ(own.account(), arn.account()))) {
        possible.add(machine);
      }
    }
    return possible.isEmpty() ? null : possible;
  }

  private static boolean differ(Text a, Text b) {
    return a.isLiteral() && b.isLiteral() && !a.equals(b);
  }

  /** The only machine, or the only one of the caller's template; null where several are left. */
  private static @Nullable StateMachine choose(
      List<StateMachine> machines, @Nullable String scope) {
    return machines.size() == 1 ? machines.get(0) : scope == null ? null : only(machines, scope);
  }

  private static @Nullable StateMachine only(List<StateMachine> machines, String scope) {
    StateMachine found = null;
    for (StateMachine machine : machines) {
      if (machine.scope().equals(scope)) {
        if (found != null) {
          return null;
        }
        found = machine;
      }
    }
    return found;
  }

  /** {@code Name-} of a name that ends with a generated suffix, or null. */
  private static @Nullable String generatedPrefix(Text name) {
    List<Part> parts = name.parts();
    return parts.size() == 2
            && parts.get(0) instanceof Literal known
            && parts.get(1) instanceof Reference reference
            && reference.domain() == Reference.Domain.GENERATED_SUFFIX
        ? known.value()
        : null;
  }

  private static boolean isGenerated(String name, int from) {
    for (int i = from; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))) {
        return false;
      }
    }
    return true;
  }
}
