package io.steplint.query.jsonata;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSONata expression. Every node knows where it stands in the text; a tree is never deeper than
 * {@link JsonataParser#MAX_DEPTH}, so that it can be walked by recursion.
 */
public sealed interface JsonataExpression {

  /** The kinds of node, to switch over. */
  enum Kind {
    STRING,
    NUMBER,
    BOOLEAN,
    NULL,
    REGEX,
    VARIABLE,
    NAME,
    WILDCARD,
    DESCENDANT,
    PARENT,
    PATH,
    SORT,
    FILTERED,
    GROUP,
    ARRAY,
    RANGE,
    OBJECT,
    BLOCK,
    NEGATION,
    BINARY,
    CONDITION,
    BIND,
    CALL,
    PLACEHOLDER,
    LAMBDA,
    APPLY,
    TRANSFORM
  }

  int start();

  int end();

  Kind kind();

  /** {@code 'text'}. */
  record Text(String value, int start, int end) implements JsonataExpression {
    @Override
    public Kind kind() {
      return Kind.STRING;
    }
  }

  /** {@code 1.5}; negative where a minus stands before the digits. */
  record Number(double value, int start, int end) implements JsonataExpression {
    @Override
    public Kind kind() {
      return Kind.NUMBER;
    }
  }

  /** {@code true} or {@code false}. */
  record Bool(boolean value, int start, int end) implements JsonataExpression {
    @Override
    public Kind kind() {
      return Kind.BOOLEAN;
    }
  }

  /** {@code null}. */
  record Null(int start, int end) implements JsonataExpression {
    @Override
    public Kind kind() {
      return Kind.NULL;
    }
  }

  /** {@code /pattern/flags}; a function that matches. */
  record Regex(String pattern, String flags, int start, int end) implements JsonataExpression {
    @Override
    public Kind kind() {
      return Kind.REGEX;
    }
  }

  /**
   * {@code $name}.
   *
   * @param name without the first {@code $}: empty for the context item {@code $}, {@code "$"} for
   *     the root {@code $$}
   */
  record Variable(String name, int start, int end) implements JsonataExpression {
    @Override
    public Kind kind() {
      return Kind.VARIABLE;
    }
  }

  /** The name of a field; only ever the expression of a {@link Step}. */
  record Name(String name, int start, int end) implements JsonataExpression {
    @Override
    public Kind kind() {
      return Kind.NAME;
    }
  }

  /** {@code *}: every value of an object. */
  record Wildcard(int start, int end) implements JsonataExpression {
    @Override
    public Kind kind() {
      return Kind.WILDCARD;
    }
  }

  /** {@code **}: everything below. */
  record Descendant(int start, int end) implements JsonataExpression {
    @Override
    public Kind kind() {
      return Kind.DESCENDANT;
    }
  }

  /**
   * {@code %}: what the step before was applied to.
   *
   * @param label which of the {@link Step#parentLabels()} it stands for, unique in its expression
   */
  record Parent(int label, int start, int end) implements JsonataExpression {
    @Override
    public Kind kind() {
      return Kind.PARENT;
    }
  }

  /**
   * {@code a.b[0].c}: each step is applied to every result of the one before. A field name alone is
   * a path of one step.
   *
   * @param keepArray whether {@code []} keeps a single result an array
   * @param seenByParent whether a {@code %} behind the block that ends with this path looks into it
   */
  record Path(List<Step> steps, boolean keepArray, boolean seenByParent, int start, int end)
      implements JsonataExpression {
    public Path {
      steps = List.copyOf(steps);
    }

    @Override
    public Kind kind() {
      return Kind.PATH;
    }
  }

  /**
   * One step of a path; not an expression by itself.
   *
   * @param expression what is evaluated for each item
   * @param stages predicates and positions, in order, applied to the results per item
   * @param focus the variable that {@code @$v} binds each result to
   * @param keepArray whether {@code []} stands behind this step
   * @param parentLabels the {@link Parent}s that stand for what this step is applied to
   * @param seenByParent whether a {@code %} finds what it stands for in this step
   */
  record Step(
      JsonataExpression expression,
      List<Stage> stages,
      @Nullable String focus,
      boolean keepArray,
      List<Integer> parentLabels,
      boolean seenByParent,
      int start,
      int end) {
    public Step {
      stages = List.copyOf(stages);
      parentLabels = List.copyOf(parentLabels);
    }
  }

  /** What follows the expression of a step: exactly one of the two. */
  record Stage(@Nullable JsonataExpression predicate, @Nullable String index, int start, int end) {}

  /** {@code ^(<a, >b)}: a step that sorts; only ever the expression of a {@link Step}. */
  record Sort(List<Term> terms, int start, int end) implements JsonataExpression {
    public Sort {
      terms = List.copyOf(terms);
    }

    @Override
    public Kind kind() {
      return Kind.SORT;
    }
  }

  /** One key of a sort. */
  record Term(boolean descending, JsonataExpression expression) {}

  /**
   * Predicates behind an expression that is no path, {@code $x[0]}, and {@code []} behind one. The
   * predicates apply to the whole result.
   */
  record Filtered(
      JsonataExpression base,
      List<JsonataExpression> predicates,
      boolean keepArray,
      int start,
      int end)
      implements JsonataExpression {
    public Filtered {
      predicates = List.copyOf(predicates);
    }

    @Override
    public Kind kind() {
      return Kind.FILTERED;
    }
  }

  /** <code>base{key: value}</code>: groups the items of the base by key. */
  record Group(JsonataExpression base, List<Entry> entries, int start, int end)
      implements JsonataExpression {
    public Group {
      entries = List.copyOf(entries);
    }

    @Override
    public Kind kind() {
      return Kind.GROUP;
    }
  }

  /** A key and a value of an object or a group. */
  record Entry(JsonataExpression key, JsonataExpression value) {}

  /** {@code [a, b..c]}; {@link Range} only stands here. */
  record Array(List<JsonataExpression> items, int start, int end) implements JsonataExpression {
    public Array {
      items = List.copyOf(items);
    }

    @Override
    public Kind kind() {
      return Kind.ARRAY;
    }
  }

  /** {@code from..to}. */
  record Range(JsonataExpression from, JsonataExpression to, int start, int end)
      implements JsonataExpression {
    @Override
    public Kind kind() {
      return Kind.RANGE;
    }
  }

  /** <code>{key: value}</code>. */
  record Obj(List<Entry> entries, int start, int end) implements JsonataExpression {
    public Obj {
      entries = List.copyOf(entries);
    }

    @Override
    public Kind kind() {
      return Kind.OBJECT;
    }
  }

  /** {@code (a; b)}: the value of the last one; what is bound inside is known inside only. */
  record Block(List<JsonataExpression> expressions, int start, int end)
      implements JsonataExpression {
    public Block {
      expressions = List.copyOf(expressions);
    }

    @Override
    public Kind kind() {
      return Kind.BLOCK;
    }
  }

  /** {@code -a}. */
  record Negation(JsonataExpression operand, int start, int end) implements JsonataExpression {
    @Override
    public Kind kind() {
      return Kind.NEGATION;
    }
  }

  /**
   * Two operands and an operator between them: {@code + - * / % & = != < <= > >= and or in}.
   *
   * @param operator as written
   */
  record Binary(
      String operator, JsonataExpression left, JsonataExpression right, int start, int end)
      implements JsonataExpression {
    @Override
    public Kind kind() {
      return Kind.BINARY;
    }
  }

  /** {@code condition ? then : otherwise}. */
  record Condition(
      JsonataExpression condition,
      JsonataExpression then,
      @Nullable JsonataExpression otherwise,
      int start,
      int end)
      implements JsonataExpression {
    @Override
    public Kind kind() {
      return Kind.CONDITION;
    }
  }

  /** {@code $name := value}. */
  record Bind(Variable target, JsonataExpression value, int start, int end)
      implements JsonataExpression {
    @Override
    public Kind kind() {
      return Kind.BIND;
    }
  }

  /**
   * {@code $f(a, b)}.
   *
   * @param partial whether an argument is {@code ?}, which makes the call a function of the rest
   */
  record Call(
      JsonataExpression procedure,
      List<JsonataExpression> arguments,
      boolean partial,
      int start,
      int end)
      implements JsonataExpression {
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public Kind kind() {
      return Kind.CALL;
    }
  }

  /** {@code ?} in place of an argument. */
  record Placeholder(int start, int end) implements JsonataExpression {
    @Override
    public Kind kind() {
      return Kind.PLACEHOLDER;
    }
  }

  /** <code>function($a, $b)&lt;nn:n>{body}</code>. */
  record Lambda(
      List<Variable> parameters,
      @Nullable Signature signature,
      JsonataExpression body,
      int start,
      int end)
      implements JsonataExpression {
    public Lambda {
      parameters = List.copyOf(parameters);
    }

    @Override
    public Kind kind() {
      return Kind.LAMBDA;
    }
  }

  /** {@code value ~> $f}: applies the right to the left, or composes two functions. */
  record Apply(JsonataExpression left, JsonataExpression right, int start, int end)
      implements JsonataExpression {
    @Override
    public Kind kind() {
      return Kind.APPLY;
    }
  }

  /** <code>|pattern|{update}, delete|</code>: a function that changes what the pattern matches. */
  record Transform(
      JsonataExpression pattern,
      JsonataExpression update,
      @Nullable JsonataExpression delete,
      int start,
      int end)
      implements JsonataExpression {
    @Override
    public Kind kind() {
      return Kind.TRANSFORM;
    }
  }
}
