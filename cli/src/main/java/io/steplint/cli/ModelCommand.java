package io.steplint.cli;

import io.steplint.lint.Analysis;
import io.steplint.report.Style;
import io.steplint.report.model.ModelFormat;
import io.steplint.rules.gate.Project;
import io.steplint.rules.gate.UnusableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A command that prints what is worked out about a project, in one of several formats. */
final class ModelCommand implements Command {

  private final String name;
  private final String summary;
  private final List<? extends ModelFormat> formats;
  private final List<Example> examples;

  /**
   * @param formats the first is the one that is printed by default
   */
  ModelCommand(String name, String summary, ModelFormat[] formats, Example... examples) {
    this.name = name;
    this.summary = summary;
    this.formats = List.of(formats);
    this.examples = List.of(examples);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String summary() {
    return summary;
  }

  @Override
  public String operands() {
    return "[PATH…]";
  }

  @Override
  public List<Option> options() {
    return List.of(
        Option.value(
                "--format",
                String.join("|", words()),
                "how to print; " + formats.get(0).id() + " by default")
            .letter('f'));
  }

  @Override
  public boolean readsProject() {
    return true;
  }

  @Override
  public List<Example> examples() {
    return examples;
  }

  @Override
  public int run(Arguments arguments, Console console) throws UnusableException, IOException {
    ModelFormat format = format(arguments);
    Style style = Output.style(arguments, console);
    Project project = ProjectArguments.read(arguments, console);
    ProjectArguments.sayUnreadable(project, console);
    Analysis analysis = new Analysis(project.workspace());
    Output.write(
        arguments, console, out -> format.write(analysis, project.sources().root(), style, out));
    return Main.sayBroken(analysis.failures(), console) ? 2 : 0;
  }

  /** The format that the arguments ask for. */
  private ModelFormat format(Arguments arguments) throws UnusableException {
    List<String> words = words();
    String word = Output.oneOf(arguments, "--format", words.get(0), words.toArray(new String[0]));
    return formats.get(words.indexOf(word));
  }

  private List<String> words() {
    List<String> words = new ArrayList<>();
    for (ModelFormat format : formats) {
      words.add(format.id());
    }
    return words;
  }
}
