package io.steplint.cli;

import io.steplint.report.TerminalText;
import io.steplint.rules.gate.Project;
import io.steplint.rules.gate.ProjectRequest;
import io.steplint.rules.gate.UnusableException;
import io.steplint.source.Location;
import io.steplint.source.SourceFiles;
import io.steplint.workspace.Fact;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The arguments that say which project is meant, and what is known of its deployment. */
final class ProjectArguments {

  private ProjectArguments() {}

  /** Reads the project; with {@code --verbose}, says how its parts were joined. */
  static Project read(Arguments arguments, Console console) throws UnusableException, IOException {
    return read(request(arguments, console), arguments, console);
  }

  /** Reads a project that was asked for. */
  static Project read(ProjectRequest request, Arguments arguments, Console console)
      throws UnusableException, IOException {
    Project project = Project.read(request);
    for (String sentence : project.workspace().strayParameters()) {
      console.say(sentence);
    }
    if (arguments.has("--verbose")) {
      Account.of(project, console);
    }
    return project;
  }

  /** Says which files could not be read, for commands that make no findings of them. */
  static void sayUnreadable(Project project, Console console) {
    for (Fact fact : project.workspace().facts()) {
      if (fact.kind() == Fact.Kind.UNREADABLE) {
        Location place = fact.location();
        console.say(
            TerminalText.of(
                project.sources().root().shown(place.file())
                    + ":"
                    + place.line()
                    + ":"
                    + place.column()
                    + ": "
                    + fact.message()));
      }
    }
  }

  /** What the arguments ask for; reads standard input where {@code -} names it. */
  static ProjectRequest request(Arguments arguments, Console console)
      throws UnusableException, IOException {
    ProjectRequest.Builder request =
        ProjectRequest.in(console.folder())
            .config(arguments.get("--config"))
            .type(arguments.get("--type"))
            .region(arguments.get("--region"))
            .account(arguments.get("--account"))
            .partition(arguments.get("--partition"));
    for (String role : arguments.all("--role")) {
      request.role(role);
    }
    for (String parameter : arguments.all("--param")) {
      int equals = parameter.indexOf('=');
      if (equals < 1) {
        throw new UsageException("--param takes NAME=VALUE, not '" + parameter + "'");
      }
      request.parameter(parameter.substring(0, equals), parameter.substring(equals + 1));
    }
    for (String word : arguments.paths()) {
      if (word.equals("-")) {
        request.text(text(console.in().readAllBytes(), arguments.get("--stdin-filename")));
      } else {
        request.path(word);
      }
    }
    return request.build();
  }

  /** What came from standard input: JSON, unless it is named or written otherwise. */
  private static SourceFiles.Loaded text(byte[] bytes, @Nullable String name) {
    if (name != null) {
      return SourceFiles.decode(bytes, name);
    }
    SourceFiles.Loaded json = SourceFiles.decode(bytes, "stdin.asl.json");
    String text = json.source().text();
    boolean yaml = isYaml(text);
    if (isTemplate(text, yaml)) {
      return SourceFiles.decode(bytes, yaml ? "stdin.yaml" : "stdin.json");
    }
    return yaml ? SourceFiles.decode(bytes, "stdin.asl.yaml") : json;
  }

  /** Whether a line begins with a field of a definition or a template that no quotes surround. */
  private static boolean isYaml(String text) {
    return begins(
        text, "StartAt:", "States:", "Resources:", "Transform:", "AWSTemplateFormatVersion:");
  }

  /** Whether resources are declared, at the outermost level as far as the layout tells. */
  private static boolean isTemplate(String text, boolean yaml) {
    return yaml
        ? begins(text, "Resources:") && !begins(text, "StartAt:")
        : text.contains("\"Resources\"") && text.contains("\"AWS::");
  }

  private static boolean begins(String text, String... fields) {
    for (String field : fields) {
      int at = text.indexOf(field);
      while (at > 0 && text.charAt(at - 1) != '\n' && text.charAt(at - 1) != '\uFEFF') {
        at = text.indexOf(field, at + 1);
      }
      if (at >= 0) {
        return true;
      }
    }
    return false;
  }
}
