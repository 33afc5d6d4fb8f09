package io.steplint.cli;

import io.steplint.access.AccessDiff;
import io.steplint.report.Style;
import io.steplint.report.model.AccessDiffFormat;
import io.steplint.report.model.AccessFormat;
import io.steplint.rules.gate.ProjectRequest;
import io.steplint.rules.gate.UnusableException;
import io.steplint.workspace.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code steplint access}: of a project, between two trees, or of one request. */
final class AccessCommand implements Command {

  private final ModelCommand ofProject =
      new ModelCommand(
          "access",
          "what every Task needs, what grants it, what is missing or too much",
          AccessFormat.values(),
          new Example(
              "steplint access --role role.json parent.asl.json", "a definition and its role"),
          new Example(
              "steplint access --policy p.json --action states:StartExecution --resource ARN",
              "whether a policy allows one request"));

  @Override
  public String name() {
    return ofProject.name();
  }

  @Override
  public String summary() {
    return ofProject.summary();
  }

  @Override
  public String operands() {
    return ofProject.operands();
  }

  @Override
  public List<Option> options() {
    List<Option> options = new ArrayList<>(ofProject.options());
    options.add(Option.value("--base", "DIR", "list access gained and lost since this tree"));
    options.add(
        Option.value(
            "--fail-on", "gained|never", "exit with 1 where access was gained since --base"));
    options.addAll(AccessRequest.OPTIONS);
    return options;
  }

  @Override
  public boolean readsProject() {
    return ofProject.readsProject();
  }

  @Override
  public List<Example> examples() {
    return ofProject.examples();
  }

  @Override
  public int run(Arguments arguments, Console console) throws UnusableException, IOException {
    if (AccessRequest.isAsked(arguments)) {
      return AccessRequest.run(arguments, console);
    }
    String base = arguments.get("--base");
    if (base == null && arguments.has("--fail-on")) {
      throw new UsageException("--fail-on needs --base DIR");
    }
    return base == null ? ofProject.run(arguments, console) : compare(base, arguments, console);
  }

  private static int compare(String base, Arguments arguments, Console console)
      throws UnusableException, IOException {
    String word = Output.oneOf(arguments, "--format", "text", "text", "json");
    AccessDiffFormat format = word.equals("json") ? AccessDiffFormat.JSON : AccessDiffFormat.TEXT;
    boolean failsOnGain =
        Output.oneOf(arguments, "--fail-on", "never", "gained", "never").equals("gained");
    Style style = Output.style(arguments, console);
    ProjectRequest request = ProjectArguments.request(arguments, console);
    Workspace now = ProjectArguments.read(request, arguments, console).workspace();
    Workspace before = ProjectArguments.read(request.of(base), arguments, console).workspace();
    List<AccessDiff.Change> changes = AccessDiff.between(before, now);
    Output.write(arguments, console, out -> format.write(changes, style, out));
    if (failsOnGain) {
      for (AccessDiff.Change change : changes) {
        if (change.direction() == AccessDiff.Direction.GAINED) {
          return 1;
        }
      }
    }
    return 0;
  }
}
