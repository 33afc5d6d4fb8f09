package io.steplint.maven;

import io.steplint.lint.Verdict;
import io.steplint.rules.gate.UnusableException;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Writes all findings of today to the baseline, so that {@code check} reports new ones only: to the
 * file that {@code baseline} names, {@code steplint-baseline.json} where it names none.
 */
@Mojo(name = "baseline", threadSafe = true)
public final class BaselineMojo extends AbstractSteplintMojo {

  @Override
  void run() throws UnusableException, IOException {
    String named = baseline();
    String file = named == null ? "steplint-baseline.json" : named;
    int findings = CheckRunner.writeBaseline(request(null, Verdict.FailOn.NEVER, List.of()), file);
    getLog().info("Wrote " + findings + (findings == 1 ? " finding" : " findings") + " to " + file);
  }
}
