package io.steplint.query.intrinsic;

import io.steplint.query.ExpressionProblem;
import io.steplint.query.ParseResult;
import io.steplint.query.Refusal;
import io.steplint.query.path.Path;
import io.steplint.query.path.PathParser;
import io.steplint.text.Nearest;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Turns ANTLR's tree of a call into the syntax tree, and checks what the grammar leaves open. */
final class IntrinsicBuilder {

  private final String text;

  IntrinsicBuilder(String text) {
    this.text = text;
  }

  Intrinsic.Call call(IntrinsicGrammar.CallContext context) {
    IntrinsicFunction function = function(context);
    List<Intrinsic> arguments = new ArrayList<>();
    for (IntrinsicGrammar.ArgumentContext argument : context.argument()) {
      arguments.add(argument(argument));
    }
    Intrinsic.Call call =
        new Intrinsic.Call(function, arguments, start(context.getStart()), end(context.getStop()));
    IntrinsicChecks.check(call);
    return call;
  }

  private static IntrinsicFunction function(IntrinsicGrammar.CallContext context) {
    String name = context.family.getText() + "." + context.function.getText();
    return IntrinsicFunction.named(name)
        .orElseThrow(
            () -> {
              String nearest = Nearest.to(name, IntrinsicFunction.qualifiedNames());
              String message =
                  "'"
                      + name
                      + "' is not an intrinsic function"
                      + (nearest == null ? "." : "; did you mean '" + nearest + "'?");
              return new Refusal(
                  new ExpressionProblem(
                      IntrinsicProblems.UNKNOWN_FUNCTION,
                      message,
                      start(context.family),
                      end(context.function),
                      nearest));
            });
  }

  private Intrinsic argument(IntrinsicGrammar.ArgumentContext context) {
    Token token = context.getStart();
    int start = start(token);
    int end = end(token);
    if (context.call() != null) {
      return call(context.call());
    }
    if (context.path() != null) {
      return path(context.path());
    }
    if (context.STRING() != null) {
      checkEscapes(start + 1, end - 1);
      return new Intrinsic.Text(text.substring(start + 1, end - 1), start, end);
    }
    if (context.NUMBER() != null) {
      return new Intrinsic.Number(token.getText(), start, end);
    }
    switch (token.getText()) {
      case "true":
        return new Intrinsic.Bool(true, start, end);
      case "false":
        return new Intrinsic.Bool(false, start, end);
      case "null":
        return new Intrinsic.Null(start, end);
      default:
        throw new Refusal(
            new ExpressionProblem(
                IntrinsicProblems.SYNTAX,
                "Unexpected '"
                    + token.getText()
                    + "': a text argument is written in single quotes.",
                start,
                end,
                "'" + token.getText() + "'"));
    }
  }

  private Intrinsic path(ParserRuleContext context) {
    int start = start(context.getStart());
    int end = end(context.getStop());
    while (text.charAt(end - 1) <= ' ') {
      end--;
    }
    ParseResult<Path> path = PathParser.parse(text, start, end);
    if (!path.isValid()) {
      throw new Refusal(path.problem().orElseThrow());
    }
    return new Intrinsic.PathValue(path.get(), start, end);
  }

  private void checkEscapes(int start, int end) {
    for (int i = start; i < end; i++) {
      if (text.charAt(i) == '\\') {
        char escaped = text.charAt(++i);
        if ("'{}\\".indexOf(escaped) < 0) {
          throw new Refusal(
              new ExpressionProblem(
                  IntrinsicProblems.ESCAPE,
                  "'\\" + escaped + "' is no escape: only ', {, } and \\ may follow a backslash.",
                  i - 1,
                  i + 1));
        }
      }
    }
  }

  private static int start(Token token) {
    return token.getStartIndex();
  }

  private static int end(Token token) {
    return token.getStopIndex() + 1;
  }
}
