package io.steplint.cli;

import java.util.List;

/** The texts of {@code --help}. */
final class Help {

  private static final int WIDTH = 100;
  private static final int MAX_COLUMN = 36;

  private Help() {}

  static final String PURPOSE =
      "Steplint finds mistakes in AWS Step Functions: definitions, types, permissions.";

  static final String PATHS =
      "PATH is a file or a folder, . by default; - reads a file from standard input.";

  static final List<Exit> EXITS =
      List.of(
          new Exit(0, "nothing found"),
          new Exit(1, "something found, by a command that judges"),
          new Exit(2, "the run itself went wrong"));

  /** What an exit code says. */
  record Exit(int code, String meaning) {}

  static String overview() {
    StringBuilder out = new StringBuilder();
    out.append(PURPOSE).append("\n\nUsage: steplint COMMAND [OPTION…] [PATH…]\n\nCommands:\n");
    for (String name : Commands.NAMES) {
      Command command = Commands.find(name);
      if (command != null) {
        out.append("  ").append(pad(name, 12)).append(command.summary()).append('\n');
      }
    }
    out.append('\n')
        .append(PATHS)
        .append(
            "\nsteplint COMMAND --help tells more; steplint --version prints the version, with\n")
        .append("--verbose also what Steplint's knowledge of AWS is made from.\n")
        .append("Exit codes: ");
    String comma = "";
    for (Exit exit : EXITS) {
      out.append(comma).append(exit.code()).append(' ').append(exit.meaning());
      comma = "; ";
    }
    return out.append(".\n").toString();
  }

  static String of(Command command) {
    List<Option> options = CommonOptions.of(command);
    StringBuilder out = new StringBuilder();
    String summary = command.summary();
    out.append(Character.toUpperCase(summary.charAt(0)))
        .append(summary, 1, summary.length())
        .append(".\n\nUsage: steplint ")
        .append(command.name())
        .append(" [OPTION…] ")
        .append(command.operands())
        .append("\n\nOptions:\n");
    int column = 0;
    for (Option option : options) {
      int length = option.listed().length();
      column = length <= MAX_COLUMN ? Math.max(column, length) : column;
    }
    for (Option option : options) {
      option(out, option, column);
    }
    if (!command.examples().isEmpty()) {
      out.append("\nExamples:\n");
      for (Command.Example example : command.examples()) {
        out.append("  ").append(example.line()).append('\n');
        out.append("      ").append(example.purpose()).append('\n');
      }
    }
    return out.toString();
  }

  private static void option(StringBuilder out, Option option, int column) {
    String indent = "  " + " ".repeat(column) + "  ";
    if (option.listed().length() > column) {
      out.append("  ").append(option.listed()).append('\n').append(indent);
    } else {
      out.append("  ").append(pad(option.listed(), column)).append("  ");
    }
    String text = option.repeatable() ? option.help() + "; repeatable" : option.help();
    int at = indent.length();
    for (String word : text.split(" ")) {
      if (at + word.length() + 1 > WIDTH) {
        out.append('\n').append(indent);
        at = indent.length();
      } else if (at > indent.length()) {
        out.append(' ');
        at++;
      }
      out.append(word);
      at += word.length();
    }
    out.append('\n');
  }

  static String pad(String text, int width) {
    return text.length() >= width ? text : text + " ".repeat(width - text.length());
  }
}
