package io.steplint.template.terraform.hcl;

import io.steplint.template.terraform.hcl.HclBody.HclAttribute;
import io.steplint.template.terraform.hcl.HclBody.HclBlock;
import io.steplint.template.terraform.hcl.HclExpression.Item;
import io.steplint.template.terraform.hcl.HclExpression.TemplatePart;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Makes the tree of a file from what the grammar recognised. */
final class HclBuilder {

  private final String text;
  private final int depth;

  /**
   * @param depth how many strings this text stands in
   */
  HclBuilder(String text, int depth) {
    this.text = text;
    this.depth = depth;
  }

  HclBody body(HclGrammar.BodyContext context) {
    List<HclAttribute> attributes = new ArrayList<>();
    for (HclGrammar.AttributeContext attribute : context.attribute()) {
      attributes.add(
          new HclAttribute(
              attribute.word().getText(),
              start(attribute),
              end(attribute),
              expression(attribute.expression())));
    }
    List<HclBlock> blocks = new ArrayList<>();
    for (HclGrammar.BlockContext block : context.block()) {
      List<String> labels = new ArrayList<>();
      for (HclGrammar.LabelContext label : block.label()) {
        String written = label.getText();
        labels.add(
            label.STRING() == null || written.length() < 2
                ? written
                : written.substring(1, written.length() - 1));
      }
      blocks.add(
          new HclBlock(
              block.word().getText(), labels, start(block), end(block), body(block.body())));
    }
    return new HclBody(attributes, blocks);
  }

  HclExpression expression(HclGrammar.ExpressionContext context) {
    HclExpression condition = operation(context.operation());
    if (context.QUESTION() == null) {
      return condition;
    }
    return new HclExpression.Conditional(
        start(context),
        end(context),
        condition,
        expression(context.expression(0)),
        expression(context.expression(1)));
  }

  private HclExpression operation(HclGrammar.OperationContext context) {
    if (context.unary().size() == 1) {
      return unary(context.unary(0));
    }
    List<String> operators = new ArrayList<>();
    for (HclGrammar.OperatorContext operator : context.operator()) {
      operators.add(operator.getText());
    }
    List<HclExpression> operands = new ArrayList<>();
    for (HclGrammar.UnaryContext unary : context.unary()) {
      operands.add(unary(unary));
    }
    return new HclExpression.Operation(start(context), end(context), operators, operands);
  }

  private HclExpression unary(HclGrammar.UnaryContext context) {
    HclExpression operand = operand(context.operand());
    if (context.getChildCount() == 1) {
      return operand;
    }
    List<String> signs = new ArrayList<>();
    for (int i = 0; i < context.getChildCount() - 1; i++) {
      signs.add(context.getChild(i).getText());
    }
    return new HclExpression.Operation(start(context), end(context), signs, List.of(operand));
  }

  private HclExpression operand(HclGrammar.OperandContext context) {
    HclExpression base = primary(context.primary());
    int start = start(context);
    for (HclGrammar.StepContext step : context.step()) {
      int end = end(step);
      if (step.STAR() != null) {
        base = new HclExpression.Splat(start, end, base);
      } else if (step.word() != null) {
        base = new HclExpression.Attribute(start, end, base, step.word().getText());
      } else if (step.NUMBER() != null) {
        base = new HclExpression.Index(start, end, base, number(step.NUMBER()));
      } else {
        base = new HclExpression.Index(start, end, base, expression(step.expression()));
      }
    }
    return base;
  }

  private HclExpression primary(HclGrammar.PrimaryContext context) {
    if (context.STRING() != null) {
      return quoted(context.STRING().getSymbol());
    }
    if (context.HEREDOC() != null) {
      return heredoc(context.HEREDOC().getSymbol());
    }
    if (context.NUMBER() != null) {
      return number(context.NUMBER());
    }
    if (context.call() != null) {
      HclGrammar.CallContext call = context.call();
      String head = call.FUNCTION().getText();
      List<HclExpression> arguments = new ArrayList<>();
      for (HclGrammar.ExpressionContext argument : call.expression()) {
        arguments.add(expression(argument));
      }
      return new HclExpression.Call(
          start(call),
          end(call),
          head.substring(0, head.length() - 1),
          arguments,
          call.ELLIPSIS() != null);
    }
    if (context.tuple() != null) {
      return tuple(context.tuple());
    }
    if (context.object() != null) {
      return object(context.object());
    }
    if (context.expression() != null) {
      return expression(context.expression());
    }
    String name = context.NAME().getText();
    return switch (name) {
      case "true", "false", "null" ->
          new HclExpression.WordLiteral(start(context), end(context), name);
      default -> new HclExpression.Name(start(context), end(context), name);
    };
  }

  private HclExpression tuple(HclGrammar.TupleContext context) {
    if (context.loop() != null) {
      return loop(context.loop());
    }
    List<HclExpression> items = new ArrayList<>();
    for (HclGrammar.ExpressionContext item : context.expression()) {
      items.add(expression(item));
    }
    return new HclExpression.Tuple(start(context), end(context), items);
  }

  private HclExpression object(HclGrammar.ObjectContext context) {
    if (context.loop() != null) {
      return loop(context.loop());
    }
    List<Item> items = new ArrayList<>();
    for (HclGrammar.ItemContext item : context.item()) {
      List<HclGrammar.ExpressionContext> sides = item.expression();
      HclExpression key =
          sides.size() == 2
              ? expression(sides.get(0))
              : new HclExpression.Name(
                  item.getStart().getStartIndex(),
                  item.getStart().getStopIndex() + 1,
                  item.getStart().getText());
      items.add(new Item(key, expression(sides.get(sides.size() - 1))));
    }
    return new HclExpression.ObjectLiteral(start(context), end(context), items);
  }

  private HclExpression loop(HclGrammar.LoopContext context) {
    boolean keyed = context.NAME().size() == 2;
    boolean object = context.ARROW() != null;
    List<HclGrammar.ExpressionContext> parts = context.expression();
    @Nullable HclExpression condition =
        context.IF() == null ? null : expression(parts.get(parts.size() - 1));
    return new HclExpression.Loop(
        start(context),
        end(context),
        keyed ? context.NAME(0).getText() : null,
        context.NAME(keyed ? 1 : 0).getText(),
        expression(parts.get(0)),
        object ? expression(parts.get(1)) : null,
        expression(parts.get(object ? 2 : 1)),
        condition,
        context.ELLIPSIS() != null);
  }

  private static HclExpression number(TerminalNode number) {
    Token token = number.getSymbol();
    return new HclExpression.NumberLiteral(
        token.getStartIndex(), token.getStopIndex() + 1, token.getText());
  }

  private HclExpression quoted(Token token) {
    int from = token.getStartIndex() + 1;
    int to = token.getStopIndex() + 1;
    if (to > from && text.charAt(to - 1) == '"') {
      to--;
    }
    return new HclExpression.Template(
        token.getStartIndex(), token.getStopIndex() + 1, scanner().quoted(from, to));
  }

  private HclExpression heredoc(Token token) {
    List<TemplatePart> parts = scanner().heredoc(token.getStartIndex(), token.getStopIndex() + 1);
    return new HclExpression.Template(token.getStartIndex(), token.getStopIndex() + 1, parts);
  }

  private HclTemplateScanner scanner() {
    return new HclTemplateScanner(text, depth + 1);
  }

  private static int start(ParserRuleContext context) {
    return context.getStart().getStartIndex();
  }

  private static int end(ParserRuleContext context) {
    Token stop = context.getStop();
    return stop == null ? context.getStart().getStartIndex() : stop.getStopIndex() + 1;
  }
}
