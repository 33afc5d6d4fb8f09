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

/** Credentials with a role that is no ARN of a role. */
public final class InvalidRoleArn implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "invalid-role-arn",
              Category.STRUCTURE,
              "a RoleArn in Credentials that is not the ARN of a role")
          .why("AWS refuses the definition")
          .severity(Severity.ERROR)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (State state : machine.definition().allStates()) {
      PayloadTemplate credentials = state instanceof TaskState task ? task.credentials() : null;
      PayloadTemplate role = credentials == null ? null : credentials.member("RoleArn");
      ScalarNode arn = role == null ? null : role.scalar();
      String text = arn == null ? null : arn.literal();
      if (arn != null && text != null && !isRole(text)) {
        sink.at(arn)
            .message("This is not the ARN of a role")
            .help("write it as arn:aws:iam::123456789012:role/NAME")
            .must();
      }
    }
  }

  private static boolean isRole(String text) {
    String[] parts = text.split(":", 6);
    return parts.length == 6
        && parts[0].equals("arn")
        && parts[2].equals("iam")
        && parts[3].isEmpty()
        && parts[5].startsWith("role/")
        && parts[5].length() > "role/".length();
  }
}
