package io.steplint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The completions are loaded by their shells, and asked as a person asks with the tab key. */
class CompletionTest {

  @TempDir Path folder;

  @Test
  void bashCompletesCommandsOptionsAndTheirValues() throws Exception {
    Programs.assumeInstalled("bash");
    assertThat(bash("ch")).containsExactly("check");
    assertThat(bash("check", "--fo")).containsExactly("--format");
    assertThat(bash("check", "--fail-on", "w")).containsExactly("warning");
    assertThat(bash("types", "-f", "ty")).containsExactly("typescript");
    assertThat(bash("explain", "sync-output")).containsExactly("sync-output-is-text");
    assertThat(bash("completion", "")).containsExactly("bash", "zsh", "fish");
    Files.writeString(folder.resolve("order.asl.json"), "{}");
    assertThat(bash("check", "or")).containsExactly("order.asl.json");
    assertThat(bash("check", "--config", "or")).containsExactly("order.asl.json");
  }

  @Test
  void fishCompletesCommandsOptionsAndTheirValues() throws Exception {
    Programs.assumeInstalled("fish");
    assertThat(fish("steplint ch")).containsExactly("check");
    assertThat(fish("steplint check --format sa")).containsExactly("sarif");
    assertThat(fish("steplint check --upd")).containsExactly("--update-baseline");
    assertThat(fish("steplint explain sync-output")).containsExactly("sync-output-is-text");
  }

  @Test
  void zshLoadsItsFunction() throws Exception {
    Programs.assumeInstalled("zsh");
    Files.writeString(folder.resolve("_steplint"), Shell.ZSH.completion());
    Programs.Ended ended =
        Programs.run(
            folder,
            Map.of("HOME", folder.toString()),
            List.of(
                "zsh",
                "-f",
                "-c",
                "fpath=($PWD $fpath); autoload -Uz compinit; compinit -u -d ./dump;"
                    + " print $_comps[steplint]; autoload +X _steplint && zsh -n _steplint"));
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out().strip()).isEqualTo("_steplint");
  }

  @Test
  void everyOptionOfEveryCommandIsCompletedInEveryShell() {
    for (String name : Commands.NAMES) {
      Command command = Objects.requireNonNull(Commands.find(name));
      for (Option option : CommonOptions.of(command)) {
        String word = option.name().substring(2);
        assertThat(Shell.BASH.completion()).contains("--" + word);
        assertThat(Shell.ZSH.completion())
            .contains("'" + (option.repeatable() ? "*" : "") + "--" + word);
        assertThat(Shell.FISH.completion())
            .containsPattern("from " + name + "'.* -l " + word + "( |$)");
      }
    }
  }

  @Test
  void aShellWithoutCompletionIsToldWhichHaveOne() {
    assertThat(Cli.in(folder).run("completion", "bash").out()).isEqualTo(Shell.BASH.completion());
    Cli.Result result = Cli.in(folder).run("completion", "tcsh");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("bash, zsh, fish");
  }

  private List<String> bash(String... words) throws Exception {
    Files.writeString(folder.resolve("steplint.bash"), Shell.BASH.completion());
    StringBuilder script = new StringBuilder("source ./steplint.bash; COMP_WORDS=(steplint");
    for (String word : words) {
      script.append(" '").append(word).append('\'');
    }
    script.append("); COMP_CWORD=").append(words.length);
    script.append("; _steplint; printf '%s\\n' \"${COMPREPLY[@]}\"");
    return lines(List.of("bash", "-c", script.toString()));
  }

  private List<String> fish(String line) throws Exception {
    Files.writeString(folder.resolve("steplint.fish"), Shell.FISH.completion());
    return lines(
        List.of(
            "fish",
            "--no-config",
            "-c",
            "source ./steplint.fish; complete -C '" + line + "' | string replace -r '\\t.*' ''"));
  }

  private List<String> lines(List<String> words) throws Exception {
    Programs.Ended ended = Programs.run(folder, Map.of("HOME", folder.toString()), words);
    assertThat(ended.err()).isEmpty();
    return ended.out().lines().toList();
  }
}
