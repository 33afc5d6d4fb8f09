package io.steplint.cli;

import io.steplint.asl.Definition;
import io.steplint.execution.ExecutionOutcome;
import io.steplint.execution.MachineExecution;
import io.steplint.execution.NotExecutableException;
import io.steplint.execution.json.Json;
import io.steplint.report.Style;
import io.steplint.report.model.RunFormat;
import io.steplint.rules.gate.Project;
import io.steplint.rules.gate.UnusableException;
import io.steplint.source.Document;
import io.steplint.source.Node;
import io.steplint.source.SourceFiles;
import io.steplint.text.Nearest;
import io.steplint.workspace.MachineInput;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code steplint run}. */
final class RunCommand implements Command {

  @Override
  public String name() {
    return "run";
  }

  @Override
  public String summary() {
    return "execute a machine on an input and given answers, offline";
  }

  @Override
  public String operands() {
    return "[PATH…]";
  }

  @Override
  public List<Option> options() {
    return List.of(
        Option.value("--machine", "NAME", "which state machine; needed where there are several"),
        Option.value("--input", "FILE", "the input; the machine's example, else {}, by default"),
        Option.values(
            "--answer",
            "POINTER=FILE",
            "what a Task returns, or {\"Error\", \"Cause\"}; in order of use; MACHINE#POINTER for"
                + " another machine"),
        Option.value(
            "--finding", "FINGERPRINT", "the execution that shows a finding, instead of one's own"),
        Option.value(
            "--as", "run|teststate", "with --finding: the call of TestState that shows it"),
        Option.value("--format", "text|json", "how to print; text by default"));
  }

  @Override
  public boolean readsProject() {
    return true;
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("steplint run --machine Parent --input order.json", "children included"),
        new Example(
            "steplint run --answer /States/Pay=paid.json parent.asl.json",
            "with what the Task Pay returns"));
  }

  @Override
  public int run(Arguments arguments, Console console) throws UnusableException, IOException {
    String word = Output.oneOf(arguments, "--format", "text", "text", "json");
    RunFormat format = RunFormat.valueOf(word.toUpperCase(Locale.ROOT));
    Style style = Output.style(arguments, console);
    Project project = ProjectArguments.read(arguments, console);
    String finding = arguments.get("--finding");
    if (finding != null) {
      return Replay.run(finding, project, format, arguments, console);
    }
    if (arguments.has("--as")) {
      throw new UsageException("--as needs --finding FINGERPRINT");
    }
    Workspace workspace = project.workspace();
    StateMachine machine = machine(workspace, arguments.get("--machine"));
    Definitions definitions = new Definitions();
    GivenAnswers answers =
        GivenAnswers.read(arguments.all("--answer"), machine, workspace, definitions, console);
    Object input = input(arguments.get("--input"), machine, console);
    ExecutionOutcome outcome = execute(workspace, definitions, machine, input, answers);
    for (String unused : answers.unused()) {
      console.say("not used: --answer " + unused);
    }
    Output.write(arguments, console, out -> format.write(machine.name(), outcome, style, out));
    return outcome.status() == ExecutionOutcome.Status.SUCCEEDED ? 0 : 1;
  }

  /** Parsed definitions, each read once. */
  static final class Definitions {
    private final Map<String, Definition> parsed = new LinkedHashMap<>();

    @Nullable Definition of(StateMachine machine) {
      return machine.definitionNode() == null
          ? null
          : parsed.computeIfAbsent(
              machine.key(),
              key -> Definition.parse(Objects.requireNonNull(machine.definitionNode())));
    }
  }

  private static ExecutionOutcome execute(
      Workspace workspace,
      Definitions definitions,
      StateMachine machine,
      Object input,
      GivenAnswers answers)
      throws UsageException {
    try {
      return MachineExecution.execute(
          workspace, definitions::of, machine, input, answers, MachineExecution.MAX_STEPS);
    } catch (NotExecutableException e) {
      throw new UsageException(machine.name() + " cannot be executed: " + e.getMessage());
    }
  }

  /** The machine that is named, or the only one. */
  static StateMachine machine(Workspace workspace, @Nullable String name) throws UsageException {
    List<StateMachine> machines = workspace.stateMachines();
    List<String> names = new ArrayList<>();
    for (StateMachine machine : machines) {
      names.add(machine.name());
    }
    if (name == null) {
      if (machines.size() == 1) {
        return machines.get(0);
      }
      throw new UsageException(
          machines.isEmpty()
              ? "there is no state machine to run"
              : "say with --machine which one to run: " + String.join(", ", names));
    }
    StateMachine found = null;
    for (StateMachine machine : machines) {
      if (machine.key().equals(name)) {
        return machine;
      }
      if (machine.name().equals(name)) {
        if (found != null) {
          throw new UsageException(
              "two state machines are called "
                  + name
                  + ": say "
                  + found.key()
                  + " or "
                  + machine.key());
        }
        found = machine;
      }
    }
    if (found != null) {
      return found;
    }
    String nearest = Nearest.to(name, names);
    throw new UsageException(
        "there is no state machine "
            + name
            + (nearest == null
                ? "; there are " + String.join(", ", names)
                : "; did you mean " + nearest + "?"));
  }

  private static Object input(@Nullable String file, StateMachine machine, Console console)
      throws UnusableException, IOException {
    if (file != null) {
      return value(file, console);
    }
    MachineInput known = machine.input();
    return known != null && known.kind() == MachineInput.Kind.EXAMPLE
        ? Json.of(known.node())
        : new LinkedHashMap<String, Object>();
  }

  /** The value in a file of JSON or YAML. */
  static Object value(String file, Console console) throws UnusableException, IOException {
    byte[] bytes = Files.readAllBytes(Output.path(console, file));
    Document document = Document.read(SourceFiles.decode(bytes, file).source());
    Node root = document.root();
    if (root == null) {
      throw new UsageException(
          file
              + (document.problems().isEmpty()
                  ? " holds no value"
                  : ": " + document.problems().get(0).message()));
    }
    return Json.of(root);
  }
}
