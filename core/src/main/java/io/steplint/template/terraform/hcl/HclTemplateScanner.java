package io.steplint.template.terraform.hcl;

import io.steplint.query.ExpressionProblem;
import io.steplint.query.Refusal;
import io.steplint.template.terraform.hcl.HclExpression.Characters;
import io.steplint.template.terraform.hcl.HclExpression.Directive;
import io.steplint.template.terraform.hcl.HclExpression.Interpolation;
import io.steplint.template.terraform.hcl.HclExpression.TemplatePart;
import java.util.ArrayList;
import java.util.List;

/** Takes a string apart: characters, expressions, directives. */
final class HclTemplateScanner {

  private static final int MAX_DEPTH = 16;

  private final String text;
  private final int depth;
  private final List<TemplatePart> parts = new ArrayList<>();

  HclTemplateScanner(String text, int depth) {
    this.text = text;
    this.depth = depth;
    if (depth > MAX_DEPTH) {
      throw new Refusal(
          new ExpressionProblem("HCL", "Strings are nested deeper than 16 levels", 0, 0));
    }
  }

  /** The parts of the whole text. */
  List<TemplatePart> whole() {
    scan(0, text.length(), false);
    return parts;
  }

  /** The parts of a quoted string between {@code from} and {@code to}. */
  List<TemplatePart> quoted(int from, int to) {
    scan(from, to, true);
    return parts;
  }

  /**
   * The parts of a heredoc, its first and last line left out, and its indentation if it says so.
   */
  List<TemplatePart> heredoc(int start, int end) {
    int from = text.indexOf('\n', start) + 1;
    int to = Math.max(from, text.lastIndexOf('\n', end - 1) + 1);
    if (from <= 0 || from > end) {
      return parts;
    }
    int indent = text.charAt(start + 2) == '-' ? indent(from, to) : 0;
    int line = from;
    while (line < to) {
      int next = text.indexOf('\n', line);
      int lineEnd = next < 0 || next >= to ? to : next + 1;
      int skip = 0;
      while (skip < indent && line + skip < lineEnd && isBlank(text.charAt(line + skip))) {
        skip++;
      }
      int scanned = scan(line + skip, lineEnd, false);
      // An expression may reach over the line's end.
      line = Math.max(lineEnd, scanned);
      if (line > lineEnd && line < to) {
        int rest = text.indexOf('\n', line);
        int restEnd = rest < 0 || rest >= to ? to : rest + 1;
        line = Math.max(restEnd, scan(line, restEnd, false));
      }
    }
    return parts;
  }

  private int indent(int from, int to) {
    int least = Integer.MAX_VALUE;
    int line = from;
    while (line < to) {
      int next = text.indexOf('\n', line);
      int lineEnd = next < 0 || next >= to ? to : next;
      int blanks = 0;
      while (line + blanks < lineEnd && isBlank(text.charAt(line + blanks))) {
        blanks++;
      }
      if (line + blanks < lineEnd && text.charAt(line + blanks) != '\r') {
        least = Math.min(least, blanks);
      }
      line = lineEnd + 1;
    }
    return least == Integer.MAX_VALUE ? 0 : least;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  /** Adds what stands between the offsets; returns where it stopped, past an open expression. */
  private int scan(int from, int to, boolean escapes) {
    int run = from;
    int at = from;
    while (at < to) {
      char c = text.charAt(at);
      if (HclStrings.opensExpression(text, at)) {
        characters(run, at);
        int end = HclStrings.endOfExpression(text, at + 2);
        parts.add(c == '$' ? interpolation(at, end) : new Directive(at, end));
        at = end;
        run = end;
      } else if ((c == '$' || c == '%') && text.startsWith(c + "" + c + "{", at)) {
        characters(run, at);
        parts.add(new Characters(at, at + 3, c + "{"));
        at += 3;
        run = at;
      } else if (escapes && c == '\\' && at + 1 < to) {
        characters(run, at);
        int length = escapeLength(at, to);
        parts.add(new Characters(at, at + length, decode(at, length)));
        at += length;
        run = at;
      } else {
        at++;
      }
    }
    characters(run, Math.min(at, Math.max(run, to)));
    return at;
  }

  private void characters(int from, int to) {
    if (to > from) {
      parts.add(new Characters(from, to, text.substring(from, to)));
    }
  }

  private Interpolation interpolation(int start, int end) {
    int from = start + 2;
    int to = end - 1;
    if (from < to && text.charAt(from) == '~') {
      from++;
    }
    if (to > from && text.charAt(to - 1) == '~') {
      to--;
    }
    HclGrammar parser = HclReader.parser(text, from, to);
    HclExpression expression = new HclBuilder(text, depth).expression(parser.single().expression());
    return new Interpolation(start, end, expression);
  }

  private int escapeLength(int at, int to) {
    int length =
        switch (text.charAt(at + 1)) {
          case 'u' -> 6;
          case 'U' -> 10;
          default -> 2;
        };
    return Math.min(length, to - at);
  }

  private String decode(int at, int length) {
    char c = text.charAt(at + 1);
    switch (c) {
      case 'n':
        return "\n";
      case 'r':
        return "\r";
      case 't':
        return "\t";
      case 'u', 'U':
        try {
          int code = Integer.parseInt(text.substring(at + 2, at + length), 16);
          return Character.isValidCodePoint(code) ? Character.toString(code) : "\uFFFD";
        } catch (NumberFormatException e) {
          return text.substring(at, at + length);
        }
      default:
        return String.valueOf(c);
    }
  }
}
