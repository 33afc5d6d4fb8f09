package io.steplint.rules.limits;

import io.steplint.asl.Expression;
import io.steplint.asl.PassState;
import io.steplint.asl.PathField;
import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.State;
import io.steplint.asl.StateGroup;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.query.path.Head;
import io.steplint.query.path.Path;
import io.steplint.query.path.Segment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A value that takes in itself each time a loop goes round. */
public final class GrowingPayload implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "growing-payload", Category.LIMITS, "a value that grows with every turn of a loop")
          .severity(Severity.INFO)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (State state : machine.definition().allStates()) {
      List<Expression> growing = new ArrayList<>();
      collect(state, growing);
      if (!growing.isEmpty() && isInLoop(state)) {
        for (Expression expression : growing) {
          sink.at(expression.node())
              .pointer(expression.pointer())
              .message(
                  "This value takes in what it was before, and grows with every turn of the loop")
              .why("With 256 KiB the execution fails with States.DataLimitExceeded")
              .help("keep what accumulates outside, in a bucket or a table, or bound the loop")
              .may();
        }
      }
    }
  }

  private static boolean isInLoop(State state) {
    StateGroup group = state.group();
    Set<State> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<State> open = new ArrayDeque<>(group.graph().successors(state));
    while (!open.isEmpty()) {
      State next = open.remove();
      if (next == state) {
        return true;
      }
      if (seen.add(next)) {
        open.addAll(group.graph().successors(next));
      }
    }
    return false;
  }

  /** The expressions whose value, put where it goes, holds what was there before. */
  private static void collect(State state, List<Expression> growing) {
    if (state.assign() instanceof PayloadTemplate.ObjectTemplate assigned) {
      for (PayloadTemplate.Member member : assigned.members()) {
        Growth growth = new Growth("$" + member.name(), List.of());
        collect(member.value(), growth, growing);
      }
    }
    if (state.isJsonata()) {
      if (state.output() != null) {
        collect(state.output(), new Growth("$states.input", List.of()), growing);
      }
    } else if (state instanceof PassState pass && pass.result() == null) {
      List<Segment> target = target(state.resultPath());
      if (target != null && state.inputPath().isAbsent() && state.outputPath().isAbsent()) {
        Growth growth = new Growth("$", target);
        if (state.parameters() != null) {
          collect(state.parameters(), growth, growing);
        } else if (!target.isEmpty() && state.resultPath().expression() != null) {
          growing.add(state.resultPath().expression()); // the input is put into itself
        }
      }
    }
  }

  private static void collect(PayloadTemplate template, Growth growth, List<Expression> growing) {
    switch (template.kind()) {
      case EXPRESSION -> {
        Expression expression = ((PayloadTemplate.Evaluated) template).expression();
        if (growth.isIn(expression)) {
          growing.add(expression);
        }
      }
      case OBJECT -> {
        for (PayloadTemplate.Member member :
            ((PayloadTemplate.ObjectTemplate) template).members()) {
          collect(member.value(), growth.below(member.name()), growing);
        }
      }
      case ARRAY, LITERAL, OPAQUE -> {}
    }
  }

  /** Where the result goes; null where it does not go into the data. */
  private static @Nullable List<Segment> target(PathField field) {
    if (field.isAbsent()) {
      return List.of();
    }
    Path path = field.expression() == null ? null : field.expression().path();
    return path == null || path.head().kind() != Head.Kind.INPUT ? null : path.segments();
  }
}
