package io.steplint.cli;

import io.steplint.lint.Analysis;
import io.steplint.report.model.PolicyFormat;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/** {@code steplint policy}. */
final class PolicyCommand implements Command {

  @Override
  public String name() {
    return "policy";
  }

  @Override
  public String summary() {
    return "the least-privilege policy of each state machine";
  }

  @Override
  public String operands() {
    return "[PATH…]";
  }

  @Override
  public List<Option> options() {
    return List.of(
        Option.value("--format", "FORMAT", "how to print: json, cloudformation, terraform, sam"));
  }

  @Override
  public boolean readsProject() {
    return true;
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("steplint policy --format sam template.yaml", "to paste under Policies"));
  }

  @Override
  public int run(Arguments arguments, Console console) throws UsageException, IOException {
    String word =
        Output.oneOf(arguments, "--format", "json", "json", "cloudformation", "terraform", "sam");
    PolicyFormat format = Objects.requireNonNull(PolicyFormat.of(word));
    Analysis analysis = new Analysis(Project.load(arguments, console).workspace());
    Output.write(arguments, console, out -> format.write(analysis.access().machines(), out));
    return 0;
  }
}
