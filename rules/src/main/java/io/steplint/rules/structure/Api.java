package io.steplint.rules.structure;

import io.steplint.asl.TaskResource;
import io.steplint.integration.services.Member;
import io.steplint.integration.services.Operation;
import io.steplint.integration.services.Service;
import io.steplint.integration.services.ServiceTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parameters of what a Task calls, as far as they are known. */
final class Api {

  /** Optimized integrations that pass their parameters on to the API of a service. */
  private static final Map<String, String> SAME_AS_SDK =
      Map.of(
          "lambda", "lambda",
          "sns", "sns",
          "sqs", "sqs",
          "dynamodb", "dynamodb",
          "states", "sfn",
          "events", "eventbridge",
          "athena", "athena",
          "codebuild", "codebuild");

  /** What optimized integrations require whose parameters are their own. */
  private static final Map<String, List<String>> OWN =
      Map.of(
          "http:invoke", List.of("ApiEndpoint", "Method"),
          "apigateway:invoke", List.of("ApiEndpoint", "Method"),
          "ecs:runTask", List.of("TaskDefinition"),
          "batch:submitJob", List.of("JobName", "JobQueue", "JobDefinition"),
          "glue:startJobRun", List.of("JobName"));

  /** Parameters of optimized integrations that take any JSON where the API takes a text. */
  private static final Set<String> ANYTHING =
      Set.of("Payload", "Message", "MessageBody", "Input", "Detail", "ClientContext");

  private final List<Member> parameters;
  private final List<String> required;
  private final boolean optimized;
  private final boolean open;

  private Api(List<Member> parameters, List<String> required, boolean optimized, boolean open) {
    this.parameters = parameters;
    this.required = required;
    this.optimized = optimized;
    this.open = open;
  }

  /** The API behind a resource, or null where nothing is known of its parameters. */
  static @Nullable Api of(TaskResource resource) {
    if (resource instanceof TaskResource.SdkIntegration sdk) {
      return of(sdk.service(), sdk.operation(), false);
    }
    if (resource instanceof TaskResource.OptimizedIntegration integration) {
      List<String> own = OWN.get(integration.service() + ":" + integration.api());
      if (own != null) {
        return new Api(List.of(), own, true, true);
      }
      String service = SAME_AS_SDK.get(integration.service());
      return service == null ? null : of(service, integration.api(), true);
    }
    return null;
  }

  private static @Nullable Api of(String name, String operation, boolean optimized) {
    Service service = ServiceTable.service(name);
    Operation found = service == null ? null : service.operation(operation);
    if (found == null) {
      return null;
    }
    List<String> required = new ArrayList<>();
    for (Member member : found.parameters()) {
      if (member.required()) {
        required.add(member.name());
      }
    }
    return new Api(found.parameters(), required, optimized, false);
  }

  /** The parameter of that name, or null. */
  @Nullable Member parameter(String name) {
    Member otherwise = null;
    for (Member member : parameters) {
      if (member.name().equals(name)) {
        return member;
      }
      if (isSdkName(name, member.name())) {
        otherwise = member;
      }
    }
    return otherwise;
  }

  /**
   * Whether a name is the one that the SDK for Java gives a parameter: it writes {@code Acl} and
   * {@code DbClusterIdentifier} where the API has {@code ACL} and {@code DBClusterIdentifier}.
   */
  private static boolean isSdkName(String name, String api) {
    if (!name.equalsIgnoreCase(api) || name.isEmpty() || !isCapital(name.charAt(0))) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      boolean inRun = i > 0 && isCapital(api.charAt(i - 1));
      if (name.charAt(i) != api.charAt(i) && !(inRun && isCapital(api.charAt(i)))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isCapital(char c) {
    return c >= 'A' && c <= 'Z';
  }

  List<String> required() {
    return required;
  }

  List<String> names() {
    List<String> names = new ArrayList<>(parameters.size());
    for (Member member : parameters) {
      names.add(member.name());
    }
    return names;
  }

  /** Whether there are parameters that are not listed. */
  boolean isOpen() {
    return open;
  }

  /** Whether any JSON can be sent under that name. */
  boolean takesAnything(String name) {
    return optimized && ANYTHING.contains(name);
  }
}
