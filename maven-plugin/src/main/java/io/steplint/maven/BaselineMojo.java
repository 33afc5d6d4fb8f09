package io.steplint.maven;

import org.apache.maven.plugins.annotations.Mojo;
import org.jspecify.annotations.Nullable;

/** Writes all findings of today to the baseline, so that {@code check} reports new ones only. */
@Mojo(name = "baseline", threadSafe = true)
public final class BaselineMojo extends AbstractCheckMojo {

  @Override
  @Nullable String baseline() {
    String configured = super.baseline();
    return configured == null ? "steplint-baseline.json" : configured;
  }

  @Override
  boolean updatesBaseline() {
    return true;
  }
}
