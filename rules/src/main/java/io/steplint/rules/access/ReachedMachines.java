package io.steplint.rules.access;

import io.steplint.access.Excess;
import io.steplint.access.MachineAccess;
import io.steplint.iam.language.Answer;
import io.steplint.iam.language.Containment;
import io.steplint.lint.Analysis;
import io.steplint.source.ScalarNode;
import io.steplint.workspace.StateMachine;
import java.util.ArrayList;
import java.util.List;

/** State machines that a grant of StartExecution reaches and that nobody starts. */
final class ReachedMachines {

  private static final int MAX = 3;

  private ReachedMachines() {}

  static List<StateMachine> of(Analysis analysis, MachineAccess access, List<Excess> found) {
    List<StateMachine> reached = new ArrayList<>();
    for (Excess excess : found) {
      ScalarNode node = excess.node();
      if (node == null
          || excess.kind() != Excess.Kind.RESOURCES
          || !excess.action().equalsIgnoreCase("states:StartExecution")) {
        continue;
      }
      for (StateMachine machine : analysis.workspace().stateMachines()) {
        boolean isReached =
            !machine.arn().parts().isEmpty()
                && Containment.check(machine.arn(), List.of(node.text()), List.of()).answer()
                    == Answer.YES;
        boolean isNeeded =
            access.needs().stream()
                .anyMatch(result -> result.need().resource().equals(machine.arn()));
        if (isReached && !isNeeded && reached.size() < MAX && !reached.contains(machine)) {
          reached.add(machine);
        }
      }
    }
    return reached;
  }
}
