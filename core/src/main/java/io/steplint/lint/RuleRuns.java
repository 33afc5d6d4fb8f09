package io.steplint.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs rules: those that look at one machine over each machine in turn, which is then let go of;
 * and those that look at everything after them. Several machines at a time where that is wanted.
 * What they find is collected by rule and machine, in the order of both, so that it does not depend
 * on how many ran at a time.
 */
final class RuleRuns {

  /** What one rule said, of everything or of one machine. */
  private record Said(List<Finding> findings, List<Report.Failure> failures) {
    Said() {
      this(new ArrayList<>(0), new ArrayList<>(0));
    }
  }

  private final Analysis analysis;
  private final List<MachineFacts> machines;
  private final List<Rule> rules;

  /** The indices of the rules that look at everything. */
  private final List<Integer> whole = new ArrayList<>();

  private final @Nullable Said[] ofAll;

  /** By machine, and for each by rule; null where a rule said nothing. */
  private final @Nullable Said[][] ofMachines;

  RuleRuns(Analysis analysis, List<Rule> rules) {
    this.analysis = analysis;
    this.machines = analysis.machines();
    this.rules = rules;
    this.ofAll = new Said[rules.size()];
    this.ofMachines = new Said[machines.size()][];
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i) instanceof WorkspaceRule) {
        whole.add(i);
      }
    }
  }

  /** Runs them all. */
  void run(EngineOptions options) {
    Shared shared = new Shared(options.progress());
    if (machines.size() > 0 && options.jobs() > 1) {
      // Before there is a second thread: two that initialise classes which need each other could
      // wait for each other for ever.
      step(shared.next.getAndIncrement(), shared);
    }
    List<Thread> helpers = new ArrayList<>();
    for (int i = 1; i < Math.min(options.jobs(), steps()); i++) {
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

  /** Takes one machine or rule after the other, until none is left or nothing works any more. */
  private void work(Shared shared) {
    int i = shared.next.getAndIncrement();
    while (i < steps() && shared.broken.get() == null) {
      step(i, shared);
      i = shared.next.getAndIncrement();
    }
  }

  private int steps() {
    return machines.size() + whole.size();
  }

  private void step(int i, Shared shared) {
    try {
      if (i < machines.size()) {
        ofMachines[i] = judge(machines.get(i));
      } else {
        int rule = whole.get(i - machines.size());
        ofAll[rule] = judge((WorkspaceRule) rules.get(rule));
      }
      shared.progress.judged(shared.done.incrementAndGet(), steps());
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

  /** What the rules say of one machine, which is then let go of. */
  private @Nullable Said[] judge(MachineFacts machine) {
    @Nullable Said[] said = new Said[rules.size()];
    machine.hold();
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i) instanceof MachineRule single) {
        Said one = new Said();
        RuleInfo info = single.info();
        try {
          single.check(machine, new Sink(info, analysis, machine.machine(), one.findings()));
        } catch (BrokenFactsException e) {
          // said once by the analysis, not by every rule that asks
        } catch (RuntimeException | StackOverflowError e) {
          // A rule that breaks down takes no other down with it.
          one.failures().add(failure(single, machine.machine().name(), e));
        }
        said[i] = one.findings().isEmpty() && one.failures().isEmpty() ? null : one;
      }
    }
    machine.release();
    return said;
  }

  /** What a rule says that looks at everything. */
  private Said judge(WorkspaceRule rule) {
    Said said = new Said();
    try {
      rule.check(analysis, new Sink(rule.info(), analysis, null, said.findings()));
    } catch (RuntimeException | StackOverflowError e) {
      said.failures().add(failure(rule, "", e));
    }
    return said;
  }

  private static Report.Failure failure(Rule rule, String subject, Throwable error) {
    return new Report.Failure("rule " + rule.info().id(), subject, error);
  }

  /** What they found, by rule. */
  List<Finding> findings() {
    return all(Said::findings);
  }

  /** What broke down: facts and rules. */
  List<Report.Failure> failures() {
    List<Report.Failure> failures = new ArrayList<>(analysis.failures());
    failures.addAll(all(Said::failures));
    return failures;
  }

  private <T> List<T> all(Function<Said, List<T>> what) {
    List<T> all = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      add(ofAll[i], what, all);
      for (@Nullable Said[] machine : ofMachines) {
        add(machine[i], what, all);
      }
    }
    return all;
  }

  private static <T> void add(@Nullable Said said, Function<Said, List<T>> what, List<T> all) {
    if (said != null) {
      all.addAll(what.apply(said));
    }
  }
}
