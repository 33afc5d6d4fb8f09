package io.steplint.rules.access;

import io.steplint.access.MachineAccess;
import io.steplint.access.NeedResult;
import io.steplint.access.NeedVerdict;
import io.steplint.asl.State;
import io.steplint.asl.TaskState;
import io.steplint.iam.Statement;
import io.steplint.integration.needs.NeedKind;
import io.steplint.lint.FindingBuilder;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.Sink;
import io.steplint.source.ScalarNode;
import io.steplint.workspace.Policy;
import io.steplint.workspace.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Reports the needs of some kinds that are not met: one finding for each state and resource. */
final class MissingNeeds {

  private MissingNeeds() {}

  /**
   * Reports them.
   *
   * @param consequence says in the finding what happens at that state; null for the machine itself
   */
  static void report(
      MachineFacts machine,
      Sink sink,
      Set<NeedKind> kinds,
      BiConsumer<FindingBuilder, @Nullable State> consequence) {
    MachineAccess access = machine.analysis().access().of(machine.machine());
    Role role = access == null ? null : access.role();
    if (access == null || role == null) {
      return;
    }
    for (List<NeedResult> group : groups(access, kinds)) {
      NeedResult first = group.get(0);
      State state = stateOf(machine, first);
      FindingBuilder finding = begin(sink, machine, first, state);
      List<String> actions = new ArrayList<>();
      group.forEach(result -> actions.add(result.need().action()));
      finding
          .message(message(role, first, actions))
          .subject(String.join(",", actions) + " " + first.need().resource());
      String witness = first.witness();
      if (witness != null) {
        finding.witness(witness);
      }
      finding.help(
          "allow "
              + String.join(", ", actions)
              + " on "
              + first.need().resource()
              + "; steplint policy prints all that is needed");
      finding.fix(RoleFix.of(role, first, actions));
      if (first.verdict() == NeedVerdict.DENIED) {
        refusal(finding, role, first);
      }
      finding.related(role.location(), "the role " + role.name());
      consequence.accept(finding, state);
      finding.must();
    }
  }

  /** What stands against a need that would be met without it. */
  private static void refusal(FindingBuilder finding, Role role, NeedResult result) {
    Policy boundary = role.boundary().ifKnown();
    for (Statement statement : result.statements()) {
      finding.related(
          statement.location(),
          statement.denies() ? "this statement denies it" : "this statement would allow it");
      finding.help(
          statement.denies()
              ? "narrow the statement that denies it"
              : "let the condition fit the request");
    }
    if (result.statements().isEmpty() && boundary != null) {
      finding
          .related(boundary.location(), "this permissions boundary")
          .help("allow it in the permissions boundary as well");
    }
  }

  private static String message(Role role, NeedResult first, List<String> actions) {
    String what = String.join(", ", actions);
    String reason = first.reason();
    return "Role "
        + role.name()
        + (first.verdict() == NeedVerdict.DENIED ? " is denied " : " may not call ")
        + what
        + " on "
        + first.need().resource()
        + (reason == null ? "" : ": " + decapitalized(reason));
  }

  private static String decapitalized(String sentence) {
    return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
  }

  private static List<List<NeedResult>> groups(MachineAccess access, Set<NeedKind> kinds) {
    Map<String, List<NeedResult>> groups = new LinkedHashMap<>();
    for (NeedResult result : access.needs()) {
      boolean unmet =
          result.verdict() == NeedVerdict.MISSING || result.verdict() == NeedVerdict.DENIED;
      if (unmet && kinds.contains(result.need().kind())) {
        String key =
            result.need().pointer() + " " + result.need().resource() + " " + result.verdict();
        groups.computeIfAbsent(key, unused -> new ArrayList<>()).add(result);
      }
    }
    return new ArrayList<>(groups.values());
  }

  private static @Nullable State stateOf(MachineFacts machine, NeedResult result) {
    for (State state : machine.definition().allStates()) {
      if (state.pointer().equals(result.need().pointer())) {
        return state;
      }
    }
    return null;
  }

  private static FindingBuilder begin(
      Sink sink, MachineFacts machine, NeedResult result, @Nullable State state) {
    ScalarNode resource = state instanceof TaskState task ? task.resourceNode() : null;
    if (resource != null) {
      return sink.at(resource).pointer(result.need().pointer().child("Resource"));
    }
    return state == null ? sink.at(machine.machine().location()) : sink.at(state);
  }
}
