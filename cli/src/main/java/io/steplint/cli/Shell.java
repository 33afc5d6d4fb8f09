package io.steplint.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A shell that completes command lines. Its script is made from the commands and options
 * themselves, so that it cannot fall behind them.
 */
enum Shell {
  BASH("steplint.bash") {
    @Override
    String completion() {
      StringBuilder out = new StringBuilder();
      out.append("# steplint completion for bash; steplint completion bash prints it\n")
          .append("_steplint() {\n")
          .append("  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}\n")
          .append("  local command=${COMP_WORDS[1]}\n")
          .append("  COMPREPLY=()\n")
          .append("  if [ \"$COMP_CWORD\" -eq 1 ]; then\n")
          .append(reply("    ", Commands.NAMES))
          .append("    return\n  fi\n")
          .append("  case $command:$prev in\n");
      for (Command command : commands()) {
        for (Option option : CommonOptions.of(command)) {
          if (option.value() != null && !option.isValueOptional()) {
            out.append("    ").append(command.name()).append(':').append(option.name());
            if (option.letter() != null) {
              out.append('|').append(command.name()).append(":-").append(option.letter());
            }
            out.append(")\n").append(values(option)).append("      return ;;\n");
          }
        }
      }
      out.append("  esac\n  case $command:$cur in\n");
      for (Command command : commands()) {
        out.append("    ").append(command.name()).append(":-*)\n");
        out.append(reply("      ", names(command))).append("      return ;;\n");
        if (!command.operandWords().isEmpty()) {
          out.append("    ").append(command.name()).append(":*)\n");
          out.append(reply("      ", command.operandWords())).append("      return ;;\n");
        }
      }
      return out.append("  esac\n")
          .append("  COMPREPLY=($(compgen -f -- \"$cur\"))\n")
          .append("}\n")
          .append("complete -o filenames -F _steplint steplint\n")
          .toString();
    }

    private String values(Option option) {
      if (option.takesFolder()) {
        return "      COMPREPLY=($(compgen -d -- \"$cur\"))\n";
      }
      return option.words().isEmpty()
          ? option.takesFile() ? "      COMPREPLY=($(compgen -f -- \"$cur\"))\n" : ""
          : reply("      ", option.words());
    }

    private String reply(String indent, List<String> words) {
      return indent + "COMPREPLY=($(compgen -W '" + String.join(" ", words) + "' -- \"$cur\"))\n";
    }
  },

  ZSH("_steplint") {
    @Override
    String completion() {
      StringBuilder out = new StringBuilder("#compdef steplint\n");
      out.append("# steplint completion for zsh; steplint completion zsh prints it\n")
          .append("_steplint() {\n  if (( CURRENT == 2 )); then\n    local -a commands=(\n");
      for (Command command : commands()) {
        out.append("      '")
            .append(command.name())
            .append(':')
            .append(quoted(command.summary()))
            .append("'\n");
      }
      out.append("    )\n    _describe command commands\n    return\n  fi\n")
          .append("  local command=$words[2]\n  shift words\n  (( CURRENT-- ))\n")
          .append("  case $command in\n");
      for (Command command : commands()) {
        out.append("    ").append(command.name()).append(")\n      _arguments -s \\\n");
        for (Option option : CommonOptions.of(command)) {
          if (option.letter() != null) {
            argument("-" + option.letter(), option, out);
          }
          argument(option.name(), option, out);
        }
        List<String> words = command.operandWords();
        out.append("        '*:operand:")
            .append(words.isEmpty() ? "_files" : "(" + String.join(" ", words) + ")")
            .append("' ;;\n");
      }
      return out.append("  esac\n}\n")
          .append("if [ \"$funcstack[1]\" = _steplint ]; then\n  _steplint \"$@\"\nelse\n")
          .append("  compdef _steplint steplint\nfi\n")
          .toString();
    }

    private void argument(String name, Option option, StringBuilder out) {
      out.append("        '");
      if (option.repeatable()) {
        out.append('*');
      }
      out.append(name);
      String value = option.value();
      if (value != null && name.startsWith("--")) {
        out.append(option.isValueOptional() ? "=-" : "=");
      }
      out.append('[').append(bracketed(quoted(option.help()))).append(']');
      if (value != null) {
        out.append(option.isValueOptional() ? "::" : ":").append("value:");
        if (option.takesFolder()) {
          out.append("_files -/");
        } else if (option.takesFile()) {
          out.append("_files");
        } else if (!option.words().isEmpty()) {
          out.append('(').append(String.join(" ", option.words())).append(')');
        }
      }
      out.append("' \\\n");
    }

    private String bracketed(String text) {
      return text.replace("[", "\\[").replace("]", "\\]");
    }
  },

  FISH("steplint.fish") {
    @Override
    String completion() {
      StringBuilder out = new StringBuilder();
      out.append("# steplint completion for fish; steplint completion fish prints it\n")
          .append("complete -c steplint -f\n");
      for (Command command : commands()) {
        out.append("complete -c steplint -n __fish_use_subcommand -a ")
            .append(command.name())
            .append(" -d '")
            .append(quoted(command.summary()))
            .append("'\n");
      }
      for (Command command : commands()) {
        String line =
            "complete -c steplint -n '__fish_seen_subcommand_from " + command.name() + "'";
        for (Option option : CommonOptions.of(command)) {
          out.append(line);
          if (option.letter() != null) {
            out.append(" -s ").append(option.letter());
          }
          out.append(" -l ").append(option.name().substring(2));
          if (option.value() != null && !option.isValueOptional()) {
            out.append(option.takesFile() || option.takesFolder() ? " -rF" : " -x");
            if (!option.words().isEmpty()) {
              out.append(" -a '").append(String.join(" ", option.words())).append('\'');
            }
          }
          out.append(" -d '").append(quoted(option.help())).append("'\n");
        }
        List<String> words = command.operandWords();
        out.append(line)
            .append(words.isEmpty() ? " -F" : " -a '" + String.join(" ", words) + "'")
            .append('\n');
      }
      return out.toString();
    }
  };

  private final String file;

  Shell(String file) {
    this.file = file;
  }

  /** The script that the shell is to read. */
  abstract String completion();

  /** The name under which the shell looks for it. */
  String file() {
    return file;
  }

  /** The shell of a name, or null. */
  static @Nullable Shell of(String name) {
    for (Shell shell : values()) {
      if (shell.toString().equals(name)) {
        return shell;
      }
    }
    return null;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static List<Command> commands() {
    List<Command> commands = new ArrayList<>();
    for (String name : Commands.NAMES) {
      Command command = Commands.find(name);
      if (command != null) {
        commands.add(command);
      }
    }
    return commands;
  }

  /** How the options of a command are written, the long forms first. */
  private static List<String> names(Command command) {
    List<String> names = new ArrayList<>();
    for (Option option : CommonOptions.of(command)) {
      names.add(option.name());
    }
    for (Option option : CommonOptions.of(command)) {
      if (option.letter() != null) {
        names.add("-" + option.letter());
      }
    }
    return names;
  }

  /** A text within single quotes. */
  private static String quoted(String text) {
    return text.replace("'", "’");
  }
}
