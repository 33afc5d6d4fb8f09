package io.steplint.template.terraform;

import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ObjectNode.Member;
import io.steplint.template.draft.Nodes;
import io.steplint.template.draft.StartInputs;
import io.steplint.template.terraform.TerraformBlocks.Inner;
import io.steplint.template.terraform.TerraformInstances.Instance;
import io.steplint.template.terraform.TerraformModule.Declared;
import io.steplint.text.Text;
import io.steplint.workspace.KnownStart;
import io.steplint.workspace.KnownStart.Kind;
import io.steplint.workspace.KnownStart.Sent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the rules, schedules, pipes and methods of a project that start state machines. */
final class TerraformStarts {

  private final TerraformEvaluator evaluator;
  private final String root;
  private final List<KnownStart> starts = new ArrayList<>();

  /**
   * @param root the folder of the root module
   */
  TerraformStarts(TerraformEvaluator evaluator, String root) {
    this.evaluator = evaluator;
    this.root = root;
  }

  /**
   * All starts of the modules.
   *
   * @param scopes the modules as they are called
   */
  List<KnownStart> read(List<TerraformScope> scopes) {
    for (TerraformScope scope : scopes) {
      for (Kind kind : Kind.values()) {
        for (String type : types(kind)) {
          for (Declared declared : scope.module().resourcesOf(type)) {
            evaluator.instances().of(declared, scope).all().forEach(one -> read(kind, one));
          }
        }
      }
    }
    return starts;
  }

  private static List<String> types(Kind kind) {
    return switch (kind) {
      case RULE -> List.of("aws_cloudwatch_event_target");
      case SCHEDULE -> List.of("aws_scheduler_schedule");
      case PIPE -> List.of("aws_pipes_pipe");
      case API -> List.of("aws_api_gateway_integration", "aws_apigatewayv2_integration");
    };
  }

  private void read(Kind kind, Instance instance) {
    switch (kind) {
      case RULE ->
          add(
              value(instance, "arn"),
              kind,
              instance,
              StartInputs.of(
                  value(instance, "input"),
                  value(instance, "input_path"),
                  inside(instance, "input_transformer", "input_template")));
      case SCHEDULE ->
          add(
              inside(instance, "target", "arn"),
              kind,
              instance,
              StartInputs.of(inside(instance, "target", "input"), null, null));
      case PIPE ->
          add(
              value(instance, "target"),
              kind,
              instance,
              StartInputs.of(null, null, inside(instance, "target_parameters", "input_template")));
      case API -> method(instance);
    }
  }

  private void method(Instance instance) {
    ObjectNode parameters = object(value(instance, "request_parameters"));
    String subtype = Nodes.literal(value(instance, "integration_subtype"));
    if (parameters != null && subtype != null && subtype.startsWith("StepFunctions-Start")) {
      add(
          parameters.get("StateMachineArn"),
          Kind.API,
          instance,
          StartInputs.of(null, null, parameters.get("Input")));
      return;
    }
    Text uri = Nodes.text(value(instance, "uri"));
    ObjectNode templates = object(value(instance, "request_templates"));
    if (uri == null
        || templates == null
        || !(uri.endsWith(":states:action/StartExecution")
            || uri.endsWith(":states:action/StartSyncExecution"))) {
      return;
    }
    for (Member template : templates.members()) {
      StartInputs.Request request = StartInputs.request(template.value());
      if (request == null && template.value().asObject() != null) {
        // jsonencode: the values stand for themselves.
        ObjectNode body = template.value().asObject();
        add(
            body.get("stateMachineArn"),
            Kind.API,
            instance,
            StartInputs.of(null, null, body.get("input")));
        return;
      }
      if (request != null) {
        add(request.machine(), Kind.API, instance, request.sent());
        return;
      }
    }
  }

  private @Nullable Node value(Instance instance, String argument) {
    return instance.value(argument, evaluator);
  }

  /** The value of an argument in the first block of a type. */
  private @Nullable Node inside(Instance instance, String block, String argument) {
    TerraformBlocks blocks = new TerraformBlocks(evaluator, instance.declared().file());
    for (Inner inner : blocks.of(instance.declared().block().body(), block, instance.scope())) {
      return inner.value(argument, evaluator);
    }
    return null;
  }

  private static @Nullable ObjectNode object(@Nullable Node node) {
    return node == null ? null : node.asObject();
  }

  private void add(@Nullable Node arn, Kind kind, Instance instance, Sent sent) {
    Text text = Nodes.text(arn);
    if (text != null) {
      add(text, kind, instance, sent);
    }
  }

  private void add(Text arn, Kind kind, Instance instance, Sent sent) {
    starts.add(
        new KnownStart(
            arn,
            root,
            kind,
            instance.address(),
            TerraformRoles.location(instance.declared()),
            sent));
  }
}
