package io.steplint.template.cloudformation;

import io.steplint.source.Location;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ObjectNode.Member;
import io.steplint.template.draft.Nodes;
import io.steplint.template.draft.StartInputs;
import io.steplint.text.Text;
import io.steplint.workspace.KnownStart;
import io.steplint.workspace.KnownStart.Kind;
import io.steplint.workspace.KnownStart.Sent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rules, schedules, pipes and methods of a template that start state machines, and the
 * events that SAM makes some of.
 */
final class CloudFormationStarts {

  private final TemplateEvaluator evaluator;
  private final List<KnownStart> starts = new ArrayList<>();

  CloudFormationStarts(TemplateEvaluator evaluator) {
    this.evaluator = evaluator;
  }

  /** All starts, in the order of the template. */
  List<KnownStart> read() {
    for (Resource resource : evaluator.template().resources().values()) {
      if (!Boolean.FALSE.equals(evaluator.conditions().exists(resource))) {
        read(resource);
      }
    }
    return starts;
  }

  private void read(Resource resource) {
    Location place = resource.node().location();
    String id = resource.id();
    switch (resource.type()) {
      case "AWS::Serverless::StateMachine" -> events(resource);
      case "AWS::Events::Rule" -> {
        for (Node written : evaluator.conditions().items(resource.property("Targets"))) {
          ObjectNode target = object(written);
          if (target != null) {
            add(target.get("Arn"), Kind.RULE, id, place, input(target));
          }
        }
      }
      case "AWS::Scheduler::Schedule" -> {
        ObjectNode target = object(resource.property("Target"));
        if (target != null) {
          add(target.get("Arn"), Kind.SCHEDULE, id, place, input(target));
        }
      }
      case "AWS::Pipes::Pipe" -> {
        ObjectNode parameters = object(resource.property("TargetParameters"));
        Node template = parameters == null ? null : parameters.get("InputTemplate");
        add(
            value(resource.property("Target")),
            Kind.PIPE,
            id,
            place,
            StartInputs.of(null, null, template));
      }
      case "AWS::ApiGateway::Method" -> {
        ObjectNode integration = object(resource.property("Integration"));
        ObjectNode templates = integration == null ? null : integration.object("RequestTemplates");
        if (integration != null && startsExecution(integration.get("Uri")) && templates != null) {
          for (Member template : templates.members()) {
            StartInputs.Request request = StartInputs.request(template.value());
            if (request != null) {
              add(request.machine(), Kind.API, id, place, request.sent());
              return;
            }
          }
        }
      }
      case "AWS::ApiGatewayV2::Integration" -> {
        String subtype = Nodes.literal(value(resource.property("IntegrationSubtype")));
        ObjectNode parameters = object(resource.property("RequestParameters"));
        if (parameters != null && subtype != null && subtype.startsWith("StepFunctions-Start")) {
          add(
              parameters.get("StateMachineArn"),
              Kind.API,
              id,
              place,
              StartInputs.of(null, null, parameters.get("Input")));
        }
      }
      default -> {}
    }
  }

  /** Whether a method calls the action of Step Functions that starts an execution. */
  private static boolean startsExecution(@Nullable Node uri) {
    Text text = Nodes.text(uri);
    return text != null
        && (text.endsWith(":states:action/StartExecution")
            || text.endsWith(":states:action/StartSyncExecution"));
  }

  /** The events of a machine, of which SAM makes rules, schedules and methods. */
  private void events(Resource machine) {
    ObjectNode events = object(machine.property("Events"));
    if (events == null) {
      return;
    }
    for (Member event : events.members()) {
      ObjectNode node = event.value().asObject();
      String type = node == null ? null : Nodes.literal(node.get("Type"));
      ObjectNode properties = node == null ? null : node.object("Properties");
      Kind kind =
          switch (type == null ? "" : type) {
            case "Schedule", "CloudWatchEvent", "EventBridgeRule" -> Kind.RULE;
            case "ScheduleV2" -> Kind.SCHEDULE;
            case "Api" -> Kind.API;
            default -> null;
          };
      if (kind != null) {
        add(
            evaluator.names().arn(machine),
            kind,
            machine.id() + "." + event.name(),
            event.key().location(),
            properties == null ? Sent.EVENT : input(properties));
      }
    }
  }

  /** What a target receives by {@code Input}, {@code InputPath} or {@code InputTransformer}. */
  private static Sent input(ObjectNode target) {
    Node transformer = target.get("InputTransformer");
    Node template =
        transformer == null || transformer.asObject() == null
            ? transformer
            : transformer.asObject().get("InputTemplate");
    return StartInputs.of(target.get("Input"), target.get("InputPath"), template);
  }

  private @Nullable Node value(@Nullable Node written) {
    return written == null ? null : evaluator.value(written);
  }

  private @Nullable ObjectNode object(@Nullable Node written) {
    Node value = value(written);
    return value == null ? null : value.asObject();
  }

  private void add(@Nullable Node arn, Kind kind, String id, Location place, Sent sent) {
    Text text = Nodes.text(arn);
    if (text != null) {
      add(text, kind, id, place, sent);
    }
  }

  private void add(Text arn, Kind kind, String id, Location place, Sent sent) {
    starts.add(new KnownStart(arn, evaluator.template().path(), kind, id, place, sent));
  }
}
