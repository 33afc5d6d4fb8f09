package io.steplint.query.jsonata;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The expressions directly inside another, in the order of the text. */
public final class Children {

  private Children() {}

  /** Every expression directly inside {@code node}: steps and their predicates for a path. */
  public static List<Expression> of(Expression node) {
    List<Expression> children = new ArrayList<>();
    switch (node.kind()) {
      case STRING,
          NUMBER,
          BOOLEAN,
          NULL,
          REGEX,
          VARIABLE,
          NAME,
          WILDCARD,
          DESCENDANT,
          PARENT,
          PLACEHOLDER -> {}
      case PATH -> {
        for (Expression.Step step : ((Expression.Path) node).steps()) {
          children.add(step.expression());
          for (Expression.Stage stage : step.stages()) {
            addIfPresent(children, stage.predicate());
          }
        }
      }
      case SORT -> {
        for (Expression.Term term : ((Expression.Sort) node).terms()) {
          children.add(term.expression());
        }
      }
      case FILTERED -> {
        children.add(((Expression.Filtered) node).base());
        children.addAll(((Expression.Filtered) node).predicates());
      }
      case GROUP -> {
        children.add(((Expression.Group) node).base());
        addEntries(children, ((Expression.Group) node).entries());
      }
      case ARRAY -> children.addAll(((Expression.Array) node).items());
      case RANGE -> {
        children.add(((Expression.Range) node).from());
        children.add(((Expression.Range) node).to());
      }
      case OBJECT -> addEntries(children, ((Expression.Obj) node).entries());
      case BLOCK -> children.addAll(((Expression.Block) node).expressions());
      case NEGATION -> children.add(((Expression.Negation) node).operand());
      case BINARY -> {
        children.add(((Expression.Binary) node).left());
        children.add(((Expression.Binary) node).right());
      }
      case CONDITION -> {
        Expression.Condition condition = (Expression.Condition) node;
        children.add(condition.condition());
        children.add(condition.then());
        addIfPresent(children, condition.otherwise());
      }
      case BIND -> children.add(((Expression.Bind) node).value());
      case CALL -> {
        children.add(((Expression.Call) node).procedure());
        children.addAll(((Expression.Call) node).arguments());
      }
      case LAMBDA -> children.add(((Expression.Lambda) node).body());
      case APPLY -> {
        children.add(((Expression.Apply) node).left());
        children.add(((Expression.Apply) node).right());
      }
      case TRANSFORM -> {
        Expression.Transform transform = (Expression.Transform) node;
        children.add(transform.pattern());
        children.add(transform.update());
        addIfPresent(children, transform.delete());
      }
    }
    return children;
  }

  private static void addEntries(List<Expression> children, List<Expression.Entry> entries) {
    for (Expression.Entry entry : entries) {
      children.add(entry.key());
      children.add(entry.value());
    }
  }

  private static void addIfPresent(List<Expression> children, @Nullable Expression child) {
    if (child != null) {
      children.add(child);
    }
  }
}
