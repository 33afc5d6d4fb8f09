package io.steplint.maven;

import io.steplint.lint.Severity;
import io.steplint.lint.Verdict;
import io.steplint.report.findings.TextReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the last check said, in a file of the build: said again while nothing has changed. */
final class CheckMemory {

  private final Path file;

  CheckMemory(Path file) {
    this.file = file;
  }

  /** What was said for that digest, or null where it is not known. */
  CheckRunner.@Nullable Result recall(String digest) {
    try {
      if (!Files.isRegularFile(file)) {
        return null;
      }
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      if (lines.size() < 3 || !lines.get(0).equals(digest)) {
        return null;
      }
      List<TextReport.Part> parts = new ArrayList<>();
      StringBuilder part = new StringBuilder();
      for (String line : lines.subList(3, lines.size())) {
        if (line.startsWith(" ")) {
          part.append(line, 1, line.length()).append('\n');
        } else {
          Severity severity =
              line.equals("-") ? null : Severity.valueOf(line.toUpperCase(Locale.ROOT));
          parts.add(new TextReport.Part(severity, part.toString()));
          part.setLength(0);
        }
      }
      return new CheckRunner.Result(
          Verdict.valueOf(lines.get(1)), parts, lines.get(2), List.of(), List.of());
    } catch (IOException | IllegalArgumentException e) {
      // a file that cannot be used costs one more check
      return null;
    }
  }

  /** Remembers what was said. */
  void remember(String digest, CheckRunner.Result result) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(digest).append('\n').append(result.verdict()).append('\n');
    text.append(result.summary()).append('\n');
    for (TextReport.Part part : result.parts()) {
      part.text().lines().forEach(line -> text.append(' ').append(line).append('\n'));
      text.append(part.severity() == null ? "-" : part.severity().id()).append('\n');
    }
    Path folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.writeString(file, text.toString(), StandardCharsets.UTF_8);
  }
}
