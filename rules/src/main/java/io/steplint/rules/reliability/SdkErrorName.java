package io.steplint.rules.reliability;

import io.steplint.asl.State;
import io.steplint.asl.TaskResource;
import io.steplint.asl.TaskState;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.rules.ErrorEntries;
import io.steplint.source.ScalarNode;

/** An error of an SDK integration under the name of another integration. */
public final class SdkErrorName implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "sdk-error-name",
              Category.RELIABILITY,
              "an SDK integration error without the word Exception")
          .why("The entry never takes effect, and what was meant stays unhandled")
          .severity(Severity.INFO)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static final String SUFFIX = "Exception";

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (State state : machine.definition().allStates()) {
      if (!(state instanceof TaskState task)
          || task.resource().kind() != TaskResource.Kind.SDK_INTEGRATION) {
        continue;
      }
      for (ErrorEntries.Entry entry : ErrorEntries.of(task)) {
        for (ScalarNode error : entry.errors()) {
          String name = error.literal();
          if (name != null && isOfService(name) && !name.endsWith(SUFFIX)) {
            sink.at(error)
                .message("Errors of AWS SDK integrations end with Exception: this takes none")
                .help("write '" + name + SUFFIX + "'")
                .may();
          }
        }
      }
    }
  }

  private static boolean isOfService(String name) {
    int dot = name.indexOf('.');
    return dot > 0 && dot < name.length() - 1 && !name.startsWith("States.");
  }
}
