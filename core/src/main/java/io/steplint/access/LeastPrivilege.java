package io.steplint.access;

import io.steplint.iam.language.RequestContext;
import io.steplint.integration.needs.Necessity;
import io.steplint.integration.needs.Need;
import io.steplint.integration.needs.NeedKind;
import io.steplint.text.Literal;
import io.steplint.text.Part;
import io.steplint.text.Text;
import io.steplint.workspace.Unseen;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The smallest policy that gives a state machine what it needs. */
public final class LeastPrivilege {

  private static final String PASSED_TO = "iam:PassedToService";

  private LeastPrivilege() {}

  /**
   * A statement that allows.
   *
   * @param actions without repetition, in the order of the needs
   * @param resources ARNs, with references where only a deployment decides; {@code *} stands in
   *     them for what only an execution decides
   * @param passedToService the service that a role may be handed to, or empty for no condition
   * @param sid what the statement is called, or empty for no name; that of rights which are needed
   *     only in cases that the definition does not decide begins with {@code Possible}
   */
  public record Grant(
      List<String> actions, List<Text> resources, String passedToService, String sid) {
    public Grant {
      actions = List.copyOf(actions);
      resources = List.copyOf(resources);
    }
  }

  /** The statements that the needs of a machine ask for, in the order of its definition. */
  public static List<Grant> of(MachineAccess access) {
    List<Need> needs = new ArrayList<>();
    access.needs().forEach(result -> needs.add(result.need()));
    return ofNeeds(needs);
  }

  /**
   * What was not to be seen of the machine, and what it needs of which nobody can say on what: no
   * policy can grant it without granting too much.
   */
  public static List<String> unseen(MachineAccess access) {
    Set<String> reasons = new LinkedHashSet<>();
    for (Unseen hidden : access.unseen()) {
      if (hidden.what() != Unseen.What.ROLE) {
        reasons.add(hidden.reason());
      }
    }
    for (NeedResult result : access.needs()) {
      if (result.need().necessity() == Necessity.UNKNOWN) {
        Need need = result.need();
        String what = need.action().equals(Need.ANY_ACTION) ? "" : need.action() + ": ";
        reasons.add((need.state().isEmpty() ? "" : need.state() + ": ") + what + need.reason());
      }
    }
    return List.copyOf(reasons);
  }

  /**
   * The statements that needs ask for: one for each set of resources. What is possibly needed
   * stands apart, behind what is needed for certain.
   */
  public static List<Grant> ofNeeds(List<Need> needs) {
    List<Grant> sure = statements(needs, Necessity.SURE);
    List<Need> open = new ArrayList<>();
    for (Need need : needs) {
      if (need.necessity() == Necessity.POSSIBLE && !isIn(sure, need)) {
        open.add(need);
      }
    }
    List<Grant> all = new ArrayList<>(sure);
    int number = 1;
    for (Grant grant : statements(open, Necessity.POSSIBLE)) {
      all.add(
          new Grant(
              grant.actions(), grant.resources(), grant.passedToService(), "Possible" + number++));
    }
    return all;
  }

  private static boolean isIn(List<Grant> grants, Need need) {
    Text resource = withoutChoices(need.resource());
    for (Grant grant : grants) {
      boolean covers =
          grant.resources().contains(resource) || grant.resources().contains(Text.of("*"));
      if (covers
          && grant.actions().contains(need.action())
          && grant.passedToService().equals(passedToService(need.context()))) {
        return true;
      }
    }
    return false;
  }

  private static List<Grant> statements(List<Need> needs, Necessity necessity) {
    Map<String, Grant> byAction = new LinkedHashMap<>();
    for (Need need : needs) {
      if (need.necessity() != necessity) {
        continue;
      }
      String service = passedToService(need.context());
      String key = need.action() + " " + service;
      Grant known = byAction.get(key);
      List<Text> resources = new ArrayList<>(known == null ? List.of() : known.resources());
      for (Text resource : granted(need)) {
        Text pattern = withoutChoices(resource);
        if (!resources.contains(pattern)) {
          resources.add(pattern);
        }
      }
      byAction.put(key, new Grant(List.of(need.action()), minimal(resources), service, ""));
    }
    Map<String, Grant> byResources = new LinkedHashMap<>();
    for (Grant grant : byAction.values()) {
      String key = grant.resources() + " " + grant.passedToService();
      Grant known = byResources.get(key);
      List<String> actions = new ArrayList<>(known == null ? List.of() : known.actions());
      actions.addAll(grant.actions());
      byResources.put(key, new Grant(actions, grant.resources(), grant.passedToService(), ""));
    }
    return new ArrayList<>(byResources.values());
  }

  /**
   * The readings of a need that are granted: where the documentation leaves open on which
   * executions a job is asked after, all; otherwise the first.
   */
  private static List<Text> granted(Need need) {
    boolean open = need.kind() == NeedKind.POLL || need.kind() == NeedKind.STOP;
    return open ? need.resources() : need.resources().subList(0, 1);
  }

  /** What only the execution decides, as a wildcard of the policy. */
  static Text withoutChoices(Text resource) {
    Text.Builder out = Text.builder();
    String last = "";
    for (Part part : resource.parts()) {
      boolean choice = part.toString().equals("*");
      if (choice && last.endsWith("*")) {
        continue;
      }
      if (choice) {
        out.append("*");
      } else {
        out.append(part);
      }
      last = choice ? "*" : part instanceof Literal literal ? literal.value() : "";
    }
    return out.build();
  }

  /** The resources without those that {@code *} makes needless. */
  private static List<Text> minimal(List<Text> resources) {
    Text everything = Text.of("*");
    return resources.contains(everything) ? List.of(everything) : resources;
  }

  private static String passedToService(RequestContext context) {
    RequestContext.Entry entry = context.get(PASSED_TO);
    return entry.values().size() == 1 ? entry.values().get(0).toString() : "";
  }
}
