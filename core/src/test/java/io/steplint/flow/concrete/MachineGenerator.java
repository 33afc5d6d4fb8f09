package io.steplint.flow.concrete;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes machines, inputs and results of tasks, the same ones for the same seed. */
public final class MachineGenerator {

  private static final String[] NAMES = {"a", "b", "c", "n", "s", "xs"};
  private static final String[] TEXTS = {"", "x", "yes", "1,2", "[1,\"x\"]", "{\"a\":1}", "17"};
  private static final String[] VARIABLES = {"v", "w"};

  private final Random random;
  private int made;
  private int depth;

  public MachineGenerator(long seed) {
    random = new Random(seed);
  }

  private int below(int bound) {
    return random.nextInt(bound);
  }

  private boolean often() {
    return below(4) != 0;
  }

  private boolean rarely() {
    return below(12) == 0;
  }

  private String one(String... of) {
    return of[below(of.length)];
  }

  // ---- values

  /** An input: mostly an object with the names that paths ask for. */
  public @Nullable Object input() {
    return rarely() ? value(2) : fields(3);
  }

  private Map<String, @Nullable Object> fields(int levels) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (String name : NAMES) {
      if (!rarely()) {
        fields.put(name, fitting(name, levels - 1));
      }
    }
    return fields;
  }

  private @Nullable Object fitting(String name, int levels) {
    if (rarely()) {
      return value(levels);
    }
    return switch (name) {
      case "n" -> new BigDecimal(below(5));
      case "s" -> one(TEXTS);
      case "xs" -> items(levels);
      case "a" -> levels > 0 ? fields(levels - 1) : value(0);
      default -> value(levels);
    };
  }

  private List<@Nullable Object> items(int levels) {
    List<@Nullable Object> items = new ArrayList<>();
    boolean alike = below(2) == 0;
    for (int i = below(4); i > 0; i--) {
      items.add(alike ? new BigDecimal(below(5)) : levels > 0 ? fields(levels - 1) : value(0));
    }
    return items;
  }

  /** Any value. */
  public @Nullable Object value(int levels) {
    return switch (below(levels <= 0 ? 4 : 6)) {
      case 0 -> null;
      case 1 -> random.nextBoolean();
      case 2 -> rarely() ? new BigDecimal("1.5") : (Object) new BigDecimal(below(7) - 2);
      case 3 -> one(TEXTS);
      case 4 -> items(levels - 1);
      default -> fields(levels - 1);
    };
  }

  /** What a Task does: returns something, or fails. */
  public @Nullable Object taskResult() {
    if (rarely()) {
      throw new Failure(one("Custom.Error", "Other.Error"));
    }
    return rarely() ? value(2) : fields(2);
  }

  // ---- machines

  /** A machine of a few states. */
  public Map<String, @Nullable Object> machine() {
    made = 0;
    depth = 0;
    return block(3 + below(5));
  }

  private Map<String, @Nullable Object> block(int size) {
    depth++;
    List<String> names = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      names.add("S" + made++);
    }
    Map<String, @Nullable Object> states = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      states.put(names.get(i), state(names, i));
    }
    Map<String, @Nullable Object> block = new LinkedHashMap<>();
    block.put("StartAt", names.get(0));
    block.put("States", states);
    depth--;
    return block;
  }

  private String target(List<String> names, int from) {
    boolean back = below(8) == 0;
    return back || from + 1 >= names.size()
        ? names.get(below(names.size()))
        : names.get(from + 1 + below(Math.min(2, names.size() - from - 1)));
  }

  private Map<String, @Nullable Object> state(List<String> names, int at) {
    Map<String, @Nullable Object> state = new LinkedHashMap<>();
    boolean last = at == names.size() - 1;
    switch (last ? below(3) : below(depth < 3 ? 12 : 9)) {
      case 0, 1, 2, 3 -> pass(state);
      case 4, 5, 6 -> {
        choice(state, names, at);
        return state;
      }
      case 7 -> {
        if (last || rarely()) {
          state.put("Type", "Fail");
          state.put("Error", "Custom.Error");
          return state;
        }
        state.put("Type", "Wait");
        state.put("Seconds", 1);
        paths(state);
      }
      case 8, 9 -> task(state, names, at);
      case 10 -> parallel(state, names, at);
      default -> map(state, names, at);
    }
    assign(state);
    if (last) {
      state.put("End", true);
    } else {
      state.put("Next", target(names, at));
    }
    return state;
  }

  private void pass(Map<String, @Nullable Object> state) {
    state.put("Type", "Pass");
    if (below(3) == 0) {
      state.put("Result", value(2));
    } else if (often()) {
      state.put("Parameters", template(2));
    }
    resultPath(state);
    paths(state);
  }

  private void task(Map<String, @Nullable Object> state, List<String> names, int at) {
    state.put("Type", "Task");
    state.put("Resource", "arn:aws:lambda:eu-west-1:123456789012:function:f");
    if (below(2) == 0) {
      state.put("Parameters", template(1));
    }
    if (rarely()) {
      state.put(
          "Retry", List.of(new LinkedHashMap<>(Map.of("ErrorEquals", List.of("States.ALL")))));
    }
    working(state, names, at);
  }

  private void parallel(Map<String, @Nullable Object> state, List<String> names, int at) {
    state.put("Type", "Parallel");
    state.put("Branches", new ArrayList<>(List.of(block(1 + below(3)), block(1 + below(2)))));
    if (rarely()) {
      state.put("Parameters", template(1));
    }
    working(state, names, at);
  }

  private void map(Map<String, @Nullable Object> state, List<String> names, int at) {
    state.put("Type", "Map");
    state.put("ItemsPath", often() ? "$.xs" : path());
    state.put("ItemProcessor", block(1 + below(3)));
    if (below(2) == 0) {
      Map<String, @Nullable Object> selector = template(1);
      selector.put("item.$", "$$.Map.Item.Value");
      selector.put("i.$", "$$.Map.Item.Index");
      state.put("ItemSelector", selector);
    }
    working(state, names, at);
  }

  private void working(Map<String, @Nullable Object> state, List<String> names, int at) {
    if (rarely()) {
      state.put("ResultSelector", template(1));
    }
    resultPath(state);
    paths(state);
    if (below(2) == 0) {
      Map<String, @Nullable Object> catcher = new LinkedHashMap<>();
      catcher.put("ErrorEquals", List.of(one("States.ALL", "Custom.Error")));
      resultPath(catcher);
      assign(catcher);
      catcher.put("Next", target(names, at));
      state.put("Catch", new ArrayList<>(List.of(catcher)));
    }
  }

  private void resultPath(Map<String, @Nullable Object> state) {
    switch (below(6)) {
      case 0, 1, 4 -> state.put("ResultPath", "$." + one(NAMES));
      case 2 -> state.put("ResultPath", "$." + one(NAMES) + "." + one(NAMES));
      case 3 -> state.put("ResultPath", null);
      default -> {}
    }
  }

  private void paths(Map<String, @Nullable Object> state) {
    if (below(10) == 0) {
      state.put("InputPath", rarely() ? null : path());
    }
    if (below(10) == 0) {
      state.put("OutputPath", rarely() ? null : path());
    }
  }

  private void assign(Map<String, @Nullable Object> state) {
    if (depth == 1 && below(4) == 0) {
      Map<String, @Nullable Object> assigned = new LinkedHashMap<>();
      assigned.put(one(VARIABLES) + ".$", expression());
      state.put("Assign", assigned);
    }
  }

  // ---- Choice

  private void choice(Map<String, @Nullable Object> state, List<String> names, int at) {
    state.put("Type", "Choice");
    List<@Nullable Object> rules = new ArrayList<>();
    for (int i = 1 + below(3); i > 0; i--) {
      Map<String, @Nullable Object> rule = test(2);
      rule.put("Next", target(names, at));
      assign(rule);
      rules.add(rule);
    }
    state.put("Choices", rules);
    if (often()) {
      state.put("Default", target(names, at));
    }
    paths(state);
    assign(state);
  }

  private Map<String, @Nullable Object> test(int levels) {
    Map<String, @Nullable Object> test = new LinkedHashMap<>();
    if (levels > 0 && below(3) == 0) {
      switch (below(3)) {
        case 0 -> test.put("Not", test(levels - 1));
        case 1 -> test.put("And", new ArrayList<>(List.of(guard(), test(levels - 1))));
        default -> test.put("Or", new ArrayList<>(List.of(test(levels - 1), test(levels - 1))));
      }
      return test;
    }
    test.put("Variable", rarely() ? path() : "$." + one(NAMES));
    switch (below(10)) {
      case 0 -> test.put("StringEquals", one(TEXTS));
      case 1 -> test.put("StringLessThan", one(TEXTS));
      case 2 -> test.put("StringMatches", one("x*", "*s", "*"));
      case 3 -> test.put("NumericEquals", new BigDecimal(below(4)));
      case 4 -> test.put("NumericLessThan", new BigDecimal(below(4)));
      case 5 -> test.put("NumericGreaterThanEquals", new BigDecimal(below(4)));
      case 6 -> test.put("BooleanEquals", random.nextBoolean());
      case 7 -> test.put("NumericEqualsPath", "$." + one(NAMES));
      case 8 -> test.put(one("IsNull", "IsString", "IsNumeric", "IsBoolean"), random.nextBoolean());
      default -> test.put("IsPresent", random.nextBoolean());
    }
    return test;
  }

  private Map<String, @Nullable Object> guard() {
    Map<String, @Nullable Object> test = new LinkedHashMap<>();
    test.put("Variable", "$." + one(NAMES));
    test.put("IsPresent", true);
    return test;
  }

  // ---- expressions

  private Map<String, @Nullable Object> template(int levels) {
    Map<String, @Nullable Object> template = new LinkedHashMap<>();
    for (String name : NAMES) {
      switch (below(4)) {
        case 0 -> template.put(name + ".$", expression());
        case 1 -> template.put(name, levels > 0 && below(3) == 0 ? template(levels - 1) : value(0));
        default -> {}
      }
    }
    return template;
  }

  private String expression() {
    return below(3) == 0 ? call(2) : path();
  }

  private String path() {
    String name = one(NAMES);
    return switch (below(16)) {
      case 0 -> "$";
      case 1 -> "$." + name + "." + one(NAMES);
      case 2 -> "$.xs[" + below(3) + "]";
      case 3 -> "$.xs[-1]";
      case 4 -> "$.xs[*]";
      case 5 -> "$.xs[*]." + name;
      case 6 -> "$.xs[" + below(2) + ":" + (1 + below(3)) + "]";
      case 7 -> "$.xs[?(@.n > 1)]";
      case 8 -> "$.xs[?(@." + name + ")]." + one(NAMES);
      case 9 -> "$.*";
      case 10 -> "$$.Execution.Input." + name;
      case 11 -> rarely() ? "$" + one(VARIABLES) : "$.n";
      default -> "$." + name;
    };
  }

  private String argument(int levels) {
    return levels > 0 && below(3) == 0 ? call(levels - 1) : path();
  }

  private String call(int levels) {
    String one = argument(levels);
    return switch (below(15)) {
      case 0 -> "States.Format('{}-x', " + one + ")";
      case 1 -> "States.StringToJson(" + (often() ? "$.s" : one) + ")";
      case 2 -> "States.JsonToString(" + one + ")";
      case 3 -> "States.Array(" + one + ", " + argument(levels) + ", 3)";
      case 4 -> "States.ArrayPartition($.xs, " + (1 + below(3)) + ")";
      case 5 -> "States.ArrayContains($.xs, " + one + ")";
      case 6 -> "States.ArrayRange(" + below(3) + ", $.n, 1)";
      case 7 -> "States.ArrayGetItem($.xs, " + below(3) + ")";
      case 8 -> "States.ArrayLength(" + (often() ? "$.xs" : one) + ")";
      case 9 -> "States.ArrayUnique($.xs)";
      case 10 -> "States.Base64Encode($.s)";
      case 11 -> "States.JsonMerge($.a, $.b, false)";
      case 12 -> "States.MathAdd($.n, " + (below(5) - 2) + ")";
      case 13 -> "States.StringSplit($.s, ',')";
      default -> "States.UUID()";
    };
  }
}
