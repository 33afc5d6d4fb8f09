package io.steplint.cli;

import io.steplint.rules.gate.UnusableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code steplint completion}: what a shell reads to complete our command lines. */
final class CompletionCommand implements Command {

  @Override
  public String name() {
    return "completion";
  }

  @Override
  public String summary() {
    return "print the completion of commands and options for a shell";
  }

  @Override
  public String operands() {
    return "SHELL";
  }

  @Override
  public List<String> operandWords() {
    List<String> shells = new ArrayList<>();
    for (Shell shell : Shell.values()) {
      shells.add(shell.toString());
    }
    return shells;
  }

  @Override
  public List<Option> options() {
    return List.of();
  }

  @Override
  public boolean readsProject() {
    return false;
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("source <(steplint completion bash)", "in ~/.bashrc"),
        new Example(
            "steplint completion zsh > \"${fpath[1]}/_steplint\"", "once, before compinit runs"),
        new Example("steplint completion fish > ~/.config/fish/completions/steplint.fish", "once"));
  }

  @Override
  public int run(Arguments arguments, Console console) throws UnusableException, IOException {
    List<String> shells = arguments.paths();
    Shell shell = shells.size() == 1 ? Shell.of(shells.get(0)) : null;
    if (shell == null) {
      throw new UsageException("completion is for one of " + String.join(", ", operandWords()));
    }
    Output.write(arguments, console, out -> out.write(shell.completion()));
    return 0;
  }
}
