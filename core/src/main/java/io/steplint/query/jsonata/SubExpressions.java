package io.steplint.query.jsonata;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The expressions directly inside another, in the order of the text. */
public final class SubExpressions {

  private SubExpressions() {}

  /** Every expression directly inside {@code node}: steps and their predicates for a path. */
  public static List<JsonataExpression> of(JsonataExpression node) {
    List<JsonataExpression> children = new ArrayList<>();
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
        for (JsonataExpression.Step step : ((JsonataExpression.Path) node).steps()) {
          children.add(step.expression());
          for (JsonataExpression.Stage stage : step.stages()) {
            addIfPresent(children, stage.predicate());
          }
        }
      }
      case SORT -> {
        for (JsonataExpression.Term term : ((JsonataExpression.Sort) node).terms()) {
          children.add(term.expression());
        }
      }
      case FILTERED -> {
        children.add(((JsonataExpression.Filtered) node).base());
        children.addAll(((JsonataExpression.Filtered) node).predicates());
      }
      case GROUP -> {
        children.add(((JsonataExpression.Group) node).base());
        addEntries(children, ((JsonataExpression.Group) node).entries());
      }
      case ARRAY -> children.addAll(((JsonataExpression.Array) node).items());
      case RANGE -> {
        children.add(((JsonataExpression.Range) node).from());
        children.add(((JsonataExpression.Range) node).to());
      }
      case OBJECT -> addEntries(children, ((JsonataExpression.Obj) node).entries());
      case BLOCK -> children.addAll(((JsonataExpression.Block) node).expressions());
      case NEGATION -> children.add(((JsonataExpression.Negation) node).operand());
      case BINARY -> {
        children.add(((JsonataExpression.Binary) node).left());
        children.add(((JsonataExpression.Binary) node).right());
      }
      case CONDITION -> {
        JsonataExpression.Condition condition = (JsonataExpression.Condition) node;
        children.add(condition.condition());
        children.add(condition.then());
        addIfPresent(children, condition.otherwise());
      }
      case BIND -> children.add(((JsonataExpression.Bind) node).value());
      case CALL -> {
        children.add(((JsonataExpression.Call) node).procedure());
        children.addAll(((JsonataExpression.Call) node).arguments());
      }
      case LAMBDA -> children.add(((JsonataExpression.Lambda) node).body());
      case APPLY -> {
        children.add(((JsonataExpression.Apply) node).left());
        children.add(((JsonataExpression.Apply) node).right());
      }
      case TRANSFORM -> {
        JsonataExpression.Transform transform = (JsonataExpression.Transform) node;
        children.add(transform.pattern());
        children.add(transform.update());
        addIfPresent(children, transform.delete());
      }
    }
    return children;
  }

  private static void addEntries(
      List<JsonataExpression> children, List<JsonataExpression.Entry> entries) {
    for (JsonataExpression.Entry entry : entries) {
      children.add(entry.key());
      children.add(entry.value());
    }
  }

  private static void addIfPresent(
      List<JsonataExpression> children, @Nullable JsonataExpression child) {
    if (child != null) {
      children.add(child);
    }
  }
}
