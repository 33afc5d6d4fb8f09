package io.steplint.integration.results;

import io.steplint.asl.TaskResource;
import io.steplint.asl.TaskResource.OptimizedIntegration;
import io.steplint.asl.TaskResource.Pattern;
import io.steplint.asl.TaskResource.SdkIntegration;
import io.steplint.type.Kind;
import io.steplint.type.ObjectShape;
import io.steplint.type.Type;
import io.steplint.type.Types;
import org.jspecify.annotations.Nullable;

/**
 * What a Task returns when it succeeds, and what the Cause of its failure holds, by its resource.
 *
 * <p>Sources: executions recorded on AWS, the API references of the services, the AWS Step
 * Functions developer guide; each row of the table names its own. What no source tells is unknown.
 */
public final class TaskResults {

  /**
   * What a Task that starts or describes an execution knows of its child.
   *
   * @param input what the child receives
   * @param output what the child returns; never where it cannot succeed
   * @param executionArn the ARN of the execution
   * @param machineArn the ARN of the state machine
   * @param name the name of the execution
   */
  public record Child(Type input, Type output, Type executionArn, Type machineArn, Type name) {

    /** A child of which nothing is known. */
    public static final Child UNKNOWN =
        new Child(Type.unknown(), Type.unknown(), Type.string(), Type.string(), Type.string());
  }

  private TaskResults() {}

  /**
   * The result of a Task that succeeds.
   *
   * @param arguments what the Task passes to its resource
   * @param child what is known of the child if the Task starts or describes an execution
   */
  public static Type success(TaskResource resource, Type arguments, Child child) {
    if (resource.pattern() == Pattern.WAIT_FOR_TASK_TOKEN) {
      return Type.unknown(); // whatever SendTaskSuccess is given
    }
    String key = key(resource);
    if (key == null) {
      return Type.unknown();
    }
    if (resource.isOptimized("lambda", "invoke") && !isSynchronous(arguments)) {
      key += " asynchronous";
    }
    Type shape = ResultShapes.table().shape(key, hole -> fill(hole, child));
    if (shape != null) {
      return shape;
    }
    return resource instanceof SdkIntegration sdk ? SdkResults.of(sdk) : Type.unknown();
  }

  /**
   * Whether the table tells which fields of the result are there; elsewhere it is only known which
   * fields there can be, and one that is read may be taken to be there.
   */
  public static boolean tellsPresence(TaskResource resource) {
    String key = key(resource);
    return key != null && ResultShapes.table().has(key);
  }

  /**
   * Whether a field is missing from the result of a successful call in everyday cases: the item
   * that there is not, the key of a next page after the last one.
   */
  public static boolean isOftenMissing(TaskResource resource, String field) {
    String key = key(resource);
    return key != null && ResultShapes.table().isOftenMissing(key, field);
  }

  /**
   * Whether a Task succeeds whatever became of the execution that it asks about, so that its result
   * has other fields where that one failed.
   */
  public static boolean hasOutcomes(TaskResource resource) {
    return resource instanceof SdkIntegration sdk
        && sdk.service().equals("sfn")
        && (sdk.operation().equals("startSyncExecution")
            || sdk.operation().equals("describeExecution"));
  }

  /**
   * The error that a failing Task hands to its Catchers: {@code Error} and {@code Cause}, which are
   * texts; null where whoever reports the failure of a callback gives none. The Cause may be JSON
   * text (of an exception in a Lambda function, of a child execution that failed), but the same
   * Task can also fail with a sentence.
   *
   * @param calledBack whether the Task can hand its token on, so that others can fail it
   */
  public static Type error(TaskResource resource, boolean calledBack) {
    Pattern pattern = resource.pattern();
    boolean callback =
        pattern == null
            || pattern == Pattern.WAIT_FOR_TASK_TOKEN
            || resource.kind() == TaskResource.Kind.ACTIVITY
            // a child can report the failure of a Task that waits for it with the token it was
            // given; by itself it fails the Task with its description as JSON text
            || (calledBack && resource.isOptimized("states", "startExecution"));
    Type text = callback ? Type.string().join(Type.nullValue()) : Type.string();
    return Types.object().required("Error", text).required("Cause", text).closed();
  }

  /** The key of a resource in the table: {@code states:startExecution.sync:2}; null for none. */
  static @Nullable String key(TaskResource resource) {
    if (resource instanceof OptimizedIntegration integration) {
      return integration.service() + ":" + integration.api() + integration.pattern().suffix();
    }
    if (resource instanceof SdkIntegration sdk) {
      return "aws-sdk:" + sdk.service() + ":" + sdk.operation() + sdk.pattern().suffix();
    }
    return null;
  }

  private static boolean isSynchronous(Type arguments) {
    for (ObjectShape shape : arguments.objects()) {
      if (!shape.field("InvocationType").isAbsent()) {
        Type type = shape.field("InvocationType").type();
        if (!(shape.field("InvocationType").isRequired()
            && "RequestResponse".equals(type.literalValue()))) {
          return false;
        }
      }
    }
    return arguments.mayBe(Kind.OBJECT);
  }

  private static Type fill(String hole, Child child) {
    return switch (hole) {
      case "IN" -> child.input();
      case "OUT" -> child.output();
      case "EXECUTION" -> child.executionArn();
      case "MACHINE" -> child.machineArn();
      case "NAME" -> child.name();
      default -> throw new IllegalArgumentException("no hole is named " + hole);
    };
  }
}
