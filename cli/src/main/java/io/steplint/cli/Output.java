package io.steplint.cli;

import io.steplint.report.OutputFiles;
import io.steplint.report.Style;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where a command's result goes: standard output, or the file of {@code --output}. */
final class Output {

  private Output() {}

  /** The style for the result of a command. */
  static Style style(Arguments arguments, Console console) throws UsageException {
    return console.style(arguments.get("--color"), arguments.has("--output"));
  }

  /** Writes to where the arguments say. */
  static void write(Arguments arguments, Console console, OutputFiles.Body body)
      throws IOException, UsageException {
    String file = arguments.get("--output");
    if (file != null) {
      writeFile(console, file, body);
      return;
    }
    Writer out = new OutputStreamWriter(console.out(), StandardCharsets.UTF_8);
    body.write(out);
    out.flush();
  }

  /** Writes a file as a whole, with its folder where that is not there yet. */
  static void writeFile(Console console, String name, OutputFiles.Body body)
      throws IOException, UsageException {
    OutputFiles.write(path(console, name), body);
  }

  /** The path of a word of the command line. */
  static Path path(Console console, String word) throws UsageException {
    try {
      return console.folder().resolve(word);
    } catch (InvalidPathException e) {
      throw new UsageException("not a path: " + word);
    }
  }

  /** The value of an option that takes one of a few words. */
  static String oneOf(Arguments arguments, String option, String fallback, String... words)
      throws UsageException {
    @Nullable String given = arguments.get(option);
    if (given == null) {
      return fallback;
    }
    for (String word : words) {
      if (word.equals(given)) {
        return word;
      }
    }
    throw new UsageException(
        option + " is one of " + String.join(", ", words) + ", not '" + given + "'");
  }
}
