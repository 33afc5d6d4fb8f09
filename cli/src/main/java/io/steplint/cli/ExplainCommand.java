package io.steplint.cli;

import io.steplint.lint.Rule;
import io.steplint.report.Style;
import io.steplint.rules.gate.RuleNames;
import io.steplint.rules.gate.UnusableException;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** {@code steplint explain}. */
final class ExplainCommand implements Command {

  @Override
  public String name() {
    return "explain";
  }

  @Override
  public String summary() {
    return "print a rule's page";
  }

  @Override
  public String operands() {
    return "RULE…";
  }

  @Override
  public List<String> operandWords() {
    return RuleNames.ids();
  }

  @Override
  public List<Option> options() {
    return List.of();
  }

  @Override
  public boolean readsProject() {
    return false;
  }

  @Override
  public List<Example> examples() {
    return List.of();
  }

  @Override
  public int run(Arguments arguments, Console console) throws UnusableException, IOException {
    if (arguments.paths().isEmpty()) {
      throw new UsageException("explain needs the id of a rule; steplint rules lists them");
    }
    List<Rule> rules = new ArrayList<>();
    for (String id : arguments.paths()) {
      rules.add(RuleNames.find(id));
    }
    Style style = Output.style(arguments, console);
    Output.write(
        arguments,
        console,
        out -> {
          for (Rule rule : rules) {
            print(rule.page(), style, out);
          }
        });
    return 0;
  }

  /** Prints Markdown, which reads well as it is, with its headings and fences told apart. */
  private static void print(String page, Style style, Writer out) throws IOException {
    boolean fenced = false;
    for (String line : page.lines().toList()) {
      if (line.startsWith("```")) {
        fenced = !fenced;
        out.append(style.paint(Style.Role.FAINT, line));
      } else if (!fenced && line.startsWith("#")) {
        out.append(style.paint(Style.Role.STRONG, line));
      } else {
        out.append(line);
      }
      out.append('\n');
    }
  }
}
