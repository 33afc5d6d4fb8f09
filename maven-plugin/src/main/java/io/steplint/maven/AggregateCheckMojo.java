package io.steplint.maven;

import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Finds problems in all modules at once, from the folder of the root: for builds whose machines and
 * roles are in different modules. Judges once, when the last module has been built, so that it sees
 * what the build makes ({@code cdk.out}) wherever that is made.
 */
@Mojo(
    name = "aggregate-check",
    defaultPhase = LifecyclePhase.VERIFY,
    aggregator = true,
    inheritByDefault = false,
    threadSafe = true)
public final class AggregateCheckMojo extends AbstractCheckMojo {

  @Override
  void gate() throws MojoExecutionException, MojoFailureException {
    if (session().getProjects().size() > 1) {
      judgeAtTheEnd("aggregate-check " + execution().getExecutionId());
    } else {
      attempt();
    }
  }

  /** The folder of the build, also where a module has inherited the goal. */
  @Override
  Path folder() {
    return session().getTopLevelProject().getBasedir() == null
        ? super.folder()
        : session().getTopLevelProject().getBasedir().toPath();
  }
}
