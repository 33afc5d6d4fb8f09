package io.steplint.typing.jsonata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Small JSONata expressions over {@code $in}, and values for it, from a seed. */
final class RandomExpressions {

  private static final String[] NAMES = {"a", "b", "c"};

  private final Random random;

  RandomExpressions(long seed) {
    this.random = new Random(seed);
  }

  // ---- values

  /** An object with some of a few fields. Null is left out: the evaluator confuses it. */
  Map<String, Object> input() {
    return object(3);
  }

  private Map<String, Object> object(int depth) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (String name : NAMES) {
      if (random.nextInt(4) > 0) {
        object.put(name, value(depth - 1));
      }
    }
    return object;
  }

  private Object value(int depth) {
    int kind = random.nextInt(depth <= 0 ? 3 : 7);
    if (kind >= 5) {
      List<Object> items = new ArrayList<>();
      int size = random.nextInt(4);
      for (int i = 0; i < size; i++) {
        items.add(value(depth - 1));
      }
      return items;
    }
    return switch (kind) {
      case 0 -> random.nextInt(4) - 1;
      case 1 -> List.of("", "x", "yz").get(random.nextInt(3));
      case 2 -> random.nextBoolean();
      default -> object(depth - 1);
    };
  }

  // ---- expressions

  String expression() {
    return expression(4);
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private String name() {
    return pick(NAMES);
  }

  private String expression(int depth) {
    if (depth <= 0) {
      return pick("$in", "$in." + name(), "1", "0", "-1", "'x'", "true", "[]", "$v", "$");
    }
    return switch (random.nextInt(34)) {
      case 0, 1, 2, 3 -> path(depth);
      case 4, 5 -> "(" + expression(depth - 1) + ")[" + predicate(depth - 1) + "]";
      case 6 -> "[" + expression(depth - 1) + ", " + expression(depth - 1) + "]";
      case 7 -> "[" + expression(depth - 1) + "]";
      case 8 ->
          "{'" + name() + "': " + expression(depth - 1) + ", 'd': " + expression(depth - 1) + "}";
      case 9 ->
          expression(depth - 1)
              + " ? "
              + expression(depth - 1)
              + (random.nextBoolean() ? " : " + expression(depth - 1) : "");
      case 10 -> "($v := " + expression(depth - 1) + "; " + expression(depth - 1) + ")";
      case 11 ->
          "("
              + expression(depth - 1)
              + pick(" = ", " != ", " < ", " & ", " + ", " in ", " and ", " or ", " * ")
              + expression(depth - 1)
              + ")";
      case 12, 13 ->
          pick("$map", "$filter")
              + "("
              + expression(depth - 1)
              + ", function($x"
              + pick("", ", $i", ", $i, $l")
              + ") {"
              + body(depth - 1)
              + "})";
      case 14 ->
          pick("$map", "$filter")
              + "("
              + expression(depth - 1)
              + ", "
              + pick("$keys", "$string", "$count", "$exists", "$boolean", "$spread", "$reverse")
              + ")";
      case 15 ->
          "$reduce("
              + expression(depth - 1)
              + ", function($x, $y) {"
              + body(depth - 1).replace("$i", "$y")
              + "}"
              + pick("", ", " + expression(depth - 1))
              + ")";
      case 16 ->
          pick("$each", "$sift")
              + "("
              + expression(depth - 1)
              + ", function($x, $i) {"
              + body(depth - 1)
              + "})";
      case 17, 18 ->
          pick("$keys", "$count", "$spread", "$merge", "$reverse", "$sum", "$max", "$type")
              + "("
              + expression(depth - 1)
              + ")";
      case 19 -> "$append(" + expression(depth - 1) + ", " + expression(depth - 1) + ")";
      case 20 -> "$lookup(" + expression(depth - 1) + ", '" + name() + "')";
      case 21 ->
          pick("$exists", "$not", "$boolean", "$string", "$zip", "$length", "$number")
              + "("
              + expression(depth - 1)
              + ")";
      case 22 -> "(" + expression(depth - 1) + ")[]";
      case 23 -> "(" + expression(depth - 1) + "){" + key(depth) + ": " + inner(depth - 1) + "}";
      case 24 ->
          expression(depth - 1) + " ~> " + pick("$count", "$keys", "$map(function($x) {$x})");
      case 25 ->
          "($p := "
              + pick("$append", "$lookup", "$map", "$filter", "$substringBefore", "$join")
              + "(?, "
              + pick("'a'", "$string", "[1]", "function($x) {" + body(depth - 2) + "}")
              + "); $p("
              + expression(depth - 1)
              + "))";
      case 26 ->
          "function($x, $y)<"
              + pick("nn:n", "ss:s", "aa:a", "xx:x", "(ns)x:x", "a<n>x:x", "jj")
              + ">{"
              + body(depth - 1)
              + "}("
              + expression(depth - 1)
              + ", "
              + expression(depth - 1)
              + ")";
      case 27 -> expression(depth - 1) + " ~> |" + pick("$", "a", "**", "b.c") + "|{'n': 1}|";
      case 28 ->
          "$sort(" + expression(depth - 1) + pick("", ", function($l, $r) {$l.a > $r.a}") + ")";
      case 29 ->
          pick("$match", "$contains", "$split")
              + "($string("
              + expression(depth - 1)
              + "), /"
              + pick("[0-9]", "x(y)?", "a|\\{", "z+")
              + "/"
              + pick("", "i")
              + ")";
      case 30 ->
          pick("$max", "$min", "$average", "$abs", "$floor") + "(" + expression(depth - 1) + ")";
      case 31 -> "(" + expression(depth - 1) + " ? ($v := " + expression(depth - 1) + ") : 1; $v)";
      case 32 ->
          "("
              + expression(depth - 1)
              + ")"
              + pick("#$i", "@$v", "#$i[$i = 0]", "[0]#$i")
              + ".{'a': $, 'i': $i, 'v': $v, 'p': "
              + pick("a", "$v.b")
              + "}";
      case 33 ->
          "($exists($in."
              + name()
              + ") and $in."
              + name()
              + pick(" = 1", " = 'x'", " > 0", ".a", "")
              + ") ? "
              + expression(depth - 1)
              + " : $in."
              + name();
      default ->
          "($f := function($x) {" + body(depth - 1) + "}; $f(" + expression(depth - 1) + "))";
    };
  }

  private String key(int depth) {
    return pick("'k'", "$string(" + inner(depth - 2) + ")", "$type($)");
  }

  private String body(int depth) {
    return switch (random.nextInt(5)) {
      case 0 -> "$x";
      case 1 -> "$x." + name();
      case 2 -> "$exists($i) ? $x : $i";
      default -> expression(depth).replace("$v", "$x");
    };
  }

  /** Inside a predicate, a step or a group, where there is a context item. */
  private String inner(int depth) {
    return random.nextBoolean() ? pick("$", name(), name() + "." + name()) : expression(depth);
  }

  private String predicate(int depth) {
    return switch (random.nextInt(6)) {
      case 0, 1 -> pick("0", "1", "-1");
      case 2 -> pick("[0, 1]", "[1..2]", "true", "false");
      case 3 -> name() + " = " + pick("1", "'x'", "true");
      default -> inner(depth);
    };
  }

  private String path(int depth) {
    StringBuilder path = new StringBuilder(pick("$in", "$v", "(" + expression(depth - 1) + ")"));
    int steps = 1 + random.nextInt(3);
    for (int i = 0; i < steps; i++) {
      String step =
          switch (random.nextInt(12)) {
            case 0 -> "*";
            case 1 -> "**";
            case 2 -> "(" + inner(depth - 1) + ")";
            case 3 -> "[" + inner(depth - 1) + "]";
            case 4 -> "{'" + name() + "': " + inner(depth - 1) + "}";
            case 5 -> "$";
            default -> name();
          };
      path.append('.').append(step);
      if (random.nextInt(4) == 0) {
        path.append('[').append(predicate(depth - 1)).append(']');
      }
      if (random.nextInt(8) == 0) {
        path.append("[]");
      }
    }
    return random.nextInt(8) == 0 ? path + "^(" + name() + ")" : path.toString();
  }
}
