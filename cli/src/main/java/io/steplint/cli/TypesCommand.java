package io.steplint.cli;

import io.steplint.flow.MachineFlow;
import io.steplint.lint.Analysis;
import io.steplint.lint.MachineFacts;
import io.steplint.report.Style;
import io.steplint.report.model.TypesFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** {@code steplint types}. */
final class TypesCommand implements Command {

  @Override
  public String name() {
    return "types";
  }

  @Override
  public String summary() {
    return "what every state receives and returns";
  }

  @Override
  public String operands() {
    return "[PATH…]";
  }

  @Override
  public List<Option> options() {
    return List.of(
        Option.value("--format", "FORMAT", "how to print: text, json, typescript, java"));
  }

  @Override
  public boolean readsProject() {
    return true;
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("steplint types parent.asl.json", "an outline"),
        new Example("steplint types --format json", "a JSON Schema per state"));
  }

  @Override
  public int run(Arguments arguments, Console console) throws UsageException, IOException {
    String word = Output.oneOf(arguments, "--format", "text", "text", "json", "typescript", "java");
    TypesFormat format = Objects.requireNonNull(TypesFormat.of(word));
    Style style = Output.style(arguments, console);
    Analysis analysis = new Analysis(Project.load(arguments, console).workspace());
    List<MachineFlow> machines = new ArrayList<>();
    for (MachineFacts machine : analysis.machines()) {
      machines.add(machine.flow());
    }
    Output.write(arguments, console, out -> format.write(machines, style, out));
    return 0;
  }
}
