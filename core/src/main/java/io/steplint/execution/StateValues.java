package io.steplint.execution;

import io.steplint.asl.Expression;
import io.steplint.asl.PathField;
import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.State;
import io.steplint.execution.intrinsic.IntrinsicCalls;
import io.steplint.execution.intrinsic.IntrinsicFailure;
import io.steplint.execution.json.Json;
import io.steplint.execution.jsonata.Jsonata;
import io.steplint.execution.jsonata.JsonataFailure;
import io.steplint.execution.jsonata.Surroundings;
import io.steplint.execution.path.PathFailure;
import io.steplint.execution.path.PathReader;
import io.steplint.query.ExpressionProblem;
import io.steplint.query.intrinsic.Intrinsic;
import io.steplint.query.jsonata.StateExpression;
import io.steplint.query.path.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the expressions of one state.
 *
 * @param data what {@code $} stands for in JSONPath
 * @param context the context object
 * @param variables the workflow variables
 * @param states the members of {@code $states} besides the context
 */
record StateValues(
    MachineExecution execution,
    State state,
    Object data,
    Map<String, Object> context,
    Map<String, Object> variables,
    Map<String, Object> states) {

  private static final int SIGN = 2;

  StateValues on(Object other) {
    return new StateValues(execution, state, other, context, variables, states);
  }

  StateValues seeing(Map<String, Object> other) {
    return new StateValues(execution, state, data, other, variables, states);
  }

  /** With one more member of {@code $states}. */
  StateValues with(String member, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(states);
    more.put(member, value);
    return new StateValues(execution, state, data, context, variables, more);
  }

  // ---- fields

  /** The value of a field with a path: absent is the data itself, null the empty object. */
  Object path(PathField field) {
    return switch (field.kind()) {
      case ABSENT -> data;
      case NULL -> new LinkedHashMap<String, Object>();
      case PATH -> {
        Expression expression = field.expression();
        yield expression == null ? data : read(expression, true);
      }
      case UNKNOWN ->
          throw new NotExecutableException(
              "A path of " + state.pointer() + " is decided by a deployment, or is none");
    };
  }

  /** The value of a template. */
  Object template(PayloadTemplate template) {
    return switch (template.kind()) {
      case LITERAL, OPAQUE -> Json.of(template.node());
      case EXPRESSION -> {
        Expression expression = ((PayloadTemplate.Evaluated) template).expression();
        yield read(expression, false);
      }
      case ARRAY -> {
        List<Object> items = new ArrayList<>();
        for (PayloadTemplate item : ((PayloadTemplate.ArrayTemplate) template).items()) {
          items.add(template(item));
        }
        yield items;
      }
      case OBJECT -> {
        Map<String, Object> members = new LinkedHashMap<>();
        for (PayloadTemplate.Member member :
            ((PayloadTemplate.ObjectTemplate) template).members()) {
          members.put(member.name(), template(member.value()));
        }
        yield members;
      }
    };
  }

  /** The value of a field that is written out or an expression; null where there is none. */
  @Nullable Object field(@Nullable PayloadTemplate template) {
    if (template == null) {
      return null;
    }
    Expression expression = template.expression();
    return expression != null && !state.isJsonata() ? read(expression, true) : template(template);
  }

  // ---- expressions

  /**
   * The value of an expression.
   *
   * @param wholeField whether it is a field of its own, which the service words otherwise
   */
  Object read(Expression expression, boolean wholeField) {
    return switch (expression.kind()) {
      case PATH -> path(expression, wholeField);
      case INTRINSIC -> intrinsic(expression);
      case JSONATA -> jsonata(expression);
    };
  }

  private static NotExecutableException refused(Expression expression) {
    ExpressionProblem problem = expression.problem();
    return new NotExecutableException(
        expression.pointer()
            + " cannot be evaluated: "
            + (problem == null ? "a deployment decides parts of it" : problem.message()));
  }

  private Object path(Expression expression, boolean wholeField) {
    Path path = expression.path();
    if (path == null) {
      throw refused(expression);
    }
    try {
      return PathReader.read(path, expression.text(), root(path));
    } catch (PathFailure failure) {
      String text = expression.text();
      boolean quotesPath = wholeField || failure.reason() != PathFailure.Reason.MISSING;
      throw failed(
              quotesPath
                  ? "Invalid path '" + text + "' : " + failure.getMessage()
                  : "The JSONPath '"
                      + text
                      + "' specified for the field '"
                      + fieldName(expression)
                      + "' could not be found in the input '"
                      + Json.text(data)
                      + "'")
          .at(point(expression, path));
    } catch (StateFailure failure) {
      throw failure.at(point(expression, path));
    }
  }

  private FailurePoint point(Expression expression, Path path) {
    Object root =
        switch (path.head().kind()) {
          case INPUT, ELEMENT -> data;
          case CONTEXT -> context;
          case VARIABLE -> variables.get(path.head().name());
        };
    return new FailurePoint(expression.pointer().toString(), path, root, null);
  }

  private FailurePoint point(Expression expression) {
    return new FailurePoint(expression.pointer().toString(), null, null, expression.jsonata());
  }

  private static String fieldName(Expression expression) {
    String step = expression.pointer().step();
    return step.isEmpty() ? "$" : step;
  }

  /** What the head of a path stands for. */
  Object root(Path path) {
    return switch (path.head().kind()) {
      case INPUT, ELEMENT -> data;
      case CONTEXT -> context;
      case VARIABLE -> {
        Object value = variables.get(path.head().name());
        if (value == null) {
          throw failed("The variable '$" + path.head().name() + "' has no value");
        }
        yield value;
      }
    };
  }

  /** {@code States.Runtime} in this state. */
  StateFailure failed(String what) {
    return StateFailure.runtime(prefix() + what);
  }

  /** {@code States.QueryEvaluationError} in this state. */
  StateFailure queryFailed(String what) {
    return StateFailure.of(StateFailure.QUERY, prefix() + what);
  }

  private String prefix() {
    return "An error occurred while executing the state '" + state.name() + "'. ";
  }

  private Object intrinsic(Expression expression) {
    Intrinsic.Call call = expression.intrinsic();
    if (call == null) {
      throw refused(expression);
    }
    IntrinsicCalls calls =
        new IntrinsicCalls(
            path -> argument(path, expression),
            execution.shared().random(),
            "00000000-0000-4000-8000-000000000000");
    try {
      return calls.call(call);
    } catch (IntrinsicFailure | ArithmeticException failure) {
      throw StateFailure.of(
              "States.IntrinsicFailure",
              prefix()
                  + "The function call "
                  + expression.text()
                  + " failed: "
                  + failure.getMessage())
          .at(point(expression));
    }
  }

  private Object argument(Path path, Expression expression) {
    try {
      return PathReader.readArgument(path, expression.text(), root(path));
    } catch (PathFailure failure) {
      throw failed(
              "The function '"
                  + expression.text()
                  + "' had the following error: The JsonPath argument for the field '"
                  + path
                  + "' could not be found in the input '"
                  + Json.text(data)
                  + "'")
          .at(point(expression, path));
    } catch (StateFailure failure) {
      throw failure.at(point(expression, path));
    }
  }

  private Object jsonata(Expression expression) {
    StateExpression parsed = expression.jsonata();
    if (parsed == null) {
      throw refused(expression);
    }
    Map<String, Object> bindings = new LinkedHashMap<>(variables);
    Map<String, Object> own = new LinkedHashMap<>(states);
    own.put("context", context);
    bindings.put("states", own);
    @Nullable Object value;
    try {
      value = Jsonata.evaluate(parsed.expression(), bindings, Surroundings.service(Run.TIME));
    } catch (JsonataFailure failure) {
      throw queryFailed(
              quoted(expression) + " threw an error during evaluation. " + failure.getMessage())
          .at(point(expression));
    }
    if (value == null) {
      throw queryFailed(quoted(expression) + " returned nothing (undefined).")
          .at(point(expression));
    }
    if (value == Jsonata.FUNCTION) {
      throw queryFailed(quoted(expression) + " returned an unsupported result type.")
          .at(point(expression));
    }
    return value;
  }

  private String quoted(Expression expression) {
    String text = expression.text();
    String inner = text.substring(SIGN, text.length() - SIGN).trim();
    return "The JSONata expression '"
        + inner
        + "' specified for the field '"
        + field(expression)
        + "'";
  }

  /** The field as the service names it: {@code Output/v}. */
  private String field(Expression expression) {
    String pointer = expression.pointer().toString();
    String own = state.pointer().toString();
    return pointer.startsWith(own + "/") ? pointer.substring(own.length() + 1) : pointer;
  }

  /** A value of JSONata that is not of the kind that its field takes. */
  StateFailure unexpected(PayloadTemplate template, String wanted, Object value) {
    Expression expression = template.expression();
    String subject =
        expression == null
            ? "The value of the field '" + template.pointer().step() + "'"
            : quoted(expression);
    return queryFailed(
            subject
                + " returned an unexpected result type. Expected '"
                + wanted
                + "', but was '"
                + Json.kindName(value)
                + "' for value: "
                + Json.text(value))
        .at(point(template));
  }

  /** A place in this state, for a value that its field does not take. */
  FailurePoint point(PayloadTemplate template) {
    Expression expression = template.expression();
    Path path = expression == null ? null : expression.path();
    return path != null && expression != null
        ? point(expression, path)
        : expression != null
            ? point(expression)
            : new FailurePoint(template.pointer().toString(), null, null, null);
  }
}
