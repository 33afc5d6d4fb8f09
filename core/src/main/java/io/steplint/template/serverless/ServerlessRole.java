package io.steplint.template.serverless;

import io.steplint.source.ArrayNode;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ObjectNode.Member;
import io.steplint.source.ScalarNode;
import io.steplint.template.cloudformation.ExpressionSpelling;
import io.steplint.template.draft.Nodes;
import io.steplint.template.serverless.ServerlessGrants.Grant;
import io.steplint.template.serverless.ServerlessGrants.UnknownGrantException;
import io.steplint.text.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The execution role that the Serverless plugin for Step Functions writes for a machine without
 * one, as a resource of CloudFormation.
 */
final class ServerlessRole {

  /** States that stand deeper are left out, and the role is unknown. */
  private static final int MAX_DEPTH = 50;

  private static final String LOGS =
      "logs:CreateLogDelivery,logs:GetLogDelivery,logs:UpdateLogDelivery,logs:DeleteLogDelivery,"
          + "logs:ListLogDeliveries,logs:PutResourcePolicy,logs:DescribeResourcePolicies,"
          + "logs:DescribeLogGroups";

  private static final String XRAY =
      "xray:PutTraceSegments,xray:PutTelemetryRecords,xray:GetSamplingRules,"
          + "xray:GetSamplingTargets";

  private final Node place;
  private final ObjectNode machine;
  private final ServerlessGrants states;
  private final List<Grant> grants = new ArrayList<>();
  private final Set<String> unknown = new LinkedHashSet<>();

  private ServerlessRole(Node place, ObjectNode machine, String name, PluginRelease release) {
    this.place = place;
    this.machine = machine;
    this.states = new ServerlessGrants(place, name, release);
  }

  /**
   * The properties of the role.
   *
   * @param place where the machine is declared
   * @param machine what is declared, with all variables filled
   * @param name its name, or its key where it has none
   * @param release which releases of the plugin may be in use
   */
  static List<Member> properties(
      Node place, ObjectNode machine, String name, PluginRelease release) {
    ServerlessRole role = new ServerlessRole(place, machine, name, release);
    role.collect();
    return List.of(
        Nodes.member(place, "AssumeRolePolicyDocument", Nodes.statesTrust(place)),
        Nodes.member(place, "Policies", ArrayNode.at(place, role.policies())));
  }

  private void collect() {
    Node written = machine.get("definition");
    ObjectNode definition = written == null ? null : written.asObject();
    if (definition == null) {
      unknown.add("a definition that is not to be seen");
    } else {
      tasks(definition, 0);
    }
    if (machine.has("loggingConfig")) {
      grants.add(new Grant(LOGS, List.of(Nodes.string(place, "*"))));
    }
    if (machine.has("tracingConfig")) {
      grants.add(new Grant(XRAY, List.of(Nodes.string(place, "*"))));
    }
    if (machine.has("kmsKeyArns") || machine.has("encryptionConfig")) {
      unknown.add("releases of the plugin differ about keys");
    }
  }

  private void tasks(ObjectNode processor, int depth) {
    ObjectNode all = processor.object("States");
    if (all == null || depth > MAX_DEPTH) {
      unknown.add("states that are not to be seen");
      return;
    }
    for (Member member : all.members()) {
      ObjectNode state = member.value().asObject();
      String type = state == null ? null : Nodes.literal(state.get("Type"));
      if (state == null || type == null) {
        continue;
      }
      switch (type) {
        case "Task" -> task(state);
        case "Parallel" -> {
          for (Node branch : Nodes.list(state.get("Branches"))) {
            if (branch.asObject() != null) {
              tasks(branch.asObject(), depth + 1);
            }
          }
        }
        case "Map" -> map(state, depth);
        default -> {}
      }
    }
  }

  private void map(ObjectNode state, int depth) {
    ObjectNode processor = state.object("ItemProcessor");
    ObjectNode iterated = processor != null ? processor : state.object("Iterator");
    if (iterated != null) {
      tasks(iterated, depth + 1);
    }
    ObjectNode config = processor == null ? null : processor.object("ProcessorConfig");
    if (config != null && "DISTRIBUTED".equals(Nodes.literal(config.get("Mode")))) {
      grants.addAll(states.distributedMap());
    }
    for (String part : List.of("ItemReader", "ResultWriter")) {
      ObjectNode access = state.object(part);
      if (access != null) {
        task(access);
      }
    }
  }

  private void task(ObjectNode state) {
    try {
      grants.addAll(states.of(state));
    } catch (UnknownGrantException e) {
      unknown.add(String.valueOf(e.getMessage()));
    }
  }

  private List<Node> policies() {
    List<Node> statements = new ArrayList<>();
    for (Grant grant : byResource(byAction(grants))) {
      statements.add(allow(grant));
    }
    Node own = machine.get("iamRoleStatements");
    statements.addAll(Nodes.list(own));
    List<Node> policies = new ArrayList<>();
    for (String reason : unknown) {
      policies.add(ScalarNode.unknownAt(place, Text.of(reason)));
    }
    if (statements.isEmpty() && unknown.isEmpty()) {
      // Nothing to grant: the plugin denies everything, as the console does.
      statements.add(deny());
    }
    if (!statements.isEmpty()) {
      policies.add(
          ObjectNode.at(
              place,
              List.of(
                  Nodes.member(place, "PolicyName", Nodes.string(place, "statemachine")),
                  Nodes.member(place, "PolicyDocument", Nodes.policy(place, statements)))));
    }
    return policies;
  }

  /** Grants of the same actions become one, on everything if one of them is. */
  private List<Grant> byAction(List<Grant> all) {
    Map<String, Map<String, Node>> resources = new LinkedHashMap<>();
    for (Grant grant : all) {
      Map<String, Node> own =
          resources.computeIfAbsent(grant.actions(), actions -> new LinkedHashMap<>());
      grant.resources().forEach(node -> own.putIfAbsent(ExpressionSpelling.canonical(node), node));
    }
    List<Grant> merged = new ArrayList<>();
    resources.forEach(
        (actions, on) ->
            merged.add(
                new Grant(
                    actions,
                    on.containsKey("*")
                        ? List.of(Nodes.string(place, "*"))
                        : List.copyOf(on.values()))));
    return merged;
  }

  /** Grants on the same resources become one. */
  private static List<Grant> byResource(List<Grant> all) {
    Map<String, Grant> merged = new LinkedHashMap<>();
    for (Grant grant : all) {
      StringBuilder key = new StringBuilder();
      grant
          .resources()
          .forEach(node -> key.append(ExpressionSpelling.canonical(node)).append('\n'));
      merged.merge(
          key.toString(),
          grant,
          (one, two) -> new Grant(one.actions() + "," + two.actions(), one.resources()));
    }
    return List.copyOf(merged.values());
  }

  private Node allow(Grant grant) {
    Set<String> actions = new LinkedHashSet<>(List.of(grant.actions().split(",")));
    return ObjectNode.at(
        place,
        List.of(
            Nodes.member(place, "Effect", Nodes.string(place, "Allow")),
            Nodes.member(place, "Action", Nodes.strings(place, List.copyOf(actions))),
            Nodes.member(place, "Resource", ArrayNode.at(place, grant.resources()))));
  }

  private Node deny() {
    return ObjectNode.at(
        place,
        List.of(
            Nodes.member(place, "Effect", Nodes.string(place, "Deny")),
            Nodes.member(place, "Action", Nodes.string(place, "*")),
            Nodes.member(place, "Resource", Nodes.string(place, "*"))));
  }
}
