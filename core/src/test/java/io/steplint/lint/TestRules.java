package io.steplint.lint;

import io.steplint.asl.State;
import java.util.List;

/** Rules for tests, which speak at every state of a type. */
final class TestRules {

  static final Rule PASS = rule("pass-found", "Pass", Severity.WARNING);
  static final Rule FAIL = rule("fail-found", "Fail", Severity.ERROR, "state-found");
  static final Rule STATE = rule("state-found", "", Severity.INFO);
  static final Rule AUDIT = new SuppressionAudit() {};

  static final Rule BROKEN =
      new MachineRule() {
        @Override
        public RuleInfo info() {
          return RuleInfo.of("broken-rule", Category.STYLE, "breaks down").build();
        }

        @Override
        public void check(MachineFacts machine, Sink sink) {
          throw new IllegalStateException("no way");
        }
      };

  private TestRules() {}

  static List<Rule> all() {
    return List.of(FAIL, PASS, STATE, AUDIT);
  }

  private static Rule rule(String id, String type, Severity severity, String... before) {
    RuleInfo info =
        RuleInfo.of(id, Category.STRUCTURE, "finds " + type)
            .severity(severity)
            .speaksBefore(before)
            .build();
    return new MachineRule() {
      @Override
      public RuleInfo info() {
        return info;
      }

      @Override
      public void check(MachineFacts machine, Sink sink) {
        for (State state : machine.definition().allStates()) {
          if (state.type().keyword().startsWith(type)) {
            sink.at(state).message(state.name() + " is here").must();
          }
        }
      }
    };
  }
}
