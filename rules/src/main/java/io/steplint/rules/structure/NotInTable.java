package io.steplint.rules.structure;

import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.State;
import io.steplint.asl.TaskResource;
import io.steplint.asl.TaskState;
import io.steplint.integration.parameters.TaskApi;
import io.steplint.integration.services.Member;
import io.steplint.integration.services.SdkServices;
import io.steplint.integration.services.Service;
import io.steplint.integration.services.ServiceTable;
import io.steplint.integration.services.Shape;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.source.ScalarNode;
import java.util.List;

/** A service, operation or parameter that the tables do not have, and that resembles none. */
public final class NotInTable implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "not-in-table",
              Category.STRUCTURE,
              "a service, operation or parameter that Steplint's tables do not have")
          .why(
              "Services grow, so that this may well be right; Steplint knows nothing of it and"
                  + " judges neither its parameters nor its result")
          .help("compare the name with the documentation of the service")
          .severity(Severity.INFO)
          .severityIfMay(Severity.INFO)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (State state : machine.definition().allStates()) {
      if (state instanceof TaskState task && task.resourceNode() != null) {
        if (task.resource() instanceof TaskResource.SdkIntegration sdk) {
          resource(task.resourceNode(), sdk, sink);
        }
        parameters(task, sink);
      }
    }
  }

  private static void resource(ScalarNode node, TaskResource.SdkIntegration resource, Sink sink) {
    String service = resource.service();
    String name = service + ":" + resource.operation();
    if (Misspelling.of(resource) != null
        || SdkServices.isUnsupported(service, resource.operation())) {
      return; // unknown-resource speaks of it
    }
    if (!SdkServices.isSupported(service)) {
      sink.at(node)
          .message(
              "The developer guide of "
                  + SdkServices.origin().day()
                  + " does not list '"
                  + service
                  + "' among the services that Tasks can call")
          .may();
      return;
    }
    Service table = ServiceTable.service(service);
    if (table != null && table.operation(resource.operation()) == null) {
      sink.at(node).message("'" + name + "' " + Misspelling.notIn(table)).may();
    }
  }

  private static void parameters(TaskState task, Sink sink) {
    TaskApi api = TaskApi.of(task.resource());
    PayloadTemplate sent = task.isJsonata() ? task.arguments() : task.parameters();
    if (api != null && sent instanceof PayloadTemplate.ObjectTemplate object) {
      object(api, api.parameters(), object, sink);
    }
  }

  private static void object(
      TaskApi api, List<Member> known, PayloadTemplate.ObjectTemplate sent, Sink sink) {
    List<String> names = known.stream().map(Member::name).toList();
    for (PayloadTemplate.Member member : sent.members()) {
      Member parameter = TaskApi.find(known, member.name());
      if (parameter != null) {
        if (!api.takesAnything(member.name())) {
          value(api, parameter.shape(), member.value(), sink);
        }
      } else if (member.key().literal() != null
          && !api.lacks(member.name())
          && Misspelling.among(member.name(), names, "") == null) {
        sink.at(member.key())
            .message("The parameter '" + member.name() + "' is not in the table of " + api.day())
            .subject(member.name())
            .may();
      }
    }
  }

  private static void value(TaskApi api, Shape shape, PayloadTemplate value, Sink sink) {
    Shape element = shape.element();
    if (shape.structure() != null && value instanceof PayloadTemplate.ObjectTemplate object) {
      object(api, api.members(shape), object, sink);
    } else if (element != null && value instanceof PayloadTemplate.ArrayTemplate array) {
      array.items().forEach(item -> value(api, element, item, sink));
    } else if (element != null && value instanceof PayloadTemplate.ObjectTemplate object) {
      object.members().forEach(member -> value(api, element, member.value(), sink));
    }
  }
}
