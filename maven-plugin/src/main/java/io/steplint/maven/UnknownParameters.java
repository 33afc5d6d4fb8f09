package io.steplint.maven;

import io.steplint.text.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** Parameters that nobody reads: a slip of the pen there would pass in silence. */
final class UnknownParameters {

  private static final String PREFIX = "steplint.";

  private UnknownParameters() {}

  /** A sentence for each of them, with the nearest one there is. */
  static List<String> of(MavenSession session, MojoExecution execution) {
    Set<String> names = new TreeSet<>();
    Set<String> properties = new TreeSet<>();
    for (MojoDescriptor goal : execution.getMojoDescriptor().getPluginDescriptor().getMojos()) {
      for (Parameter parameter : goal.getParameters()) {
        names.add(parameter.getName());
        String expression = parameter.getExpression();
        if (expression != null && expression.startsWith("${" + PREFIX)) {
          properties.add(expression.substring(2, expression.length() - 1));
        }
      }
    }
    List<String> sentences = new ArrayList<>();
    for (String given : new TreeSet<>(session.getUserProperties().stringPropertyNames())) {
      if (given.startsWith(PREFIX) && !properties.contains(given)) {
        sentences.add(sentence("-D" + given, Nearest.to(given, properties), "-D"));
      }
    }
    for (String given : configured(execution)) {
      if (!names.contains(given)) {
        sentences.add(sentence("<" + given + ">", Nearest.to(given, names), ""));
      }
    }
    return sentences;
  }

  private static String sentence(String given, @Nullable String nearest, String before) {
    return "There is no parameter "
        + given
        + (nearest == null
            ? "; mvn steplint:help -Ddetail lists them"
            : "; did you mean " + before + nearest + "?");
  }

  /** What the POM says to the plugin as a whole and to the execution. */
  private static Set<String> configured(MojoExecution execution) {
    Set<String> names = new TreeSet<>();
    if (execution.getPlugin() != null) {
      children(execution.getPlugin().getConfiguration(), names);
      var declared = execution.getPlugin().getExecutionsAsMap().get(execution.getExecutionId());
      if (declared != null) {
        children(declared.getConfiguration(), names);
      }
    }
    return names;
  }

  private static void children(@Nullable Object configuration, Set<String> names) {
    if (configuration instanceof Xpp3Dom dom) {
      for (Xpp3Dom child : dom.getChildren()) {
        names.add(child.getName());
      }
    }
  }
}
