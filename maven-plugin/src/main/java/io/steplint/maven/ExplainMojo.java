package io.steplint.maven;

import io.steplint.lint.Rule;
import io.steplint.rules.gate.RuleNames;
import io.steplint.rules.gate.UnusableException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Prints the page of a rule, or the list of all rules where none is named. */
@Mojo(name = "explain", requiresProject = false, threadSafe = true)
public final class ExplainMojo extends AbstractSteplintMojo {

  /** The id of the rule. */
  @Parameter(property = "steplint.rule")
  private @Nullable String rule;

  @Override
  void run() throws UnusableException {
    if (rule != null) {
      RuleNames.find(rule).page().lines().forEach(getLog()::info);
      return;
    }
    for (String id : RuleNames.ids()) {
      Rule one = RuleNames.find(id);
      getLog().info(id + "  " + one.info().summary());
    }
  }
}
