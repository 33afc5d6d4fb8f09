package io.steplint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManualTest {

  @TempDir Path folder;

  @Test
  void everyCommandHasAPageWithAllOfItsOptions() throws IOException {
    Manual.write(folder);
    for (String name : Commands.NAMES) {
      Command command = Objects.requireNonNull(Commands.find(name));
      String page = Files.readString(folder.resolve("man/man1/steplint-" + name + ".1"));
      assertThat(page).contains(".SH \"SYNOPSIS\"", ".SH \"EXIT STATUS\"");
      for (Option option : CommonOptions.of(command)) {
        assertThat(page).contains("\\fB" + option.name().replace("-", "\\-") + "\\fR");
      }
      assertThat(ManualPage.overview()).contains("steplint\\-" + name + "\\fR(1)");
    }
    for (Shell shell : Shell.values()) {
      assertThat(folder.resolve("completions").resolve(shell.file()))
          .content()
          .isEqualTo(shell.completion());
    }
  }

  @Test
  void theFormatterOfManualPagesFindsNoFault() throws Exception {
    Programs.assumeInstalled("mandoc");
    Manual.write(folder);
    List<String> words =
        new java.util.ArrayList<>(List.of("mandoc", "-T", "lint", "-W", "warning"));
    try (var pages = Files.list(folder.resolve("man/man1"))) {
      pages.sorted().forEach(page -> words.add(page.toString()));
    }
    Programs.Ended ended = Programs.run(folder, Map.of(), words);
    // A page without a date is the same in every build.
    assertThat(ended.out().lines().filter(line -> !line.contains("missing date"))).isEmpty();
  }
}
