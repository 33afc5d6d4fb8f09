package io.steplint.rules.access;

import io.steplint.access.Excess;
import io.steplint.access.Excess.Generator;
import io.steplint.access.MachineAccess;
import io.steplint.access.ManagedPolicyUse;
import io.steplint.access.NeedResult;
import io.steplint.source.Location;
import io.steplint.workspace.Policy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What one policy document allows without need, in all roles that have it. */
final class ExcessOfPolicy {

  /** A message with more names than these is not read. */
  private static final int MAX_NAMES = 8;

  private final List<MachineAccess> roles = new ArrayList<>();
  private final List<Excess> found = new ArrayList<>();

  void add(MachineAccess access, Excess excess) {
    if (!roles.contains(access)) {
      roles.add(access);
    }
    found.add(excess);
  }

  /** The access of the first machine of each role. */
  List<MachineAccess> roles() {
    return roles;
  }

  List<Excess> found() {
    return found;
  }

  /** The first that a person wrote, or the first of all where a tool wrote all. */
  Excess first() {
    for (Excess excess : found) {
      if (excess.generated() == null) {
        return excess;
      }
    }
    return found.get(0);
  }

  /** Whether the statements stand where a person looks for them. */
  boolean isWritten() {
    return policy().kind() == Policy.Kind.WRITTEN;
  }

  /** Whether a tool wrote all that is too much. */
  boolean isGenerated() {
    return found.stream().allMatch(excess -> excess.generated() != null);
  }

  private Policy policy() {
    return found.get(0).policy();
  }

  String message() {
    if (policy().kind() == Policy.Kind.AWS_MANAGED) {
      return ofManagedPolicy();
    }
    List<Excess> told = new ArrayList<>(found);
    if (!isGenerated()) {
      told.removeIf(excess -> excess.generated() != null);
    }
    List<String> sentences = new ArrayList<>();
    for (Excess.Kind kind : Excess.Kind.values()) {
      Set<String> actions = new LinkedHashSet<>();
      for (Excess excess : told) {
        if (excess.kind() == kind) {
          actions.add(excess.action());
        }
      }
      if (!actions.isEmpty()) {
        String all = listed(actions);
        boolean several = actions.size() > 1;
        sentences.add(
            switch (kind) {
              case ACTION -> "no Task needs " + all;
              case ACTIONS ->
                  all + (several ? " allow" : " allows") + " actions that no Task needs";
              case RESOURCES ->
                  all
                      + (several ? " are" : " is")
                      + " allowed on more resources than the Tasks need";
            });
      }
    }
    String text = String.join("; ", sentences);
    String begun = text.startsWith("no Task") ? "N" + text.substring(1) : text;
    return isGenerated() ? begun + ": " + generators() : begun;
  }

  private String ofManagedPolicy() {
    Policy policy = policy();
    Set<String> used = new LinkedHashSet<>();
    for (MachineAccess access : roles) {
      List<NeedResult> needs = access.needs();
      used.addAll(ManagedPolicyUse.used(policy, needs));
    }
    int count = ManagedPolicyUse.actions(policy);
    String granted =
        ManagedPolicyUse.allowsEverything(policy)
            ? "every action"
            : count + (count == 1 ? " action" : " actions");
    return policy.name()
        + " grants "
        + granted
        + "; the workflow uses "
        + (used.isEmpty() ? "none of them" : listed(used));
  }

  private String generators() {
    Set<String> by = new LinkedHashSet<>();
    for (Excess excess : found) {
      by.add(Objects.requireNonNull(excess.generated()).by());
    }
    return listed(by);
  }

  private static String listed(Set<String> names) {
    List<String> all = List.copyOf(names);
    return all.size() <= MAX_NAMES
        ? String.join(", ", all)
        : String.join(", ", all.subList(0, MAX_NAMES - 1))
            + " and "
            + (all.size() - MAX_NAMES + 1)
            + " more";
  }

  String help() {
    Generator generator = found.get(0).generated();
    if (isGenerated() && generator != null) {
      return generator.less();
    }
    return policy().kind() == Policy.Kind.AWS_MANAGED
        ? "attach a policy of your own in its place; steplint policy prints it"
        : "name the actions and the resources that the Tasks need; steplint policy prints them";
  }

  /** The document and the set of actions, so that a baseline knows the finding again. */
  String subject() {
    Set<String> actions = new TreeSet<>();
    found.forEach(excess -> actions.add(excess.action()));
    return policy().name() + " " + String.join(",", actions);
  }

  /** The other statements that allow too much, where a person wrote them. */
  List<Location> otherStatements() {
    Set<Location> places = new LinkedHashSet<>();
    if (isWritten()) {
      for (Excess excess : found) {
        places.add(excess.statement().location());
      }
      places.remove(first().statement().location());
    }
    return List.copyOf(places);
  }
}
