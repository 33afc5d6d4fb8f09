package io.steplint.query.path;

import java.util.List;

/** Writes steps in their plainest notation. */
final class PathPrinter {

  private PathPrinter() {}

  static void append(List<Segment> segments, StringBuilder out) {
    boolean scanning = false;
    for (Segment segment : segments) {
      switch (segment.kind()) {
        case FIELD -> field((Segment.Field) segment, scanning, out);
        case FIELDS -> {
          out.append('[');
          List<String> names = ((Segment.Fields) segment).names();
          for (int i = 0; i < names.size(); i++) {
            out.append(i == 0 ? "" : ",");
            PathCharacters.quote(names.get(i), out);
          }
          out.append(']');
        }
        case INDEX -> out.append('[').append(((Segment.Index) segment).index()).append(']');
        case INDEXES -> {
          out.append('[');
          List<Integer> indexes = ((Segment.Indexes) segment).indexes();
          for (int i = 0; i < indexes.size(); i++) {
            out.append(i == 0 ? "" : ",").append(indexes.get(i));
          }
          out.append(']');
        }
        case FROM_END -> {
          int back = ((Segment.FromEnd) segment).back();
          out.append("[(@.length").append(back < 0 ? "+" : "-").append(Math.abs(back)).append(")]");
        }
        case SLICE -> {
          Segment.Slice slice = (Segment.Slice) segment;
          out.append('[').append(slice.from() == null ? "" : slice.from()).append(':');
          out.append(slice.to() == null ? "" : slice.to()).append(slice.step() ? ":1]" : "]");
        }
        case WILDCARD -> out.append(scanning ? "*" : "[*]");
        case DESCENDANTS -> out.append("..");
        case FILTER -> {
          out.append("[?(");
          test(((Segment.Filter) segment).test(), out);
          out.append(")]");
        }
        case FUNCTION -> {
          Segment.Function function = (Segment.Function) segment;
          out.append(scanning ? "" : ".").append(function.name());
          out.append('(').append(function.arguments()).append(')');
        }
      }
      scanning = segment.kind() == Segment.Kind.DESCENDANTS;
    }
  }

  private static void field(Segment.Field field, boolean scanning, StringBuilder out) {
    if (field.isAmbiguous()) {
      // Quoting would settle what the backslash means.
      out.append(scanning ? "" : ".").append(field.name());
    } else if (PathCharacters.isPlainName(field.name())) {
      out.append(scanning ? "" : ".").append(field.name());
    } else {
      out.append('[');
      PathCharacters.quote(field.name(), out);
      out.append(']');
    }
  }

  private static void test(FilterTest test, StringBuilder out) {
    switch (test.kind()) {
      case ANY -> joined(((FilterTest.Any) test).tests(), " || ", out);
      case ALL -> joined(((FilterTest.All) test).tests(), " && ", out);
      case NOT -> {
        out.append("!(");
        test(((FilterTest.Not) test).test(), out);
        out.append(')');
      }
      case EXISTS -> out.append(((FilterTest.Exists) test).path());
      case COMPARISON -> {
        FilterTest.Comparison comparison = (FilterTest.Comparison) test;
        operand(comparison.left(), out);
        out.append(' ').append(comparison.operator()).append(' ');
        operand(comparison.right(), out);
      }
    }
  }

  private static void joined(List<FilterTest> tests, String operator, StringBuilder out) {
    for (int i = 0; i < tests.size(); i++) {
      out.append(i == 0 ? "(" : operator + "(");
      test(tests.get(i), out);
      out.append(')');
    }
  }

  private static void operand(FilterOperand operand, StringBuilder out) {
    if (operand instanceof FilterOperand.Selection selection) {
      out.append(selection.path());
    } else if (operand instanceof FilterOperand.Constant constant) {
      if (constant.kind() == FilterOperand.Kind.STRING) {
        PathCharacters.quote(constant.text(), out);
      } else if (constant.kind() == FilterOperand.Kind.DOUBLE_QUOTED) {
        PathCharacters.quote(constant.text(), '"', out);
      } else {
        out.append(constant.text());
      }
    }
  }
}
