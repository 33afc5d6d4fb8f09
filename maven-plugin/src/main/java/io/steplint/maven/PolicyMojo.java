package io.steplint.maven;

import io.steplint.report.model.ModelFormat;
import io.steplint.report.model.PolicyFormat;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Tells the least-privilege policy of each state machine: json, cloudformation, terraform or sam.
 */
@Mojo(name = "policy", threadSafe = true)
public final class PolicyMojo extends ModelMojo {

  @Override
  ModelFormat[] formats() {
    return PolicyFormat.values();
  }
}
