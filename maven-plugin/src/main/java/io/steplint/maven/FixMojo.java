package io.steplint.maven;

import io.steplint.lint.Fixes;
import io.steplint.lint.Verdict;
import io.steplint.rules.gate.UnusableException;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Mends what has a fix, in the files of a module. Findings do not fail the build. */
@Mojo(name = "fix", threadSafe = true)
public final class FixMojo extends AbstractSteplintMojo {

  /** Applies fixes too that may change what a state machine does. */
  @Parameter(property = "steplint.unsafe", defaultValue = "false")
  private boolean unsafe;

  @Override
  void run() throws UnusableException, IOException {
    Fixes fixes =
        CheckRunner.check(request(baseline(), Verdict.FailOn.NEVER, List.of())).mend(unsafe);
    for (String file : fixes.texts().keySet()) {
      getLog().info("Mended " + file);
    }
    if (fixes.applied() == 0) {
      getLog().info("Nothing to fix");
    }
  }
}
