package io.steplint.rules.reliability;

import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.workspace.MachineType;
import io.steplint.workspace.StateMachine;

/** An EXPRESS workflow that keeps no history and writes no log. */
public final class ExpressWithoutLog implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "express-without-log",
              Category.RELIABILITY,
              "an Express workflow without logging, whose executions leave no trace")
          .severity(Severity.INFO)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    StateMachine express = machine.machine();
    if (express.type() == MachineType.EXPRESS
        && express.resource() != null
        && express.settings().logging().isNone()) {
      sink.at(express.location())
          .message("This EXPRESS workflow writes no log")
          .why("The service keeps no history of its executions: a failure leaves no trace")
          .help("add a logging configuration, at least with level ERROR")
          .must();
    }
  }
}
