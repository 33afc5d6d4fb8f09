package io.steplint.maven;

import java.nio.file.Path;
import java.util.List;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.project.MavenProject;

/**
 * Finds problems in the state machines, roles and templates of a module. A project with modules is
 * judged when the last of them has been built, without the folders of those that are judged
 * themselves.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends AbstractCheckMojo {

  @Override
  void gate() throws MojoExecutionException, MojoFailureException {
    if (judgedModules().isEmpty()) {
      attempt();
    } else {
      judgeAtTheEnd("check " + execution().getExecutionId() + " " + project().getId());
    }
  }

  /** The folders of other projects of the session that lie in this one and are judged too. */
  @Override
  List<Path> judgedModules() {
    Path here = folder().toAbsolutePath().normalize();
    return session().getProjects().stream()
        .filter(other -> !other.equals(project()) && other.getBasedir() != null)
        .filter(this::isJudged)
        .map(other -> other.getBasedir().toPath().toAbsolutePath().normalize())
        .filter(folder -> folder.startsWith(here) && !folder.equals(here))
        .sorted()
        .toList();
  }

  private boolean isJudged(MavenProject other) {
    if (execution().getSource() == MojoExecution.Source.CLI) {
      return true;
    }
    Plugin plugin = other.getPlugin(execution().getPlugin().getKey());
    if (plugin == null) {
      return false;
    }
    for (PluginExecution declared : plugin.getExecutions()) {
      if (declared.getGoals().contains("check") && !"none".equals(declared.getPhase())) {
        return true;
      }
    }
    return false;
  }
}
