package io.steplint.cli;

import io.steplint.access.AccessDiff;
import io.steplint.lint.Analysis;
import io.steplint.report.Style;
import io.steplint.report.model.AccessDiffFormat;
import io.steplint.report.model.AccessFormat;
import io.steplint.workspace.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code steplint access}. */
final class AccessCommand implements Command {

  @Override
  public String name() {
    return "access";
  }

  @Override
  public String summary() {
    return "what every Task needs, what grants it, what is missing or too much";
  }

  @Override
  public String operands() {
    return "[PATH…]";
  }

  @Override
  public List<Option> options() {
    List<Option> options = new ArrayList<>();
    options.add(Option.value("--format", "text|json", "how to print; text by default"));
    options.add(Option.value("--base", "DIR", "list access gained and lost since this tree"));
    options.addAll(AccessRequest.OPTIONS);
    return options;
  }

  @Override
  public boolean readsProject() {
    return true;
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example(
            "steplint access --role role.json parent.asl.json", "a definition and its role"),
        new Example(
            "steplint access --policy p.json --action states:StartExecution --resource ARN",
            "whether a policy allows one request"));
  }

  @Override
  public int run(Arguments arguments, Console console) throws UsageException, IOException {
    if (AccessRequest.isAsked(arguments)) {
      return AccessRequest.run(arguments, console);
    }
    String word = Output.oneOf(arguments, "--format", "text", "text", "json");
    AccessFormat format = word.equals("json") ? AccessFormat.JSON : AccessFormat.TEXT;
    Style style = Output.style(arguments, console);
    Workspace workspace = Project.load(arguments, console).workspace();
    if (arguments.has("--base")) {
      AccessDiffFormat diff = word.equals("json") ? AccessDiffFormat.JSON : AccessDiffFormat.TEXT;
      Workspace base = Project.loadBase(arguments, console).workspace();
      List<AccessDiff.Change> changes = AccessDiff.between(base, workspace);
      Output.write(arguments, console, out -> diff.write(changes, style, out));
      return 0;
    }
    Analysis analysis = new Analysis(workspace);
    Output.write(arguments, console, out -> format.write(analysis.access().machines(), style, out));
    return 0;
  }
}
