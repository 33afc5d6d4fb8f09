package io.steplint.rules.reliability;

import io.steplint.asl.Retrier;
import io.steplint.asl.State;
import io.steplint.asl.TaskResource;
import io.steplint.asl.TaskState;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.source.ScalarNode;
import java.util.List;

/** A call of a function that does not retry what Lambda itself may fail with for a moment. */
public final class LambdaWithoutRetry implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "lambda-without-retry",
              Category.RELIABILITY,
              "a Lambda call without a retry for when Lambda is busy")
          .why("One moment without capacity ends the execution")
          .severity(Severity.INFO)
          .disabledByDefault()
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static final List<String> ENOUGH =
      List.of("States.ALL", "States.TaskFailed", "Lambda.ServiceException");

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (State state : machine.definition().allStates()) {
      if (state instanceof TaskState task && callsFunction(task.resource()) && !retries(task)) {
        sink.at(task)
            .message("This call does not retry the errors that Lambda raises for a moment")
            .help(
                "add a Retrier for Lambda.ServiceException, Lambda.AWSLambdaException,"
                    + " Lambda.SdkClientException and Lambda.TooManyRequestsException")
            .may();
      }
    }
  }

  private static boolean callsFunction(TaskResource resource) {
    return resource.kind() == TaskResource.Kind.LAMBDA_FUNCTION
        || resource.isOptimized("lambda", "invoke");
  }

  private static boolean retries(TaskState task) {
    for (Retrier retrier : task.retriers()) {
      for (ScalarNode error : retrier.errors()) {
        String name = error.literal();
        if (name == null || ENOUGH.contains(name)) {
          return true;
        }
      }
    }
    return false;
  }
}
