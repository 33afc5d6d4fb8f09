package io.steplint.asl;

import io.steplint.text.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a Task calls, read from its field {@code Resource}. */
public sealed interface TaskResource {

  /** The kinds of resource, to switch over. */
  enum Kind {
    LAMBDA_FUNCTION,
    ACTIVITY,
    OPTIMIZED_INTEGRATION,
    SDK_INTEGRATION,
    UNKNOWN
  }

  /** How a Task waits for what it called; the suffix of the resource. */
  enum Pattern {
    /** Goes on with the answer to the call. */
    REQUEST_RESPONSE(""),
    /** Waits until the job that the call started is done. */
    SYNC(".sync"),
    /** As {@link #SYNC}, with the output of a child execution as JSON. */
    SYNC_2(".sync:2"),
    /** Waits until somebody returns the task token. */
    WAIT_FOR_TASK_TOKEN(".waitForTaskToken");

    private final String suffix;

    Pattern(String suffix) {
      this.suffix = suffix;
    }

    /** How the resource ends; empty for a plain call. */
    public String suffix() {
      return suffix;
    }
  }

  Kind kind();

  /** The resource as it is written. */
  Text text();

  /** {@code arn:aws:lambda:…:function:…}: the function is called with the effective input. */
  record LambdaFunction(Text text) implements TaskResource {
    @Override
    public Kind kind() {
      return Kind.LAMBDA_FUNCTION;
    }
  }

  /** {@code arn:aws:states:…:activity:…}: a worker polls for the task. */
  record Activity(Text text) implements TaskResource {
    @Override
    public Kind kind() {
      return Kind.ACTIVITY;
    }
  }

  /**
   * {@code arn:aws:states:::service:api}.
   *
   * @param service for example {@code states}
   * @param api for example {@code startExecution}; holds the suffix where that is no known pattern
   */
  record OptimizedIntegration(
      Text text, Text partition, String service, String api, Pattern pattern)
      implements TaskResource {
    @Override
    public Kind kind() {
      return Kind.OPTIMIZED_INTEGRATION;
    }
  }

  /**
   * {@code arn:aws:states:::aws-sdk:service:operation}.
   *
   * @param service for example {@code dynamodb}
   * @param operation for example {@code putItem}
   */
  record SdkIntegration(
      Text text, Text partition, String service, String operation, Pattern pattern)
      implements TaskResource {
    @Override
    public Kind kind() {
      return Kind.SDK_INTEGRATION;
    }
  }

  /** A placeholder decides, or it is no resource that this reader knows. */
  record Unknown(Text text) implements TaskResource {
    @Override
    public Kind kind() {
      return Kind.UNKNOWN;
    }
  }

  /** How the call waits; null where that is not known. A function is called and answers. */
  default @Nullable Pattern pattern() {
    return switch (kind()) {
      case LAMBDA_FUNCTION, ACTIVITY -> Pattern.REQUEST_RESPONSE;
      case OPTIMIZED_INTEGRATION -> ((OptimizedIntegration) this).pattern();
      case SDK_INTEGRATION -> ((SdkIntegration) this).pattern();
      case UNKNOWN -> null;
    };
  }

  /** Whether this is the integration {@code arn:aws:states:::service:api}, in whatever pattern. */
  default boolean isOptimized(String service, String api) {
    return this instanceof OptimizedIntegration integration
        && integration.service().equals(service)
        && integration.api().equals(api);
  }

  /** Reads the value of a field {@code Resource}. */
  static TaskResource parse(Text text) {
    List<Text> pieces = text.split(':', 7);
    if (pieces.size() < 7 || !"arn".equals(pieces.get(0).literal())) {
      return new Unknown(text);
    }
    String service = pieces.get(2).literal();
    String type = pieces.get(5).literal();
    if ("lambda".equals(service) && "function".equals(type)) {
      return new LambdaFunction(text);
    }
    if (!"states".equals(service) || type == null) {
      return new Unknown(text);
    }
    boolean placeless = isEmpty(pieces.get(3)) && isEmpty(pieces.get(4));
    if (!placeless) {
      return type.equals("activity") ? new Activity(text) : new Unknown(text);
    }
    String rest = pieces.get(6).literal();
    return rest == null ? new Unknown(text) : integration(text, pieces.get(1), type, rest);
  }

  private static TaskResource integration(Text text, Text partition, String type, String rest) {
    String service = type;
    String call = rest;
    boolean sdk = type.equals("aws-sdk");
    if (sdk) {
      int colon = rest.indexOf(':');
      if (colon < 0) {
        return new Unknown(text);
      }
      service = rest.substring(0, colon);
      call = rest.substring(colon + 1);
    }
    Pattern pattern = Pattern.REQUEST_RESPONSE;
    for (Pattern candidate : Pattern.values()) {
      if (candidate != Pattern.REQUEST_RESPONSE && call.endsWith(candidate.suffix())) {
        pattern = candidate;
        call = call.substring(0, call.length() - candidate.suffix().length());
        break;
      }
    }
    return sdk
        ? new SdkIntegration(text, partition, service, call, pattern)
        : new OptimizedIntegration(text, partition, service, call, pattern);
  }

  private static boolean isEmpty(Text text) {
    return text.parts().isEmpty();
  }
}
