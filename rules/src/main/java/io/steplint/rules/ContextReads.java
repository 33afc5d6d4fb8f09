package io.steplint.rules;

import io.steplint.asl.Expression;
import io.steplint.query.intrinsic.Intrinsic;
import io.steplint.query.jsonata.StateExpression;
import io.steplint.query.path.Head;
import io.steplint.query.path.Path;
import io.steplint.query.path.Segment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an expression reads of the context object. */
public final class ContextReads {

  /**
   * One read.
   *
   * @param names the plain field names that follow the context object
   * @param start offset of the read in the expression
   * @param end offset behind it
   */
  public record Read(List<String> names, int start, int end) {

    /** Whether the read starts with these names. */
    public boolean startsWith(String... wanted) {
      return names.size() >= wanted.length
          && names.subList(0, wanted.length).equals(List.of(wanted));
    }
  }

  private ContextReads() {}

  /** Every read of the context object in an expression. */
  public static List<Read> of(Expression expression) {
    List<Read> reads = new ArrayList<>();
    add(expression.path(), reads);
    StateExpression jsonata = expression.jsonata();
    if (jsonata != null) {
      for (StateExpression.StatesReference read : jsonata.states()) {
        if (read.member().equals("context")) {
          List<String> names = read.names().subList(1, read.names().size());
          reads.add(new Read(names, read.start(), read.end()));
        }
      }
    }
    Intrinsic call = expression.intrinsic();
    if (call != null) {
      collect(call, reads);
    }
    return reads;
  }

  private static void collect(Intrinsic value, List<Read> reads) {
    if (value instanceof Intrinsic.Call call) {
      call.arguments().forEach(argument -> collect(argument, reads));
    } else if (value instanceof Intrinsic.PathValue path) {
      add(path.path(), reads);
    }
  }

  private static void add(@Nullable Path path, List<Read> reads) {
    if (path == null || path.head().kind() != Head.Kind.CONTEXT) {
      return;
    }
    List<String> names = new ArrayList<>();
    for (Segment segment : path.segments()) {
      if (!(segment instanceof Segment.Field field)) {
        break;
      }
      names.add(field.name());
    }
    reads.add(new Read(names, path.start(), path.end()));
  }
}
