package io.steplint.rules;

import io.steplint.asl.Catcher;
import io.steplint.asl.ChoiceState;
import io.steplint.asl.Comparison;
import io.steplint.asl.Expression;
import io.steplint.asl.FailState;
import io.steplint.asl.MapState;
import io.steplint.asl.PathField;
import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.State;
import io.steplint.asl.StateType;
import io.steplint.asl.TaskState;
import io.steplint.asl.WaitState;
import io.steplint.lint.MachineFacts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every expression of a definition, with what is expected of it where it stands. */
public final class Expressions {

  /** What a field takes. */
  public enum Role {
    /** Any path: {@code InputPath}, {@code OutputPath}. */
    PATH,
    /** A reference path into the input: {@code ResultPath}. */
    RESULT_PATH,
    /** A reference path: {@code SecondsPath} and the like. */
    REFERENCE_PATH,
    /** What a Choice compares. */
    CHOICE_PATH,
    /** {@code ItemsPath}. */
    ITEMS_PATH,
    /** A path or an intrinsic function that gives a text: {@code ErrorPath}, {@code CausePath}. */
    TEXT_PATH,
    /** A member of a payload template. */
    TEMPLATE,
    /** JSONata. */
    JSONATA
  }

  /**
   * One expression.
   *
   * @param state the state it stands in
   * @param result whether {@code $states.result} is there
   * @param errorOutput whether {@code $states.errorOutput} is there
   */
  public record Use(
      State state, Expression expression, Role role, boolean result, boolean errorOutput) {

    /** The name of the field, with the {@code .$} of a template. */
    public String field() {
      return expression.pointer().step();
    }
  }

  private final List<Use> uses = new ArrayList<>();
  private @Nullable State state;

  private Expressions() {}

  /** The expressions of a machine, state by state in document order. */
  public static List<Use> of(MachineFacts machine) {
    return machine.shared(Expressions.class, Expressions::collect).uses;
  }

  private static Expressions collect(MachineFacts machine) {
    Expressions all = new Expressions();
    for (State state : machine.definition().allStates()) {
      all.state = state;
      all.collect(state);
    }
    return all;
  }

  private void collect(State of) {
    boolean works =
        of.type() == StateType.TASK
            || of.type() == StateType.PARALLEL
            || of.type() == StateType.MAP;
    path(of.inputPath(), Role.PATH);
    template(of.parameters(), false, false);
    template(of.arguments(), false, false);
    template(of.resultSelector(), true, false);
    path(of.resultPath(), Role.RESULT_PATH);
    path(of.outputPath(), Role.PATH);
    template(of.output(), works, false);
    template(of.assign(), works, false);
    for (Catcher catcher : of.catchers()) {
      path(catcher.resultPath(), Role.RESULT_PATH);
      template(catcher.assign(), false, true);
      template(catcher.output(), false, true);
    }
    if (of instanceof TaskState task) {
      field(task.timeout(), Role.REFERENCE_PATH);
      field(task.heartbeat(), Role.REFERENCE_PATH);
      template(task.credentials(), false, false);
    } else if (of instanceof WaitState wait) {
      field(wait.seconds(), Role.REFERENCE_PATH);
      field(wait.timestamp(), Role.REFERENCE_PATH);
    } else if (of instanceof FailState fail) {
      field(fail.error(), Role.TEXT_PATH);
      field(fail.cause(), Role.TEXT_PATH);
    } else if (of instanceof ChoiceState choice) {
      collect(choice);
    } else if (of instanceof MapState map) {
      collect(map);
    }
  }

  private void collect(ChoiceState choice) {
    for (ChoiceState.Rule rule : choice.rules()) {
      if (rule.comparison() != null) {
        comparison(rule.comparison());
      }
      template(rule.condition(), false, false);
      template(rule.assign(), false, false);
      template(rule.output(), false, false);
    }
  }

  private void collect(MapState map) {
    path(map.itemsPath(), Role.ITEMS_PATH);
    template(map.items(), false, false);
    template(map.itemSelector(), false, false);
    field(map.maxConcurrency(), Role.REFERENCE_PATH);
    field(map.toleratedFailureCount(), Role.REFERENCE_PATH);
    field(map.toleratedFailurePercentage(), Role.REFERENCE_PATH);
    MapState.ItemReader reader = map.itemReader();
    if (reader != null) {
      template(reader.parameters(), false, false);
      field(reader.maxItems(), Role.REFERENCE_PATH);
    }
    MapState.ItemBatcher batcher = map.itemBatcher();
    if (batcher != null) {
      template(batcher.batchInput(), false, false);
      field(batcher.maxItemsPerBatch(), Role.REFERENCE_PATH);
      field(batcher.maxInputBytesPerBatch(), Role.REFERENCE_PATH);
    }
    MapState.ResultWriter writer = map.resultWriter();
    if (writer != null) {
      template(writer.parameters(), false, false);
    }
  }

  private void comparison(Comparison comparison) {
    switch (comparison.kind()) {
      case AND -> ((Comparison.And) comparison).operands().forEach(this::comparison);
      case OR -> ((Comparison.Or) comparison).operands().forEach(this::comparison);
      case NOT -> comparison(((Comparison.Not) comparison).operand());
      case TEST -> {
        Comparison.Test test = (Comparison.Test) comparison;
        add(test.variable(), Role.CHOICE_PATH, false, false);
        Expression operand = test.operandPath();
        if (operand != null) {
          add(operand, Role.CHOICE_PATH, false, false);
        }
      }
      case OPAQUE -> {}
    }
  }

  private void path(PathField field, Role role) {
    Expression expression = field.expression();
    if (expression != null) {
      add(expression, role, false, false);
    }
  }

  private void field(@Nullable PayloadTemplate value, Role role) {
    Expression expression = value == null ? null : value.expression();
    if (expression != null) {
      add(expression, role, false, false);
    }
  }

  private void template(@Nullable PayloadTemplate template, boolean result, boolean errorOutput) {
    if (template == null) {
      return;
    }
    switch (template.kind()) {
      case OBJECT -> {
        for (PayloadTemplate.Member member :
            ((PayloadTemplate.ObjectTemplate) template).members()) {
          template(member.value(), result, errorOutput);
        }
      }
      case ARRAY -> {
        for (PayloadTemplate item : ((PayloadTemplate.ArrayTemplate) template).items()) {
          template(item, result, errorOutput);
        }
      }
      case EXPRESSION ->
          add(
              ((PayloadTemplate.Evaluated) template).expression(),
              Role.TEMPLATE,
              result,
              errorOutput);
      case LITERAL, OPAQUE -> {}
    }
  }

  private void add(Expression expression, Role role, boolean result, boolean errorOutput) {
    State owner = state;
    if (owner != null) {
      boolean jsonata = expression.kind() == Expression.Kind.JSONATA;
      uses.add(new Use(owner, expression, jsonata ? Role.JSONATA : role, result, errorOutput));
    }
  }
}
