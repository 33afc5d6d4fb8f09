package io.steplint.flow.concrete;

import static io.steplint.flow.concrete.Values.object;
import static io.steplint.flow.concrete.Values.text;

import io.steplint.query.intrinsic.IntrinsicParser;
import io.steplint.query.path.Head;
import io.steplint.query.path.Path;
import io.steplint.query.path.PathParser;
import io.steplint.query.path.Segment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Executes a machine in JSONPath on a value, as the developer guide and the recordings describe it.
 * Written apart from the analysis: of ours it uses the parsers of paths and functions only.
 */
public final class Execution {

  /** Takes what happens. */
  public interface Listener {
    /** A state is entered. */
    void entered(String pointer, @Nullable Object input);

    /** A Task, Map or Parallel has returned something. */
    void returned(String pointer, @Nullable Object result);

    /**
     * A state is left.
     *
     * @param target the next state, or null at an end
     * @param caught whether a Catcher leads on
     */
    void left(String pointer, @Nullable Object output, @Nullable String target, boolean caught);
  }

  private static final int MAX_STEPS = 120;
  private static final int MAX_SIZE = 2_000;

  private final Function<String, @Nullable Object> tasks;
  private final Listener listener;
  private @Nullable Object executionInput;
  private int steps;

  /**
   * @param tasks gives the result of a Task by the pointer of its state, or throws {@link Failure}
   */
  public Execution(Function<String, @Nullable Object> tasks, Listener listener) {
    this.tasks = tasks;
    this.listener = listener;
  }

  /** An execution that is given up because it takes too long, or its data grows too large. */
  public static final class TooLong extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** What the machine returns. */
  public @Nullable Object run(Map<String, @Nullable Object> machine, @Nullable Object input) {
    executionInput = input;
    return block(machine, "", input, Map.of(), null);
  }

  private @Nullable Object block(
      Map<String, @Nullable Object> block,
      String pointer,
      @Nullable Object input,
      Map<String, @Nullable Object> outer,
      @Nullable Object item) {
    Map<String, @Nullable Object> variables = new LinkedHashMap<>(outer);
    String name = text(block.get("StartAt"));
    Object data = input;
    while (true) {
      if (++steps > MAX_STEPS || Values.size(data, MAX_SIZE) > MAX_SIZE) {
        throw new TooLong();
      }
      Map<String, @Nullable Object> state = object(object(block.get("States")).get(name));
      Run run = new Run(state, pointer + "/States/" + name, name, variables, item);
      listener.entered(run.pointer, data);
      String next = run.execute(data);
      data = run.output;
      listener.left(run.pointer, data, next, run.caught);
      if (next == null) {
        return data;
      }
      variables.putAll(run.assigned);
      name = next;
    }
  }

  /** One state, executed once. */
  private final class Run {
    private final Map<String, @Nullable Object> state;
    private final String pointer;
    private final String name;
    private final Map<String, @Nullable Object> variables;
    private final @Nullable Object item;
    private final Map<String, @Nullable Object> assigned = new LinkedHashMap<>();
    private @Nullable Object output;
    private boolean caught;

    Run(
        Map<String, @Nullable Object> state,
        String pointer,
        String name,
        Map<String, @Nullable Object> variables,
        @Nullable Object item) {
      this.state = state;
      this.pointer = pointer;
      this.name = name;
      this.variables = variables;
      this.item = item;
    }

    /** The next state, or null at an end. */
    @Nullable String execute(@Nullable Object raw) {
      String type = text(state.get("Type"));
      if (type.equals("Choice")) {
        return choice(raw);
      }
      if (type.equals("Fail")) {
        throw new Failure(text(state.get("Error")));
      }
      try {
        succeed(type, raw);
      } catch (Failure failure) {
        String next = taken(failure, raw);
        if (next == null) {
          throw failure;
        }
        return next;
      }
      return state.get("Next") instanceof String next ? next : null;
    }

    private void succeed(String type, @Nullable Object raw) {
      boolean literal = state.containsKey("Result");
      Object effective = literal ? raw : path("InputPath", raw);
      if (type.equals("Wait") || type.equals("Succeed")) {
        assign(state, effective);
        output = path("OutputPath", effective);
        return;
      }
      boolean map = type.equals("Map");
      Object sent =
          literal
              ? state.get("Result")
              : state.containsKey("Parameters") && !map
                  ? template(state.get("Parameters"), effective)
                  : effective;
      Object result =
          switch (type) {
            case "Task" -> attempt();
            case "Parallel" -> parallel(sent);
            case "Map" -> map(effective);
            default -> sent;
          };
      if (!type.equals("Pass")) {
        listener.returned(pointer, result);
      }
      assign(state, result);
      Object selected =
          state.containsKey("ResultSelector")
              ? template(state.get("ResultSelector"), result)
              : result;
      output = path("OutputPath", put(state, raw, selected));
    }

    /** Calls the task, and again as often as its Retrier says. */
    private @Nullable Object attempt() {
      for (int left = state.containsKey("Retry") ? 2 : 0; ; left--) {
        try {
          return tasks.apply(pointer);
        } catch (Failure failure) {
          if (left == 0) {
            throw failure;
          }
        }
      }
    }

    private List<@Nullable Object> parallel(@Nullable Object sent) {
      List<@Nullable Object> results = new ArrayList<>();
      int i = 0;
      for (Object branch : Values.array(state.get("Branches"))) {
        results.add(block(object(branch), pointer + "/Branches/" + i++, sent, variables, item));
      }
      return results;
    }

    private List<@Nullable Object> map(@Nullable Object effective) {
      Object items = path("ItemsPath", effective);
      if (!(items instanceof List<?> list)) {
        throw new Failure("States.Runtime");
      }
      List<@Nullable Object> results = new ArrayList<>();
      for (int i = 0; i < list.size(); i++) {
        Map<String, @Nullable Object> context = new LinkedHashMap<>();
        context.put("Index", new java.math.BigDecimal(i));
        context.put("Value", list.get(i));
        Run each = new Run(state, pointer, name, variables, Map.of("Item", context));
        Object input =
            state.containsKey("ItemSelector")
                ? each.template(state.get("ItemSelector"), effective)
                : list.get(i);
        results.add(
            block(
                object(state.get("ItemProcessor")),
                pointer + "/ItemProcessor",
                input,
                variables,
                each.item));
      }
      return results;
    }

    private @Nullable String taken(Failure failure, @Nullable Object raw) {
      if (failure.endsExecution()) {
        return null;
      }
      for (Object each : Values.array(state.get("Catch"))) {
        Map<String, @Nullable Object> catcher = object(each);
        List<@Nullable Object> names = Values.array(catcher.get("ErrorEquals"));
        if (names.contains(failure.error()) || names.contains("States.ALL")) {
          Map<String, @Nullable Object> error = new LinkedHashMap<>();
          error.put("Error", failure.error());
          error.put("Cause", "it failed");
          assigned.clear();
          assign(catcher, error);
          output = put(catcher, raw, error);
          caught = true;
          return text(catcher.get("Next"));
        }
      }
      return null;
    }

    // ---- Choice

    private String choice(@Nullable Object raw) {
      Object effective = path("InputPath", raw);
      output = path("OutputPath", effective);
      for (Object each : Values.array(state.get("Choices"))) {
        Map<String, @Nullable Object> rule = object(each);
        if (holds(rule, effective)) {
          assign(rule, effective);
          return text(rule.get("Next"));
        }
      }
      if (!state.containsKey("Default")) {
        throw new Failure("States.NoChoiceMatched");
      }
      assign(state, effective);
      return text(state.get("Default"));
    }

    private boolean holds(Map<String, @Nullable Object> test, @Nullable Object data) {
      if (test.containsKey("And")) {
        return Values.array(test.get("And")).stream().allMatch(t -> holds(object(t), data));
      }
      if (test.containsKey("Or")) {
        return Values.array(test.get("Or")).stream().anyMatch(t -> holds(object(t), data));
      }
      if (test.containsKey("Not")) {
        return !holds(object(test.get("Not")), data);
      }
      String operator = Comparisons.operator(test);
      Path variable = parsed(text(test.get("Variable")));
      if (operator.equals("IsPresent")) {
        return Selector.isPresent(root(variable, data), variable)
            == Boolean.TRUE.equals(test.get(operator));
      }
      Object value = Selector.select(root(variable, data), variable);
      Object operand = test.get(operator);
      if (operator.endsWith("Path")) {
        Path other = parsed(text(operand));
        operand = Selector.select(root(other, data), other);
        operator = operator.substring(0, operator.length() - "Path".length());
      }
      return Comparisons.holds(operator, value, operand);
    }

    // ---- expressions

    private void assign(Map<String, @Nullable Object> from, @Nullable Object data) {
      if (from.containsKey("Assign")) {
        assigned.putAll(object(template(from.get("Assign"), data)));
      }
    }

    private @Nullable Object path(String field, @Nullable Object data) {
      if (!state.containsKey(field)) {
        return data;
      }
      return state.get(field) instanceof String path ? value(path, data) : new LinkedHashMap<>();
    }

    private @Nullable Object template(@Nullable Object template, @Nullable Object data) {
      if (template instanceof Map) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        for (Map.Entry<String, @Nullable Object> member : object(template).entrySet()) {
          String key = member.getKey();
          boolean evaluated = key.endsWith(".$");
          out.put(
              evaluated ? key.substring(0, key.length() - 2) : key,
              evaluated ? value(text(member.getValue()), data) : template(member.getValue(), data));
        }
        return out;
      }
      return template;
    }

    private @Nullable Object value(String expression, @Nullable Object data) {
      if (expression.startsWith("States.")) {
        return new Functions(path -> Selector.argument(root(path, data), path))
            .value(IntrinsicParser.parse(expression).value().orElseThrow());
      }
      Path path = parsed(expression);
      return Selector.select(root(path, data), path);
    }

    private static Path parsed(String text) {
      return PathParser.parse(text).value().orElseThrow();
    }

    private @Nullable Object root(Path path, @Nullable Object data) {
      if (path.head().kind() == Head.Kind.VARIABLE) {
        if (!variables.containsKey(path.head().name())) {
          throw new Failure("States.Runtime");
        }
        return variables.get(path.head().name());
      }
      return path.head().kind() == Head.Kind.CONTEXT ? context() : data;
    }

    private Map<String, @Nullable Object> context() {
      Map<String, @Nullable Object> execution = new LinkedHashMap<>();
      execution.put("Id", "arn:aws:states:eu-west-1:123456789012:execution:m:x");
      execution.put("Input", executionInput);
      execution.put("Name", "x");
      Map<String, @Nullable Object> context = new LinkedHashMap<>();
      context.put("Execution", execution);
      context.put("State", new LinkedHashMap<>(Map.of("Name", name)));
      if (item != null) {
        context.put("Map", item);
      }
      return context;
    }

    /** The input with a value at {@code ResultPath}. */
    private static @Nullable Object put(
        Map<String, @Nullable Object> from, @Nullable Object raw, @Nullable Object value) {
      if (!from.containsKey("ResultPath")) {
        return value;
      }
      return from.get("ResultPath") instanceof String target
          ? put(raw, parsed(target).segments(), 0, value)
          : raw;
    }

    private static @Nullable Object put(
        @Nullable Object at, List<Segment> path, int step, @Nullable Object value) {
      if (step == path.size()) {
        return value;
      }
      if (!(at instanceof Map)) {
        throw new Failure("States.ResultPathMatchFailure");
      }
      Map<String, @Nullable Object> changed = new LinkedHashMap<>(object(at));
      String key = ((Segment.Field) path.get(step)).name();
      Object inner = changed.containsKey(key) ? changed.get(key) : new LinkedHashMap<>();
      changed.put(key, put(inner, path, step + 1, value));
      return changed;
    }
  }
}
