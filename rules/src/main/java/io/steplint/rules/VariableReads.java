package io.steplint.rules;

import io.steplint.asl.Expression;
import io.steplint.query.intrinsic.Intrinsic;
import io.steplint.query.jsonata.StateExpression;
import io.steplint.query.path.Head;
import io.steplint.query.path.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The workflow variables that an expression reads. */
public final class VariableReads {

  private VariableReads() {}

  /** The names, without {@code $}, in the order of the text. */
  public static Set<String> of(Expression expression) {
    Set<String> names = new LinkedHashSet<>();
    switch (expression.kind()) {
      case PATH -> add(expression.path(), names);
      case INTRINSIC -> add(expression.intrinsic(), names);
      case JSONATA -> {
        StateExpression parsed = expression.jsonata();
        if (parsed != null) {
          for (StateExpression.VariableReference read : parsed.variables()) {
            names.add(read.name());
          }
        }
      }
    }
    return names;
  }

  private static void add(@Nullable Path path, Set<String> names) {
    if (path != null && path.head().kind() == Head.Kind.VARIABLE) {
      names.add(path.head().name());
    }
  }

  private static void add(@Nullable Intrinsic node, Set<String> names) {
    if (node instanceof Intrinsic.PathValue value) {
      add(value.path(), names);
    } else if (node instanceof Intrinsic.Call call) {
      for (Intrinsic argument : call.arguments()) {
        add(argument, names);
      }
    }
  }
}
