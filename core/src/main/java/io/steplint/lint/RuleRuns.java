package io.steplint.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs rules, several at a time where that is wanted. What they find is collected by rule, in the
 * order of the rules, so that it does not depend on how many ran at a time.
 */
final class RuleRuns {

  /** What one rule said. */
  private static final class Run {
    final Rule rule;
    final List<Finding> findings = new ArrayList<>();
    final List<Report.Failure> failures = new ArrayList<>();

    Run(Rule rule) {
      this.rule = rule;
    }
  }

  private final Analysis analysis;
  private final List<Run> runs = new ArrayList<>();

  RuleRuns(Analysis analysis, List<Rule> rules) {
    this.analysis = analysis;
    for (Rule rule : rules) {
      runs.add(new Run(rule));
    }
  }

  /** Runs them all. */
  void run(EngineOptions execution) {
    Shared shared = new Shared(execution.progress());
    if (execution.jobs() > 1) {
      prepare();
    }
    List<Thread> helpers = new ArrayList<>();
    for (int i = 1; i < Math.min(execution.jobs(), runs.size()); i++) {
      Thread helper = new Thread(() -> work(shared), "steplint-" + i);
      helper.setDaemon(true);
      helper.start();
      helpers.add(helper);
    }
    work(shared);
    for (Thread helper : helpers) {
      join(helper);
    }
    Error broken = shared.broken.get();
    if (broken != null) {
      throw broken;
    }
  }

  /**
   * Computes the facts that nearly all rules read before there is a second thread: two threads that
   * initialise classes which need each other could wait for each other for ever.
   */
  private void prepare() {
    try {
      analysis.flow();
      analysis.access();
    } catch (RuntimeException | StackOverflowError ignored) {
      // Every rule that asks for the facts meets it again, and says so under its own name.
    }
  }

  /** What the threads of a run share. */
  private static final class Shared {
    final AtomicInteger next = new AtomicInteger();
    final AtomicInteger done = new AtomicInteger();
    final AtomicReference<@Nullable Error> broken = new AtomicReference<>();
    final EngineOptions.Progress progress;

    Shared(EngineOptions.Progress progress) {
      this.progress = progress;
    }
  }

  /** Takes one rule after the other, until none is left or nothing works any more. */
  private void work(Shared shared) {
    try {
      int i = shared.next.getAndIncrement();
      while (i < runs.size() && shared.broken.get() == null) {
        run(runs.get(i));
        shared.progress.rules(shared.done.incrementAndGet(), runs.size());
        i = shared.next.getAndIncrement();
      }
    } catch (Error e) {
      shared.broken.compareAndSet(null, e);
    }
  }

  private static void join(Thread helper) {
    try {
      helper.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while rules ran", e);
    }
  }

  /** A rule that breaks down takes no other down with it. */
  private void run(Run run) {
    Rule rule = run.rule;
    if (rule instanceof WorkspaceRule whole) {
      try {
        whole.check(analysis, new Sink(rule.info(), analysis, null, run.findings));
      } catch (RuntimeException | StackOverflowError e) {
        run.failures.add(new Report.Failure(rule.info().id(), "", e));
      }
    }
    if (rule instanceof MachineRule single) {
      for (MachineFacts machine : analysis.machines()) {
        try {
          single.check(machine, new Sink(rule.info(), analysis, machine.machine(), run.findings));
        } catch (RuntimeException | StackOverflowError e) {
          run.failures.add(new Report.Failure(rule.info().id(), machine.machine().name(), e));
        }
      }
    }
  }

  /** What they found, by rule. */
  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    for (Run run : runs) {
      findings.addAll(run.findings);
    }
    return findings;
  }

  /** The rules that broke down. */
  List<Report.Failure> failures() {
    List<Report.Failure> failures = new ArrayList<>();
    for (Run run : runs) {
      failures.addAll(run.failures);
    }
    return failures;
  }
}
