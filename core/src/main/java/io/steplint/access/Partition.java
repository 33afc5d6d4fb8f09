package io.steplint.access;

import io.steplint.asl.Definition;
import io.steplint.asl.State;
import io.steplint.asl.TaskState;
import io.steplint.iam.Statement;
import io.steplint.source.ScalarNode;
import io.steplint.text.Text;
import io.steplint.workspace.Policy;
import io.steplint.workspace.Role;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The partition that a state machine can only run in. */
final class Partition {

  private Partition() {}

  /**
   * The partition in the resources of the Tasks, which are refused in any other; where they leave
   * it open, the one in the statements of the role, which mean nothing in any other. Null where
   * neither writes one out, or several.
   */
  static @Nullable String of(@Nullable Definition definition, Role role) {
    List<Text> tasks = new ArrayList<>();
    for (State state : definition == null ? List.<State>of() : definition.allStates()) {
      if (state instanceof TaskState task) {
        tasks.add(task.resource().text());
      }
    }
    List<String> written = literals(tasks);
    if (written.isEmpty()) {
      List<Text> resources = new ArrayList<>();
      for (Policy policy : role.policies()) {
        for (Statement statement : policy.document().statements()) {
          for (ScalarNode resource : statement.resources()) {
            resources.add(resource.text());
          }
        }
      }
      written = literals(resources);
    }
    return written.size() == 1 ? written.get(0) : null;
  }

  private static List<String> literals(List<Text> arns) {
    List<String> literals = new ArrayList<>();
    for (Text arn : arns) {
      List<Text> pieces = arn.split(':', 3);
      String partition = pieces.size() < 3 ? null : pieces.get(1).literal();
      if (partition != null && partition.startsWith("aws") && !literals.contains(partition)) {
        literals.add(partition);
      }
    }
    return literals;
  }
}
