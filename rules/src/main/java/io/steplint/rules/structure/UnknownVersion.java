package io.steplint.rules.structure;

import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.source.ScalarNode;

/** A Version other than 1.0. */
public final class UnknownVersion implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "unknown-version",
              Category.STRUCTURE,
              "a version of the States Language that does not exist")
          .why("AWS knows version 1.0 only")
          .severity(Severity.WARNING)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    ScalarNode version = machine.definition().version();
    if (version != null && version.literal() != null && !"1.0".equals(version.literal())) {
      sink.at(version)
          .message("There is no version " + version.literal() + " of the States Language")
          .help("write \"1.0\", or leave Version out")
          .must();
    }
  }
}
