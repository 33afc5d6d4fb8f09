package io.steplint.query.jsonata;

import io.steplint.query.ExpressionProblem;
import io.steplint.query.jsonata.StateExpression.StatesReference;
import io.steplint.query.jsonata.StateExpression.VariableReference;
import io.steplint.text.Nearest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what an expression refers to. The root it is evaluated against is empty, so a field name or
 * {@code $} means nothing until a path step, a predicate or the like gives it a context item. The
 * service looks at the body of a function where it is written, not where it is called.
 */
final class ReferenceFinder {

  private static final String STATES = "states";

  private final List<ExpressionProblem> problems = new ArrayList<>();
  private final List<StatesReference> states = new ArrayList<>();
  private final List<VariableReference> variables = new ArrayList<>();
  private Map<@Nullable JsonataExpression, Set<String>> bindings = new IdentityHashMap<>();

  StateExpression find(JsonataExpression root) {
    bindings = BoundNames.bindings(root);
    visit(root, new BoundNames(null, false, bindingsOf(null)), false);
    problems.sort(Comparator.comparingInt(ExpressionProblem::start));
    return new StateExpression(root, problems, states, variables);
  }

  private Set<String> bindingsOf(@Nullable JsonataExpression node) {
    Set<String> names = bindings.get(node);
    return names == null ? Set.of() : names;
  }

  /**
   * @param context whether there is a context item, or may be
   */
  private void visit(JsonataExpression node, BoundNames scope, boolean context) {
    switch (node.kind()) {
      case VARIABLE -> variable((JsonataExpression.Variable) node, scope, context);
      case NAME -> name((JsonataExpression.Name) node, context);
      case PATH -> path((JsonataExpression.Path) node, scope, context);
      case FILTERED -> {
        visit(((JsonataExpression.Filtered) node).base(), scope, context);
        visitAll(((JsonataExpression.Filtered) node).predicates(), scope);
      }
      case GROUP -> {
        visit(((JsonataExpression.Group) node).base(), scope, context);
        for (JsonataExpression.Entry entry : ((JsonataExpression.Group) node).entries()) {
          visit(entry.key(), scope, true);
          visit(entry.value(), scope, true);
        }
      }
      case BLOCK -> {
        BoundNames inner = new BoundNames(scope, false, bindingsOf(node));
        for (JsonataExpression expression : ((JsonataExpression.Block) node).expressions()) {
          visit(expression, inner, context);
        }
      }
      case BIND -> {
        JsonataExpression.Bind bind = (JsonataExpression.Bind) node;
        visit(bind.value(), scope, context);
        scope.bind(bind.target().name());
      }
      case LAMBDA -> {
        JsonataExpression.Lambda lambda = (JsonataExpression.Lambda) node;
        // The scope around knows it for a function's: what is bound there later is bound by then.
        BoundNames inner =
            new BoundNames(new BoundNames(scope, true, Set.of()), false, bindingsOf(node));
        for (JsonataExpression.Variable parameter : lambda.parameters()) {
          inner.bind(parameter.name());
        }
        visit(lambda.body(), inner, context);
      }
      case CALL -> call((JsonataExpression.Call) node, scope, context, 0);
      case APPLY -> {
        JsonataExpression.Apply apply = (JsonataExpression.Apply) node;
        visit(apply.left(), scope, context);
        if (apply.right() instanceof JsonataExpression.Call call && !call.partial()) {
          call(call, scope, context, 1);
        } else {
          visit(apply.right(), scope, context);
        }
      }
      case SORT, TRANSFORM -> visitAll(SubExpressions.of(node), scope);
      default -> {
        for (JsonataExpression child : SubExpressions.of(node)) {
          visit(child, scope, context);
        }
      }
    }
  }

  /** Visits what is evaluated for each item of something. */
  private void visitAll(List<JsonataExpression> nodes, BoundNames scope) {
    for (JsonataExpression node : nodes) {
      visit(node, scope, true);
    }
  }

  private void path(JsonataExpression.Path path, BoundNames scope, boolean context) {
    BoundNames inner = new BoundNames(scope, false, Set.of());
    List<JsonataExpression.Step> steps = path.steps();
    for (int i = 0; i < steps.size(); i++) {
      JsonataExpression.Step step = steps.get(i);
      if (i == 0 && isStates(step.expression(), scope)) {
        states(steps);
      } else {
        visit(step.expression(), i == 0 ? scope : inner, context || i > 0);
      }
      if (step.focus() != null) {
        inner.bind(step.focus());
      }
      for (JsonataExpression.Stage stage : step.stages()) {
        if (stage.index() != null) {
          inner.bind(stage.index());
        }
        if (stage.predicate() != null) {
          visit(stage.predicate(), inner, true);
        }
      }
    }
  }

  private static boolean isStates(JsonataExpression node, BoundNames scope) {
    return node instanceof JsonataExpression.Variable variable
        && variable.name().equals(STATES)
        && !scope.isBound(STATES);
  }

  private void states(List<JsonataExpression.Step> steps) {
    JsonataExpression.Step first = steps.get(0);
    List<String> names = new ArrayList<>();
    int end = first.expression().end();
    boolean plain = first.stages().isEmpty();
    for (int i = 1; i < steps.size() && plain; i++) {
      if (!(steps.get(i).expression() instanceof JsonataExpression.Name name)) {
        break;
      }
      names.add(name.name());
      if (i == 1) {
        end = name.end();
      }
      plain = steps.get(i).stages().isEmpty();
    }
    StatesReference reference = new StatesReference(names, first.expression().start(), end);
    states.add(reference);
    String member = reference.member();
    if (!member.isEmpty() && !StepFunctionsJsonata.STATES_MEMBERS.contains(member)) {
      String nearest = Nearest.to(member, StepFunctionsJsonata.STATES_MEMBERS);
      problems.add(
          new ExpressionProblem(
              StepFunctionsJsonata.STATES_FIELD,
              "Field '$states." + member + "' does not exist.",
              reference.start(),
              reference.end(),
              nearest == null ? null : "$states." + nearest));
    }
  }

  private void variable(JsonataExpression.Variable variable, BoundNames scope, boolean context) {
    String name = variable.name();
    int start = variable.start();
    int end = variable.end();
    if (name.equals("$")) {
      problems.add(
          new ExpressionProblem(
              StepFunctionsJsonata.ROOT_REFERENCE,
              "Reference to '$$' is not supported.",
              start,
              end,
              "$states.context"));
    } else if (name.isEmpty()) {
      if (!context) {
        problems.add(topLevel("$", start, end, "$states.input"));
      }
    } else if (isStates(variable, scope)) {
      states.add(new StatesReference(List.of(), start, end));
    } else if (!scope.isBound(name)) {
      boolean builtin = JsonataFunction.named(name).isPresent();
      variables.add(new VariableReference(name, builtin, start, end));
    }
  }

  private void name(JsonataExpression.Name name, boolean context) {
    if (!context) {
      problems.add(topLevel(name.name(), name.start(), name.end(), "$states.input." + name.name()));
    }
  }

  private static ExpressionProblem topLevel(
      String reference, int start, int end, String suggestion) {
    return new ExpressionProblem(
        StepFunctionsJsonata.TOP_LEVEL_REFERENCE,
        "Reference to '" + reference + "' at the top level is not supported.",
        start,
        end,
        suggestion);
  }

  /**
   * @param applied how many arguments {@code ~>} puts before those written
   */
  private void call(JsonataExpression.Call call, BoundNames scope, boolean context, int applied) {
    if (call.procedure() instanceof JsonataExpression.Variable function
        && !function.name().isEmpty()
        && !function.name().equals("$")
        && !scope.isBound(function.name())) {
      checkFunction(function, call, applied);
    } else {
      visit(call.procedure(), scope, context);
    }
    for (JsonataExpression argument : call.arguments()) {
      visit(argument, scope, context);
    }
  }

  private void checkFunction(
      JsonataExpression.Variable function, JsonataExpression.Call call, int applied) {
    String name = function.name();
    Signature signature = JsonataFunction.named(name).map(JsonataFunction::signature).orElse(null);
    if (name.equals(JsonataFunction.EVAL)) {
      problems.add(
          new ExpressionProblem(
              StepFunctionsJsonata.EVAL,
              "Step Functions does not support $eval; $parse reads JSON.",
              function.start(),
              function.end(),
              "$parse"));
    } else if (signature == null) {
      String nearest = Nearest.to(name, JsonataFunction.words());
      problems.add(
          new ExpressionProblem(
              StepFunctionsJsonata.UNKNOWN_FUNCTION,
              "There is no function $"
                  + name
                  + (nearest == null ? "." : "; did you mean $" + nearest + "?"),
              function.start(),
              function.end(),
              nearest == null ? null : "$" + nearest));
    } else if (!call.partial()) {
      checkCount(function, call, signature, call.arguments().size() + applied);
    }
  }

  private void checkCount(
      JsonataExpression.Variable function,
      JsonataExpression.Call call,
      Signature signature,
      int count) {
    int fewest = signature.fewestArguments();
    int most = signature.mostArguments();
    if (count >= fewest && count <= most) {
      return;
    }
    String wanted;
    if (most == Integer.MAX_VALUE) {
      wanted = "at least " + fewest;
    } else if (fewest == most) {
      wanted = most == 0 ? "no" : String.valueOf(most);
    } else {
      wanted = fewest == 0 ? "at most " + most : fewest + " to " + most;
    }
    boolean one = wanted.equals("1") || wanted.endsWith(" 1");
    problems.add(
        new ExpressionProblem(
            StepFunctionsJsonata.ARGUMENT_COUNT,
            "$"
                + function.name()
                + " takes "
                + wanted
                + (one ? " argument" : " arguments")
                + ", not "
                + count
                + ".",
            call.start(),
            call.end()));
  }
}
