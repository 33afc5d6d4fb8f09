package io.steplint.integration.needs;

import io.steplint.asl.Expression;
import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.State;
import io.steplint.query.intrinsic.Intrinsic;
import io.steplint.query.intrinsic.IntrinsicFunction;
import io.steplint.query.path.Head;
import io.steplint.query.path.Path;
import io.steplint.query.path.Segment;
import io.steplint.source.ScalarNode;
import io.steplint.text.Reference;
import io.steplint.text.Reference.Domain;
import io.steplint.text.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * What string a value of a definition gives, as far as the definition alone decides it. A part that
 * the execution decides is a reference that prints as {@code *}.
 */
final class DefinitionStrings {

  private static final int MAX_DEPTH = 20;

  /** Variables that hold variables deeper than this hold each other. */
  private static final int MAX_VARIABLES = 5;

  private final Caller caller;
  private final AssignedVariables variables;
  private int open;

  /**
   * @param state the state whose values are asked for
   */
  DefinitionStrings(Caller caller, State state) {
    this.caller = caller;
    this.variables = new AssignedVariables(state);
  }

  /** The strings that a value can be; one of them if it is not a conditional expression. */
  List<Text> of(PayloadTemplate value) {
    ScalarNode scalar = value.scalar();
    if (scalar != null) {
      return List.of(scalar.isUnknown() ? atRunTime(value, "", Domain.ANY) : scalar.text());
    }
    Expression expression = value.expression();
    if (expression == null) {
      return List.of(atRunTime(value, "", Domain.ANY));
    }
    return switch (expression.kind()) {
      case PATH -> {
        Path path = expression.path();
        yield path != null && path.head().kind() == Head.Kind.VARIABLE && path.segments().isEmpty()
            ? List.of(variable(path.head().name(), value))
            : List.of(path == null ? atRunTime(value, "", Domain.ANY) : of(path, value));
      }
      case INTRINSIC -> {
        Intrinsic.Call call = expression.intrinsic();
        yield List.of(call == null ? atRunTime(value, "", Domain.ANY) : of(call, value, 0));
      }
      case JSONATA -> JsonataStrings.of(expression, value, this);
    };
  }

  /** The string that a variable is, where every state that assigns it gives it the same one. */
  Text variable(String name, PayloadTemplate value) {
    List<PayloadTemplate> assigned = open >= MAX_VARIABLES ? null : variables.of(name);
    Text unknown = atRunTime(value, "$" + name, Domain.ANY);
    if (assigned == null || assigned.isEmpty()) {
      return unknown;
    }
    open++;
    List<Text> texts = new ArrayList<>();
    for (PayloadTemplate one : assigned) {
      texts.addAll(of(one));
    }
    open--;
    List<Text> distinct = distinct(texts);
    return distinct.size() == 1 ? distinct.get(0) : unknown;
  }

  /** The machine's own ARN. */
  Text self() {
    return caller.arn();
  }

  /** The machine's own name. */
  Text selfName() {
    return caller.name();
  }

  /** A part of a value that only the execution decides. */
  Text atRunTime(PayloadTemplate value, String part, Domain domain) {
    String identity = caller.key() + "#" + value.pointer() + " " + part;
    return Text.of(new Reference(identity, "*", domain));
  }

  private Text of(Path path, PayloadTemplate value) {
    if (path.head().kind() == Head.Kind.CONTEXT && path.segments().size() == 2) {
      String first = field(path.segments().get(0));
      String second = field(path.segments().get(1));
      if (first.equals("StateMachine") && second.equals("Id")) {
        return self();
      }
      if (first.equals("StateMachine") && second.equals("Name")) {
        return selfName();
      }
    }
    return atRunTime(value, path.toString(), Domain.ANY);
  }

  private static String field(Segment segment) {
    return segment instanceof Segment.Field field ? field.name() : "";
  }

  private Text of(Intrinsic argument, PayloadTemplate value, int depth) {
    if (depth > MAX_DEPTH) {
      return atRunTime(value, "", Domain.ANY);
    }
    if (argument instanceof Intrinsic.Text text) {
      return Text.of(text.value());
    }
    if (argument instanceof Intrinsic.Number number) {
      return Text.of(number.text());
    }
    if (argument instanceof Intrinsic.PathValue path) {
      return of(path.path(), value);
    }
    if (argument instanceof Intrinsic.Call call
        && call.function() == IntrinsicFunction.FORMAT
        && !call.arguments().isEmpty()
        && call.arguments().get(0) instanceof Intrinsic.Text template) {
      return format(template.templateParts(), call, value, depth);
    }
    return atRunTime(value, argument.toString(), Domain.ANY);
  }

  private Text format(List<String> parts, Intrinsic.Call call, PayloadTemplate value, int depth) {
    Text.Builder out = Text.builder().append(parts.get(0));
    for (int i = 1; i < parts.size(); i++) {
      out.append(
          i < call.arguments().size()
              ? of(call.arguments().get(i), value, depth + 1)
              : atRunTime(value, "{" + i + "}", Domain.ANY));
      out.append(parts.get(i));
    }
    return out.build();
  }

  /** The strings, without repetition. */
  static List<Text> distinct(List<Text> texts) {
    List<Text> distinct = new ArrayList<>();
    for (Text text : texts) {
      if (!distinct.contains(text)) {
        distinct.add(text);
      }
    }
    return distinct;
  }
}
