package io.steplint.query.path;

import io.steplint.query.ExpressionProblem;
import io.steplint.query.Refusal;
import io.steplint.text.Nearest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Turns ANTLR's tree of a path into the syntax tree, and checks what the grammar leaves open. */
final class PathBuilder {

  private static final List<String> FUNCTIONS =
      List.of(
          "length", "size", "keys", "min", "max", "avg", "sum", "stddev", "first", "last", "index",
          "append", "concat");

  private static final List<String> WORD_OPERATORS =
      List.of(
          "in",
          "nin",
          "subsetof",
          "anyof",
          "noneof",
          "all",
          "size",
          "empty",
          "contains",
          "exists",
          "type",
          "matches");

  Path path(PathGrammar.PathContext context) {
    PathGrammar.HeadContext head = context.head();
    return path(head.getStart(), context.step());
  }

  private Path path(Token head, List<PathGrammar.StepContext> steps) {
    List<Segment> segments = new ArrayList<>();
    if (head.getType() == PathTokens.CONTEXT && !steps.isEmpty() && steps.get(0).dots == null) {
      PathGrammar.StepContext first = steps.get(0);
      if (first.name() != null) {
        throw refusal("After '$$' a path goes on with '.' or '['.", start(first), end(first));
      }
    }
    for (PathGrammar.StepContext step : steps) {
      step(step, segments);
    }
    int start = head.getStartIndex();
    int end = steps.isEmpty() ? head.getStopIndex() + 1 : end(steps.get(steps.size() - 1));
    return new Path(head(head), segments, start, end);
  }

  private Head head(Token token) {
    int start = token.getStartIndex();
    int end = token.getStopIndex() + 1;
    switch (token.getType()) {
      case PathTokens.ROOT:
        return new Head(Head.Kind.INPUT, "", start, end);
      case PathTokens.CONTEXT:
        return new Head(Head.Kind.CONTEXT, "", start, end);
      case PathTokens.AT:
        return new Head(Head.Kind.ELEMENT, "", start, end);
      default:
        String name = token.getText().substring(1);
        if (!PathCharacters.isVariableName(name)) {
          throw refusal("'" + token.getText() + "' is not the name of a variable.", start, end);
        }
        return new Head(Head.Kind.VARIABLE, name, start, end);
    }
  }

  private void step(PathGrammar.StepContext step, List<Segment> segments) {
    int start = start(step);
    int end = end(step);
    if (step.dots != null && step.dots.getType() == PathTokens.DOTDOT) {
      segments.add(new Segment.Descendants(start, start + 2));
      start += 2;
    }
    if (step.name() != null) {
      segments.add(named(step.name(), step.dots == null, start, end));
    } else if (step.STAR() != null) {
      segments.add(new Segment.Wildcard(start, end));
    } else {
      boolean dotted = step.dots != null && step.dots.getType() == PathTokens.DOT;
      Segment.Notation notation = dotted ? Segment.Notation.DOT_BRACKET : Segment.Notation.BRACKET;
      segments.add(bracketed(step.bracket(), notation, start, end));
    }
  }

  private static Segment named(PathGrammar.NameContext context, boolean bare, int start, int end) {
    TerminalNode token = context.NAME();
    String name = token.getText();
    if (context.arguments() == null) {
      Segment.Notation notation = bare ? Segment.Notation.BARE : Segment.Notation.DOT;
      return new Segment.Field(name, notation, start, end);
    }
    if (!FUNCTIONS.contains(name)) {
      String nearest = Nearest.to(name, FUNCTIONS);
      throw new Refusal(
          new ExpressionProblem(
              PathProblems.UNKNOWN_FUNCTION,
              "A path has no function '" + name + "'" + didYouMean(nearest),
              token.getSymbol().getStartIndex(),
              token.getSymbol().getStopIndex() + 1,
              nearest));
    }
    String written = context.arguments().getText();
    String arguments = written.substring(1, written.length() - 1);
    return new Segment.Function(name, arguments, start, end);
  }

  private static String didYouMean(@Nullable String nearest) {
    return nearest == null ? "." : "; did you mean '" + nearest + "'?";
  }

  private Segment bracketed(
      PathGrammar.BracketContext bracket, Segment.Notation notation, int start, int end) {
    if (bracket.names() != null) {
      List<String> names = new ArrayList<>();
      for (TerminalNode name : bracket.names().STRING()) {
        names.add(unquoted(name.getSymbol()));
      }
      boolean doubled = bracket.names().STRING(0).getText().charAt(0) == '"';
      return names.size() == 1
          ? new Segment.Field(
              names.get(0), doubled ? Segment.Notation.DOUBLE_QUOTED : notation, start, end)
          : new Segment.Fields(names, start, end);
    }
    if (bracket.numbers() != null) {
      List<Integer> indexes = new ArrayList<>();
      for (TerminalNode number : bracket.numbers().INTEGER()) {
        indexes.add(integer(number.getSymbol()));
      }
      return indexes.size() == 1
          ? new Segment.Index(indexes.get(0), notation, start, end)
          : new Segment.Indexes(indexes, start, end);
    }
    if (bracket.FROM_END() != null) {
      String text = bracket.FROM_END().getText();
      int minus = text.lastIndexOf('-');
      String back = text.substring(minus + 1).replace(")", "").trim();
      return new Segment.FromEnd(integer(back, bracket.FROM_END().getSymbol()), start, end);
    }
    if (bracket.slice() != null) {
      return slice(bracket.slice(), start, end);
    }
    if (bracket.filter() != null) {
      return new Segment.Filter(either(bracket.filter().either()), start, end);
    }
    return new Segment.Wildcard(start, end);
  }

  private static Segment slice(PathGrammar.SliceContext slice, int start, int end) {
    Integer from = slice.from == null ? null : integer(slice.from);
    Integer to = slice.to == null ? null : integer(slice.to);
    if (from == null && to == null) {
      throw refusal(
          "A slice needs a start or an end: [1:], [:2] or [1:2].", start(slice), end(slice));
    }
    return new Segment.Slice(from, to, slice.COLON().size() > 1, start, end);
  }

  private FilterTest either(PathGrammar.EitherContext context) {
    List<FilterTest> tests = new ArrayList<>();
    for (PathGrammar.BothContext both : context.both()) {
      tests.add(both(both));
    }
    return tests.size() == 1
        ? tests.get(0)
        : new FilterTest.Any(tests, start(context), end(context));
  }

  private FilterTest both(PathGrammar.BothContext context) {
    List<FilterTest> tests = new ArrayList<>();
    for (PathGrammar.TestContext test : context.test()) {
      tests.add(test(test));
    }
    return tests.size() == 1
        ? tests.get(0)
        : new FilterTest.All(tests, start(context), end(context));
  }

  private FilterTest test(PathGrammar.TestContext context) {
    if (context.NOT() != null) {
      return new FilterTest.Not(test(context.test()), start(context), end(context));
    }
    if (context.either() != null) {
      return either(context.either());
    }
    PathGrammar.ComparisonContext comparison = context.comparison();
    FilterOperand left = operand(comparison.left);
    int start = start(comparison);
    int end = end(comparison);
    if (comparison.right == null) {
      if (left instanceof FilterOperand.Selection selection) {
        return new FilterTest.Exists(selection.path(), start, end);
      }
      throw refusal("A constant alone is no test: compare it with a path.", start, end);
    }
    return new FilterTest.Comparison(
        left, operator(comparison.operator()), operand(comparison.right), start, end);
  }

  private static String operator(PathGrammar.OperatorContext context) {
    String written = context.getText();
    String operator = written.toLowerCase(Locale.ROOT);
    if (context.WORD() != null && !WORD_OPERATORS.contains(operator)) {
      String nearest = Nearest.to(operator, WORD_OPERATORS);
      throw new Refusal(
          new ExpressionProblem(
              PathProblems.SYNTAX,
              "A filter has no operator '" + written + "'" + didYouMean(nearest),
              start(context),
              end(context),
              nearest));
    }
    return operator;
  }

  private FilterOperand operand(PathGrammar.OperandContext context) {
    int start = start(context);
    int end = end(context);
    if (context.filterPath() != null) {
      Path path = path(context.filterPath().getStart(), context.filterPath().step());
      return new FilterOperand.Selection(path, start, end);
    }
    String text = context.getText();
    if (context.json() != null) {
      return new FilterOperand.Constant(FilterOperand.Kind.JSON, text, start, end);
    }
    switch (context.getStart().getType()) {
      case PathTokens.STRING:
        String string = unquoted(context.getStart());
        FilterOperand.Kind quoted =
            text.charAt(0) == '"' ? FilterOperand.Kind.DOUBLE_QUOTED : FilterOperand.Kind.STRING;
        return new FilterOperand.Constant(quoted, string, start, end);
      case PathTokens.NUMBER:
        if (!isNumber(text)) {
          throw refusal("'" + text + "' is not a number.", start, end);
        }
        return new FilterOperand.Constant(FilterOperand.Kind.NUMBER, text, start, end);
      case PathTokens.REGEX:
        return new FilterOperand.Constant(FilterOperand.Kind.REGEX, text, start, end);
      default:
        FilterOperand.Kind kind =
            switch (text) {
              case "true", "false" -> FilterOperand.Kind.BOOLEAN;
              case "null" -> FilterOperand.Kind.NULL;
              default -> FilterOperand.Kind.WORD;
            };
        return new FilterOperand.Constant(kind, text, start, end);
    }
  }

  private static boolean isNumber(String text) {
    try {
      new BigDecimal(text);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static String unquoted(Token token) {
    String text = PathCharacters.unquote(token.getText());
    if (text == null) {
      throw refusal(
          "The escape \\u must be followed by 4 hexadecimal digits.",
          token.getStartIndex(),
          token.getStopIndex() + 1);
    }
    return text;
  }

  private static Integer integer(Token token) {
    return integer(token.getText(), token);
  }

  private static Integer integer(String digits, Token token) {
    try {
      return Integer.valueOf(digits);
    } catch (NumberFormatException e) {
      throw refusal(
          "The number " + digits + " is out of range.",
          token.getStartIndex(),
          token.getStopIndex() + 1);
    }
  }

  private static Refusal refusal(String message, int start, int end) {
    return new Refusal(new ExpressionProblem(PathProblems.SYNTAX, message, start, end));
  }

  private static int start(ParserRuleContext context) {
    return context.getStart().getStartIndex();
  }

  private static int end(ParserRuleContext context) {
    return context.getStop().getStopIndex() + 1;
  }
}
