package io.steplint.access;

import io.steplint.asl.Definition;
import io.steplint.asl.State;
import io.steplint.asl.TaskState;
import io.steplint.iam.language.RequestContext;
import io.steplint.integration.needs.Caller;
import io.steplint.integration.needs.MachineNeeds;
import io.steplint.integration.needs.MachineNeeds.Use;
import io.steplint.integration.needs.Need;
import io.steplint.integration.needs.Surroundings;
import io.steplint.integration.needs.TaskNeeds;
import io.steplint.source.ObjectNode;
import io.steplint.text.Text;
import io.steplint.workspace.MachineSettings;
import io.steplint.workspace.Role;
import io.steplint.workspace.Setting;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Unseen;
import io.steplint.workspace.Workspace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What every machine of a workspace needs and what its role gives. Each is worked out when it is
 * first asked for; safe for several threads.
 */
public final class AccessAnalysis {

  private final Workspace workspace;
  private final Function<StateMachine, @Nullable Definition> definitions;
  private final Map<String, List<Need>> needs = new HashMap<>();
  private final Map<String, RoleGrants> roles = new HashMap<>();
  private final Map<String, MachineAccess> machines = new HashMap<>();

  private AccessAnalysis(
      Workspace workspace, Function<StateMachine, @Nullable Definition> definitions) {
    this.workspace = workspace;
    this.definitions = definitions;
  }

  /** Analyses the machines of a workspace. */
  public static AccessAnalysis of(Workspace workspace) {
    return of(
        workspace,
        machine -> {
          ObjectNode node = machine.definitionNode();
          return node == null ? null : Definition.parse(node);
        });
  }

  /**
   * Analyses the machines of a workspace.
   *
   * @param definitions the definition of a machine, or null where it could not be read
   */
  public static AccessAnalysis of(
      Workspace workspace, Function<StateMachine, @Nullable Definition> definitions) {
    return new AccessAnalysis(workspace, definitions);
  }

  /** The machines in workspace order. */
  public List<MachineAccess> machines() {
    List<MachineAccess> all = new ArrayList<>();
    for (StateMachine machine : workspace.stateMachines()) {
      all.add(known(machine));
    }
    return all;
  }

  /** The access of one machine, or null where it is not of the workspace. */
  public @Nullable MachineAccess of(StateMachine machine) {
    StateMachine own = workspace.find(machine.key());
    return own == null ? null : known(own);
  }

  /** Lets go of what is known of a machine; that of one with a role is asked for once more. */
  public synchronized void release(StateMachine machine) {
    if (machine.role().ifKnown() == null) {
      machines.remove(machine.key());
      needs.remove(machine.key());
    }
  }

  private synchronized MachineAccess known(StateMachine machine) {
    MachineAccess known = machines.get(machine.key());
    if (known == null) {
      Role role = machine.role().ifKnown();
      known = access(machine, role, role == null ? null : grants(role));
      machines.put(machine.key(), known);
    }
    return known;
  }

  private List<Need> needs(StateMachine machine) {
    List<Need> known = needs.get(machine.key());
    if (known == null) {
      known = needsOf(machine);
      needs.put(machine.key(), known);
    }
    return known;
  }

  private RoleGrants grants(Role role) {
    RoleGrants known = roles.get(role.key());
    if (known == null) {
      known = grants(role, workspace.machinesOf(role).get(0));
      roles.put(role.key(), known);
    }
    return known;
  }

  private RoleGrants grants(Role role, StateMachine first) {
    List<Need> union = new ArrayList<>();
    boolean known = true;
    for (StateMachine machine : sharing(role, first)) {
      union.addAll(needs(machine));
      known &= Sight.isWhole(machine, definitions.apply(machine));
      if (!machine.settings().stated()) {
        union.addAll(
            MachineNeeds.ofUnstatedSettings(
                Caller.of(machine.key(), machine.arn()), RequestContext.UNKNOWN));
      }
    }
    for (Need need : union) {
      known &= !need.action().equals(Need.ANY_ACTION);
    }
    Definition definition = definitions.apply(first);
    Caller caller =
        definition == null ? Caller.of(first.key(), first.arn()) : callerOf(first, definition);
    return new RoleGrants(role, caller, union, known);
  }

  private List<StateMachine> sharing(Role role, StateMachine machine) {
    List<StateMachine> sharing = workspace.machinesOf(role);
    return sharing.isEmpty() ? List.of(machine) : sharing;
  }

  private MachineAccess access(
      StateMachine machine, @Nullable Role role, @Nullable RoleGrants grants) {
    List<NeedResult> results = new ArrayList<>();
    List<Unseen> unseen = Sight.unseen(machine, definitions.apply(machine));
    Unseen hiddenRole = machine.role().unseen();
    String noRole = hiddenRole == null ? "The execution role is not known" : hiddenRole.reason();
    NeedJudge judge =
        role == null ? null : new NeedJudge(role, Partition.of(definitions.apply(machine), role));
    for (Need need : needs(machine)) {
      results.add(
          judge == null
              ? new NeedResult(need, NeedVerdict.UNKNOWN, List.of(), noRole, null)
              : judge.judge(need));
    }
    if (role == null || grants == null) {
      return new MachineAccess(
          machine,
          null,
          MachineVerdict.NO_ROLE,
          results,
          List.of(),
          List.of(),
          assumed(machine),
          unseen,
          List.of());
    }
    List<StateMachine> others = new ArrayList<>(sharing(role, machine));
    others.removeIf(other -> other.key().equals(machine.key()));
    MachineVerdict verdict = verdict(results, !grants.excess().isEmpty(), role, unseen.isEmpty());
    return new MachineAccess(
        machine,
        role,
        verdict,
        results,
        grants.excess(),
        grants.dead(),
        assumed(machine),
        unseen,
        others);
  }

  private static MachineVerdict verdict(
      List<NeedResult> results, boolean excess, Role role, boolean whole) {
    boolean missing = false;
    boolean unknown = !role.isComplete() || !whole;
    for (NeedResult result : results) {
      missing |= result.verdict() == NeedVerdict.MISSING || result.verdict() == NeedVerdict.DENIED;
      unknown |=
          result.verdict() == NeedVerdict.UNKNOWN || result.verdict() == NeedVerdict.POSSIBLE;
    }
    for (var policy : role.policies()) {
      unknown |= !policy.document().complete();
    }
    if (missing) {
      return excess ? MachineVerdict.MISSING_AND_EXCESS : MachineVerdict.MISSING;
    }
    if (excess) {
      return MachineVerdict.EXCESS;
    }
    return unknown ? MachineVerdict.UNKNOWN : MachineVerdict.EXACT;
  }

  /**
   * The machine as a caller. A definition alone does not say where it runs; but a child that it
   * starts without a role of its own can only live in the same account and Region.
   */
  private static Caller callerOf(StateMachine machine, Definition definition) {
    Caller caller = Caller.of(machine.key(), machine.arn());
    if (machine.resource() != null || caller.account().isLiteral()) {
      return caller;
    }
    Text child = ChildArns.onlyPlace(definition);
    return child == null ? caller : caller.beside(child);
  }

  private List<Need> needsOf(StateMachine machine) {
    Definition definition = definitions.apply(machine);
    if (definition == null) {
      return List.of();
    }
    Caller caller = callerOf(machine, definition);
    Surroundings surroundings = new WorkspaceSurroundings(workspace, machine);
    return MachineNeeds.of(
        definition,
        caller,
        surroundings,
        settings(machine.settings()),
        RequestContexts.of(machine, caller));
  }

  private static MachineNeeds.Settings settings(MachineSettings settings) {
    return settings.stated()
        ? new MachineNeeds.Settings(
            use(settings.logging()),
            use(settings.tracing()),
            use(settings.encryptionKey()),
            settings.encryptionKey().ifKnown())
        : MachineNeeds.Settings.NONE;
  }

  private static Use use(Setting<?> setting) {
    return setting.<Use>match(known -> Use.YES, () -> Use.NO, unseen -> Use.OPEN);
  }

  /** What Tasks need of the roles that they assume, where these are in the workspace. */
  private List<AssumedRole> assumed(StateMachine machine) {
    List<AssumedRole> assumed = new ArrayList<>();
    Definition definition = definitions.apply(machine);
    for (State state : definition == null ? List.<State>of() : definition.allStates()) {
      if (definition == null || !(state instanceof TaskState task) || task.credentials() == null) {
        continue;
      }
      Caller caller = callerOf(machine, definition);
      Surroundings surroundings = new WorkspaceSurroundings(workspace, machine);
      for (Need need : TaskNeeds.of(task, caller, surroundings, RequestContext.UNKNOWN)) {
        Role role = workspace.roleByArn(need.resource(), machine);
        List<Text> pieces = need.resource().split(':', 6);
        if (role == null || pieces.size() < 6) {
          continue;
        }
        NeedJudge judge = new NeedJudge(role, Partition.of(definition, role));
        List<NeedResult> results = new ArrayList<>();
        for (Need other :
            TaskNeeds.ofAssumedRole(
                task,
                caller.inAccount(pieces.get(4)),
                surroundings,
                RequestContext.UNKNOWN.with("aws:PrincipalArn", role.arn()))) {
          results.add(judge.judge(other));
        }
        assumed.add(new AssumedRole(role, results));
      }
    }
    return assumed;
  }
}
