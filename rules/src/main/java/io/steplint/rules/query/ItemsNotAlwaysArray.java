package io.steplint.rules.query;

import io.steplint.asl.MapState;
import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.State;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.query.jsonata.JsonataExpression;
import io.steplint.query.jsonata.StateExpression;
import io.steplint.type.ArrayShape;
import io.steplint.type.Type;
import io.steplint.type.Types;
import io.steplint.typing.jsonata.JsonataTyping;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Items of a Map that JSONata unwraps where there is one, and leaves out where there is none. */
public final class ItemsNotAlwaysArray implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "items-not-always-array",
              Category.QUERY,
              "an Items expression that is an array only for two or more values")
          .severity(Severity.WARNING)
          .speaksBefore("type-mismatch")
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  /** The functions that return a sequence: nothing, a value, or an array of several. */
  private static final Set<String> SEQUENCES =
      Set.of("keys", "filter", "map", "each", "match", "spread");

  /** The functions that hand on a sequence as it is. */
  private static final Set<String> HAND_ON = Set.of("distinct");

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (State state : machine.definition().allStates()) {
      if (state instanceof MapState map && state.isJsonata()) {
        PayloadTemplate items = map.items();
        io.steplint.asl.Expression expression = items == null ? null : items.expression();
        StateExpression parsed = expression == null ? null : expression.jsonata();
        if (expression == null || parsed == null) {
          continue;
        }
        if (isNothingPerhaps(parsed, machine.flow().of(state).input())) {
          sink.at(expression.node())
              .pointer(expression.pointer())
              .message("With no item this is undefined, in spite of the []")
              .why("[] keeps a sequence of one an array; one of none is dropped, and the Map fails")
              .help("write the expression between [ and ], without the [] behind it")
              .may();
        } else if (isSequence(parsed.expression())) {
          sink.at(expression.node())
              .pointer(expression.pointer())
              .message("With a single item this is no array, and with none it is undefined")
              .why(
                  "JSONata unwraps a sequence of one: the Map then fails, or takes the fields of"
                      + " the item for its items")
              .help("write the expression between [ and ]")
              .may();
        }
      }
    }
  }

  /** Whether {@code []} stands behind a sequence that can be empty. */
  private static boolean isNothingPerhaps(StateExpression parsed, Type input) {
    if (!isKept(parsed.expression())) {
      return false;
    }
    if (isSequence(withoutKeeping(parsed.expression()))) {
      return true;
    }
    for (StateExpression.VariableReference read : parsed.variables()) {
      if (!read.builtin()) {
        return false;
      }
    }
    Type states = Types.object().required("input", input).open();
    Type items = JsonataTyping.of(parsed.expression(), Map.of("states", states)).type();
    ArrayShape array = items.array();
    // Where nothing is known of the items, nothing is known of their number either.
    return items.mayBeMissing() && array != null && !array.item().isUnknown();
  }

  private static boolean isKept(JsonataExpression expression) {
    if (expression instanceof JsonataExpression.Path path) {
      return path.keepArray() || path.steps().stream().anyMatch(step -> step.keepArray());
    }
    return expression instanceof JsonataExpression.Filtered filtered && filtered.keepArray();
  }

  /** The expression as it is judged where no {@code []} is in it. */
  private static JsonataExpression withoutKeeping(JsonataExpression expression) {
    if (expression instanceof JsonataExpression.Filtered filtered) {
      return filtered.predicates().isEmpty()
          ? filtered.base()
          : new JsonataExpression.Filtered(
              filtered.base(), filtered.predicates(), false, filtered.start(), filtered.end());
    }
    return expression;
  }

  private static boolean isSequence(@Nullable JsonataExpression expression) {
    if (expression == null) {
      return false;
    }
    switch (expression.kind()) {
      case PATH:
        return isFiltered((JsonataExpression.Path) expression);
      case FILTERED:
        JsonataExpression.Filtered filtered = (JsonataExpression.Filtered) expression;
        return !filtered.keepArray() && isFilter(filtered.predicates());
      case CALL:
        return call((JsonataExpression.Call) expression);
      case APPLY:
        JsonataExpression.Apply apply = (JsonataExpression.Apply) expression;
        String name =
            apply.right() instanceof JsonataExpression.Call call
                ? name(call.procedure())
                : name(apply.right());
        return SEQUENCES.contains(name) || (HAND_ON.contains(name) && isSequence(apply.left()));
      case BLOCK:
        List<JsonataExpression> all = ((JsonataExpression.Block) expression).expressions();
        return !all.isEmpty() && isSequence(all.get(all.size() - 1));
      case CONDITION:
        JsonataExpression.Condition condition = (JsonataExpression.Condition) expression;
        return isSequence(condition.then()) || isSequence(condition.otherwise());
      default:
        return false;
    }
  }

  private static boolean call(JsonataExpression.Call call) {
    String name = name(call.procedure());
    return SEQUENCES.contains(name)
        || (HAND_ON.contains(name)
            && !call.arguments().isEmpty()
            && isSequence(call.arguments().get(0)));
  }

  private static String name(JsonataExpression procedure) {
    return procedure instanceof JsonataExpression.Variable variable ? variable.name() : "";
  }

  /** Whether the last predicate of a path filters by a test, and no {@code []} keeps the array. */
  private static boolean isFiltered(JsonataExpression.Path path) {
    if (path.keepArray()) {
      return false;
    }
    boolean filtered = false;
    for (JsonataExpression.Step step : path.steps()) {
      if (step.keepArray()) {
        return false;
      }
      for (JsonataExpression.Stage stage : step.stages()) {
        filtered |= stage.predicate() != null && isTest(stage.predicate());
      }
    }
    return filtered;
  }

  private static boolean isFilter(List<JsonataExpression> predicates) {
    for (JsonataExpression predicate : predicates) {
      if (isTest(predicate)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a predicate is a test, and not the number of an item. */
  private static boolean isTest(JsonataExpression predicate) {
    return switch (predicate.kind()) {
      case BINARY -> {
        String operator = ((JsonataExpression.Binary) predicate).operator();
        yield !"+-*/%&".contains(operator);
      }
      case CALL ->
          Set.of("exists", "not", "boolean", "contains")
              .contains(name(((JsonataExpression.Call) predicate).procedure()));
      default -> false;
    };
  }
}
