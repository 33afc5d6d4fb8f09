package io.steplint.template.serverless;

import io.steplint.source.ArrayNode;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ObjectNode.Member;
import io.steplint.template.draft.Nodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The events of a machine, as the rules and methods of CloudFormation that the Serverless plugin
 * for Step Functions makes of them; only what shows who starts the machine, and with which input.
 */
final class ServerlessEvents {

  /** How the plugin spells what a target receives, and how CloudFormation does. */
  private static final Map<String, String> INPUTS =
      Map.of("input", "Input", "inputPath", "InputPath", "inputTransformer", "InputTransformer");

  private ServerlessEvents() {}

  /**
   * The resources of the events of a machine.
   *
   * @param id the logical id of the machine
   */
  static List<Member> resources(String id, ObjectNode machine) {
    List<Member> resources = new ArrayList<>();
    for (Node event : Nodes.list(machine.get("events"))) {
      ObjectNode object = event.asObject();
      if (object == null) {
        continue;
      }
      for (Member member : object.members()) {
        ObjectNode resource =
            switch (member.name()) {
              case "schedule", "cloudwatchEvent", "eventBridge" -> rule(id, member);
              case "http" -> method(id, member);
              default -> null;
            };
        if (resource != null) {
          String name = id + "Event" + (resources.size() + 1);
          resources.add(new Member(Nodes.string(member.key(), name), resource));
        }
      }
    }
    return resources;
  }

  private static ObjectNode rule(String id, Member event) {
    Node place = event.key();
    List<Member> target = new ArrayList<>();
    target.add(Nodes.member(place, "Arn", call(place, "Ref", Nodes.string(place, id))));
    ObjectNode given = event.value().asObject();
    if (given != null) {
      for (Member member : given.members()) {
        String property = INPUTS.get(member.name());
        if (property != null) {
          target.add(Nodes.member(member.key(), property, spelled(member.value())));
        }
      }
    }
    return resource(
        place,
        "AWS::Events::Rule",
        "Targets",
        ArrayNode.at(place, List.of(ObjectNode.at(place, target))));
  }

  /** An input transformer, whose parts the plugin begins with small letters. */
  private static Node spelled(Node value) {
    ObjectNode object = value.asObject();
    Node template = object == null ? null : object.get("inputTemplate");
    return template == null
        ? value
        : ObjectNode.at(value, List.of(Nodes.member(value, "InputTemplate", template)));
  }

  private static @Nullable ObjectNode method(String id, Member event) {
    Node place = event.key();
    ObjectNode given = event.value().asObject();
    String action = given == null ? null : Nodes.literal(given.get("action"));
    Node uri =
        Nodes.string(
            place,
            "arn:aws:apigateway:REGION:states:action/"
                + (action == null ? "StartExecution" : action));
    Node template =
        call(
            place,
            "Fn::Sub",
            Nodes.string(
                place,
                "{\"stateMachineArn\": \"${"
                    + id
                    + "}\", \"input\": \"$util.escapeJavaScript($input.json('$'))\"}"));
    Node templates =
        ObjectNode.at(place, List.of(Nodes.member(place, "application/json", template)));
    return resource(
        place,
        "AWS::ApiGateway::Method",
        "Integration",
        ObjectNode.at(
            place,
            List.of(
                Nodes.member(place, "Uri", uri),
                Nodes.member(place, "RequestTemplates", templates))));
  }

  private static ObjectNode call(Node place, String function, Node argument) {
    return ObjectNode.at(place, List.of(Nodes.member(place, function, argument)));
  }

  private static ObjectNode resource(Node place, String type, String property, Node value) {
    return ObjectNode.at(
        place,
        List.of(
            Nodes.member(place, "Type", Nodes.string(place, type)),
            Nodes.member(
                place,
                "Properties",
                ObjectNode.at(place, List.of(Nodes.member(place, property, value))))));
  }
}
