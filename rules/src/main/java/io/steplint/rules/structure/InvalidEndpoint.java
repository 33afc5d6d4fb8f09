package io.steplint.rules.structure;

import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.State;
import io.steplint.asl.TaskState;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.source.ScalarNode;

/** An HTTP Task whose endpoint is no URL. */
public final class InvalidEndpoint implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "invalid-endpoint", Category.STRUCTURE, "an endpoint of an HTTP Task that is no URL")
          .why("The call fails: The value for the 'ApiEndpoint' field is not valid")
          .help("write the whole address, with https://")
          .severity(Severity.ERROR)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (State state : machine.definition().allStates()) {
      if (state instanceof TaskState task && task.resource().isOptimized("http", "invoke")) {
        PayloadTemplate sent = task.isJsonata() ? task.arguments() : task.parameters();
        PayloadTemplate endpoint = sent == null ? null : sent.member("ApiEndpoint");
        ScalarNode scalar = endpoint == null ? null : endpoint.scalar();
        String text = scalar != null && scalar.isString() ? scalar.literal() : null;
        if (scalar != null && text != null && !isUrl(text)) {
          sink.at(scalar).message("'" + text + "' is no URL").must();
        }
      }
    }
  }

  private static boolean isUrl(String text) {
    return text.matches("(?i)https?://[^/\\s]+.*");
  }
}
