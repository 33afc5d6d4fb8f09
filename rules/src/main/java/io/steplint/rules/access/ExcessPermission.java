package io.steplint.rules.access;

import io.steplint.access.Excess;
import io.steplint.access.MachineAccess;
import io.steplint.iam.Statement;
import io.steplint.iam.language.Answer;
import io.steplint.iam.language.Containment;
import io.steplint.lint.Analysis;
import io.steplint.lint.Category;
import io.steplint.lint.FindingBuilder;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.lint.WorkspaceRule;
import io.steplint.source.ScalarNode;
import io.steplint.workspace.Policy;
import io.steplint.workspace.Role;
import io.steplint.workspace.StateMachine;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A statement that allows more than any Task needs. */
public final class ExcessPermission implements WorkspaceRule {

  private static final int MAX_SIBLINGS = 3;

  /** How many actions a message names. */
  private static final int MAX_NAMED = 5;

  private static final RuleInfo INFO =
      RuleInfo.of(
              "excess-permission",
              Category.ACCESS,
              "a statement that allows more than the Tasks need")
          .severity(Severity.WARNING)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Analysis analysis, Sink sink) {
    for (MachineAccess access : PlacedStatement.ofRoles(analysis)) {
      Role role = Objects.requireNonNull(access.role());
      Map<Statement, List<Excess>> byStatement = new IdentityHashMap<>();
      List<Statement> order = new ArrayList<>();
      for (Excess excess : access.excess()) {
        if (!byStatement.containsKey(excess.statement())) {
          order.add(excess.statement());
        }
        byStatement.computeIfAbsent(excess.statement(), statement -> new ArrayList<>()).add(excess);
      }
      for (Statement statement : order) {
        report(analysis, sink, access, role, Objects.requireNonNull(byStatement.get(statement)));
      }
    }
  }

  private static void report(
      Analysis analysis, Sink sink, MachineAccess access, Role role, List<Excess> found) {
    Excess first = found.get(0);
    FindingBuilder finding =
        first.policy().kind() == Policy.Kind.WRITTEN
            ? sink.at(first.statement().node())
            : sink.at(first.policy().location());
    finding
        .machine(access.machine())
        .message(message(first.policy(), found))
        .why(
            "Whoever gets hold of the role, or of the definition, can do it too: "
                + first.action()
                + " on "
                + first.resource())
        .help("name the actions and the resources that the Tasks need; steplint policy prints them")
        .witness(first.witness())
        .subject(first.statement().index() + " " + first.policy().name())
        .related(role.location(), "the role " + role.name());
    for (StateMachine sibling : siblings(analysis, access, found)) {
      finding.related(sibling.location(), "it reaches this state machine as well");
    }
    if (Trusts.isUsedByOthers(role)) {
      // What else uses the role may need it.
      finding.may();
    } else {
      finding.report();
    }
  }

  private static String message(Policy policy, List<Excess> found) {
    Set<String> all = new LinkedHashSet<>();
    for (Excess excess : found) {
      all.add(excess.action());
    }
    if (policy.kind() != Policy.Kind.WRITTEN && all.size() > 1) {
      return policy.name() + " allows more than the Tasks need: " + several(all);
    }
    List<String> sentences = new ArrayList<>();
    for (Excess.Kind kind : Excess.Kind.values()) {
      Set<String> actions = new LinkedHashSet<>();
      for (Excess excess : found) {
        if (excess.kind() == kind) {
          actions.add(excess.action());
        }
      }
      if (!actions.isEmpty()) {
        String named = several(actions);
        String verb = actions.size() == 1 ? " is" : " are";
        sentences.add(
            switch (kind) {
              case ACTION -> "no Task needs " + named;
              case ACTIONS -> named + " allows actions that no Task needs";
              case RESOURCES -> named + verb + " allowed on more resources than the Tasks need";
            });
      }
    }
    String text = String.join("; ", sentences);
    return text.startsWith("no Task") ? "N" + text.substring(1) : text;
  }

  /** Some actions by name, the others by their number. */
  private static String several(Set<String> actions) {
    List<String> names = List.copyOf(actions);
    return names.size() <= MAX_NAMED
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, MAX_NAMED))
            + " and "
            + (names.size() - MAX_NAMED)
            + " more actions";
  }

  /** Machines that a grant of StartExecution reaches and that nobody starts. */
  private static List<StateMachine> siblings(
      Analysis analysis, MachineAccess access, List<Excess> found) {
    List<StateMachine> siblings = new ArrayList<>();
    for (Excess excess : found) {
      ScalarNode node = excess.node();
      if (node == null
          || excess.kind() != Excess.Kind.RESOURCES
          || !excess.action().equalsIgnoreCase("states:StartExecution")) {
        continue;
      }
      for (StateMachine machine : analysis.workspace().stateMachines()) {
        boolean reached =
            !machine.arn().parts().isEmpty()
                && Containment.check(machine.arn(), List.of(node.text()), List.of()).answer()
                    == Answer.YES;
        boolean needed =
            access.needs().stream()
                .anyMatch(result -> result.need().resource().equals(machine.arn()));
        if (reached && !needed && siblings.size() < MAX_SIBLINGS && !siblings.contains(machine)) {
          siblings.add(machine);
        }
      }
    }
    return siblings;
  }
}
