package io.steplint.cli;

import io.steplint.lint.Report;
import io.steplint.rules.gate.UnusableException;
import io.steplint.rules.gate.Version;
import io.steplint.text.Nearest;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** The command {@code steplint}. Exit code 2 says that the run itself went wrong. */
public final class Main {

  private Main() {}

  /** Runs a command line and ends the process with its exit code. */
  public static void main(String[] arguments) {
    StandardOutput descriptor = new StandardOutput();
    PrintStream out = utf8(descriptor, false);
    Console console =
        new Console(
            System.in,
            out,
            utf8(new FileOutputStream(FileDescriptor.err), true),
            Path.of(""),
            System.getenv(),
            Boolean.getBoolean("steplint.terminal"),
            Boolean.getBoolean("steplint.progress"));
    int code = run(console, arguments);
    if (descriptor.failure() != null) {
      console.say("standard output cannot be written: " + descriptor.failure());
    }
    if (code != 0) {
      console.err().flush();
      // Unlike System.exit, this does not load a logging framework to say that it was called.
      Runtime.getRuntime().halt(code);
    }
  }

  private static PrintStream utf8(OutputStream descriptor, boolean byLine) {
    return new PrintStream(
        new BufferedOutputStream(descriptor, 1 << 14), byLine, StandardCharsets.UTF_8);
  }

  /** Runs a command line; no exception and no stack trace leaves this method. */
  static int run(Console console, String... words) {
    int code = guarded(console, words);
    // A result that nobody received is none, whatever it said.
    return console.out().checkError() ? 2 : code;
  }

  private static int guarded(Console console, String... words) {
    try {
      return dispatch(console, List.of(words));
    } catch (UnusableException e) {
      console.say(e.getMessage());
      return 2;
    } catch (IOException e) {
      console.say(sentence(e));
      return 2;
    } catch (OutOfMemoryError e) {
      console.say("not enough memory; more is given by STEPLINT_JAVA_OPTS=-Xmx4g");
      return 2;
    } catch (RuntimeException | Error e) {
      console.say(broken("internal error: " + Report.Failure.describe(e)));
      if (console.environment().containsKey("STEPLINT_DEBUG")) {
        e.printStackTrace(console.err());
      }
      return 2;
    }
  }

  private static int dispatch(Console console, List<String> words)
      throws UnusableException, IOException {
    String first = words.isEmpty() ? "--help" : words.get(0);
    if (first.equals("--version") || first.equals("-V")) {
      VersionText.print(console.out(), words.contains("--verbose") || words.contains("-v"));
      return 0;
    }
    if (first.equals("--help")
        || first.equals("-h")
        || (first.equals("help") && words.size() == 1)) {
      console.out().print(Help.overview());
      return 0;
    }
    boolean help = first.equals("help");
    String name = help ? words.get(1) : first;
    Command command = Commands.find(name);
    if (command == null) {
      String nearest = Nearest.to(name, Commands.NAMES);
      throw new UsageException(
          (name.startsWith("-") ? "the command comes first, not " : "unknown command ")
              + name
              + (nearest == null
                  ? "; commands are " + String.join(", ", Commands.NAMES)
                  : "; did you mean " + nearest + "?"));
    }
    List<String> rest = words.subList(1, words.size());
    if (help || asksForHelp(rest)) {
      console.out().print(Help.of(command));
      return 0;
    }
    return command.run(Arguments.parse(CommonOptions.of(command), rest), console);
  }

  private static boolean asksForHelp(List<String> words) {
    for (String word : words) {
      if (word.equals("--")) {
        return false;
      }
      if (word.equals("--help") || word.equals("-h") || word.equals("-?")) {
        return true;
      }
    }
    return false;
  }

  /** Says what broke down; whether anything did. */
  static boolean sayBroken(List<Report.Failure> failures, Console console) {
    for (Report.Failure failure : failures) {
      console.say(broken(failure.toString()));
      if (console.environment().containsKey("STEPLINT_DEBUG")) {
        failure.error().printStackTrace(console.err());
      }
    }
    return !failures.isEmpty();
  }

  /** A defect of Steplint, as a sentence that says of which one. */
  static String broken(String error) {
    return error + "; please report it (steplint " + Version.text() + ")";
  }

  /** What went wrong with a file, without the name of a Java class. */
  private static String sentence(IOException e) {
    String message = e.getMessage();
    if (e instanceof NoSuchFileException) {
      return "there is no file " + message;
    }
    if (e instanceof AccessDeniedException) {
      return message + " may not be read or written";
    }
    if (e instanceof FileAlreadyExistsException) {
      return message + " is in the way";
    }
    return message == null ? "a file cannot be read or written" : message;
  }
}
