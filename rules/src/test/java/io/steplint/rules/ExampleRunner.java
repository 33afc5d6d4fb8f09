package io.steplint.rules;

import io.steplint.iam.PolicyDocument;
import io.steplint.lint.Analysis;
import io.steplint.lint.Engine;
import io.steplint.lint.LintOptions;
import io.steplint.lint.Report;
import io.steplint.lint.Rule;
import io.steplint.source.Document;
import io.steplint.source.FileSource;
import io.steplint.source.SourceFiles.Loaded;
import io.steplint.template.ProjectReader;
import io.steplint.template.ReadOptions;
import io.steplint.template.UnusablePathException;
import io.steplint.text.Text;
import io.steplint.workspace.MachineSettings;
import io.steplint.workspace.MachineType;
import io.steplint.workspace.Role;
import io.steplint.workspace.Setting;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Judges the files of an example as {@code steplint check} would. A file named {@code role.json} or
 * {@code policy.yaml} is a policy of the role that all definitions of the example share, and {@code
 * trust.yaml} is its trust policy.
 */
final class ExampleRunner {

  private ExampleRunner() {}

  static Report run(List<Page.ExampleFile> files, Rule rule) {
    MachineType type = MachineType.UNKNOWN;
    for (Page.ExampleFile file : files) {
      for (MachineType candidate : MachineType.values()) {
        if (file.options().contains("type=" + candidate)) {
          type = candidate;
        }
      }
    }
    if (files.stream().anyMatch(file -> file.name().startsWith("template."))) {
      return new Engine(Rules.all()).run(new Analysis(project(files)), options(rule));
    }
    PolicyDocument trust = null;
    List<Loaded> texts = new ArrayList<>();
    List<String> roles = new ArrayList<>();
    for (Page.ExampleFile file : files) {
      FileSource text = new FileSource(file.name(), file.text());
      if (file.name().equals("trust.yaml")) {
        trust = PolicyDocument.parse(Objects.requireNonNull(Document.read(text).root()));
        continue;
      }
      texts.add(new Loaded(text, null));
      if (file.name().equals("role.json") || file.name().equals("policy.yaml")) {
        roles.add(file.name());
      }
    }
    Workspace read = workspace(ReadOptions.ofTexts(type, texts).withRoleFiles(roles));
    return new Engine(Rules.all())
        .run(new Analysis(withSettings(read, files, trust)), options(rule));
  }

  private static Workspace workspace(ReadOptions options) {
    try {
      return ProjectReader.read(options);
    } catch (IOException | UnusablePathException e) {
      throw new AssertionError("the example cannot be read", e);
    }
  }

  /** What runs by default, and the rule whose page it is. */
  private static LintOptions options(Rule rule) {
    if (rule.info().enabledByDefault()) {
      return LintOptions.DEFAULT;
    }
    LintOptions.Builder options = LintOptions.builder().select(rule.info().id());
    for (Rule other : Rules.all()) {
      if (other.info().enabledByDefault()) {
        options.select(other.info().id());
      }
    }
    return options.build();
  }

  /** The workspace of an example with a template, read from files as a user's project is. */
  private static Workspace project(List<Page.ExampleFile> files) {
    try {
      Path folder = Files.createTempDirectory("example");
      try {
        for (Page.ExampleFile file : files) {
          Files.writeString(folder.resolve(file.name()), file.text());
        }
        return ProjectReader.read(ReadOptions.of(folder, List.of(".")));
      } finally {
        for (Page.ExampleFile file : files) {
          Files.deleteIfExists(folder.resolve(file.name()));
        }
        Files.delete(folder);
      }
    } catch (IOException | UnusablePathException e) {
      throw new AssertionError("the example cannot be read", e);
    }
  }

  /** The workspace with what a template would say: the options of a fence and a trust policy. */
  private static Workspace withSettings(
      Workspace read, List<Page.ExampleFile> files, @Nullable PolicyDocument trust) {
    List<String> options = new ArrayList<>();
    files.forEach(file -> options.addAll(file.options()));
    if (trust == null && options.isEmpty()) {
      return read;
    }
    Workspace.Builder workspace = Workspace.builder().files(files.size());
    for (StateMachine machine : read.stateMachines()) {
      StateMachine.Builder settings =
          machine.toBuilder()
              .settings(
                  new MachineSettings(
                      options.contains("logging")
                          ? Setting.known(
                              new MachineSettings.Log(MachineSettings.LogLevel.ALL, List.of()))
                          : Setting.none(),
                      options.contains("tracing") ? Setting.known(true) : Setting.none(),
                      Setting.none(),
                      true));
      for (String option : options) {
        if (option.startsWith("arn=")) {
          settings.arn(Text.of(option.substring("arn=".length())));
        }
      }
      Role role =
          trust == null ? machine.role().ifKnown() : trusting(machine.role().ifKnown(), trust);
      if (role != null) {
        workspace.add(role);
      }
      workspace.add(settings.role(role == null ? machine.role() : Setting.known(role)).build());
    }
    return workspace.build();
  }

  private static Role trusting(@Nullable Role role, PolicyDocument trust) {
    return role == null
        ? new Role(
            "role",
            "role",
            Text.EMPTY,
            List.of(),
            List.of(),
            trust,
            Setting.none(),
            trust.node().location(),
            null)
        : new Role(
            role.key(),
            role.name(),
            role.arn(),
            role.policies(),
            role.unknownPolicies(),
            trust,
            role.boundary(),
            trust.node().location(),
            role.resource());
  }
}
