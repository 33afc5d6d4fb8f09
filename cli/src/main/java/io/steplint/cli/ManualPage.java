package io.steplint.cli;

import io.steplint.rules.gate.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A page of section 1 of the manual, made from what a command says about itself. */
final class ManualPage {

  private final StringBuilder out = new StringBuilder();

  private ManualPage(String title, String summary) {
    out.append(".TH ")
        .append(title.toUpperCase(Locale.ROOT))
        .append(" 1 \"\" \"Steplint ")
        .append(escaped(Version.text()))
        .append("\" \"Steplint manual\"\n");
    section("NAME").line(title + " \\- ", summary);
  }

  /** The page {@code steplint}. */
  static String overview() {
    ManualPage page = new ManualPage("steplint", "find mistakes in AWS Step Functions");
    page.section("SYNOPSIS")
        .raw(".B steplint\n.I COMMAND\n[\\fIOPTION\\fR...] [\\fIPATH\\fR...]\n");
    page.section("DESCRIPTION").text(Help.PURPOSE).paragraph().text(Help.PATHS);
    page.section("COMMANDS");
    List<String> pages = new ArrayList<>();
    for (String name : Commands.NAMES) {
      Command command = Commands.find(name);
      if (command != null) {
        page.item("\\fB" + name + "\\fR", command.summary());
        pages.add("\\fBsteplint\\-" + name + "\\fR(1)");
      }
    }
    page.exitStatus();
    page.section("ENVIRONMENT")
        .item(
            "\\fBJAVA_HOME\\fR", "The Java that runs Steplint, 17 or newer; else java on the PATH.")
        .item("\\fBSTEPLINT_JAVA_OPTS\\fR", "Options of that Java, for example -Xmx4g.")
        .item("\\fBNO_COLOR\\fR", "Without colours, where it is not empty.")
        .item("\\fBSTEPLINT_DEBUG\\fR", "With the stack trace of an internal error.");
    page.section("FILES")
        .item("\\fI.steplint.yaml\\fR", "The configuration, found upwards from the first path.");
    page.section("SEE ALSO").raw(String.join(",\n", pages)).raw("\n");
    return page.out.toString();
  }

  /** The page {@code steplint-COMMAND}. */
  static String of(Command command) {
    ManualPage page = new ManualPage("steplint-" + command.name(), command.summary());
    page.section("SYNOPSIS")
        .raw(".B steplint " + command.name() + "\n[\\fIOPTION\\fR...]")
        .raw(command.operands().isEmpty() ? "\n" : " " + escaped(command.operands()) + "\n");
    page.section("OPTIONS");
    for (Option option : CommonOptions.of(command)) {
      page.item(tag(option), option.help() + (option.repeatable() ? "; repeatable." : "."));
    }
    if (!command.examples().isEmpty()) {
      page.section("EXAMPLES");
      for (Command.Example example : command.examples()) {
        page.item(escaped(example.line()), example.purpose());
      }
    }
    page.exitStatus();
    page.section("SEE ALSO").raw("\\fBsteplint\\fR(1)\n");
    return page.out.toString();
  }

  private static String tag(Option option) {
    String letter = option.letter() == null ? "" : "\\fB\\-" + option.letter() + "\\fR, ";
    String name = "\\fB" + escaped(option.name()) + "\\fR";
    String value = option.value();
    if (value == null) {
      return letter + name;
    }
    return letter + name + (option.isValueOptional() ? "" : " ") + "\\fI" + escaped(value) + "\\fR";
  }

  private void exitStatus() {
    section("EXIT STATUS");
    for (Help.Exit exit : Help.EXITS) {
      item("\\fB" + exit.code() + "\\fR", exit.meaning());
    }
  }

  private ManualPage section(String name) {
    return raw(".SH \"" + name + "\"\n");
  }

  private ManualPage paragraph() {
    return raw(".PP\n");
  }

  private ManualPage item(String tag, String text) {
    return raw(".TP\n" + tag + "\n").text(text);
  }

  private ManualPage text(String text) {
    return line("", text);
  }

  private ManualPage line(String before, String text) {
    String escaped = escaped(text);
    // A line that begins with one of these would be a request to the formatter.
    boolean isRequest = before.isEmpty() && (escaped.startsWith(".") || escaped.startsWith("'"));
    return raw(before + (isRequest ? "\\&" : "") + escaped + "\n");
  }

  private ManualPage raw(String text) {
    out.append(text);
    return this;
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\e").replace("-", "\\-").replace("…", "...").replace("’", "\\(cq");
  }
}
