package io.steplint.iam.language;

import io.steplint.text.Literal;
import io.steplint.text.Part;
import io.steplint.text.Reference;
import io.steplint.text.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads a text of a policy into the elements of a {@link Pattern}: what is a wildcard there, how
 * far it reaches, and where a policy variable stands. It reads one text, once.
 */
final class PatternParser {

  /** The segments of an ARN before the resource. */
  private static final int HEAD_SEGMENTS = 5;

  private static final int[] NOTHING = new int[0];

  /** No ARN, and no pattern that anybody means, is longer. */
  private static final int MAX_LENGTH = 20_000;

  private final Pattern.Syntax syntax;
  private final boolean readVariables;
  private final List<Reference> references = new ArrayList<>(2);
  private final List<Pattern.Variable> variables = new ArrayList<>(0);
  private int[] elements = NOTHING;
  private int size;
  private boolean never;
  private int segment;
  private boolean colonsHidden;

  PatternParser(Pattern.Syntax syntax, boolean readVariables) {
    this.syntax = syntax;
    this.readVariables = readVariables;
  }

  Pattern parse(Text text) {
    List<Part> parts = text.parts();
    String only = text.literal();
    elements = new int[only == null ? 64 : Math.min(only.length(), MAX_LENGTH)];
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      if (part instanceof Literal literal) {
        literal(literal.value(), i == parts.size() - 1);
      } else if (part instanceof Reference reference) {
        add(Pattern.REFERENCE + Pattern.indexOf(reference, references));
        colonsHidden |= reference.domain() == Reference.Domain.ANY;
      }
    }
    return new Pattern(
        text,
        syntax,
        elements.length == size ? elements : Arrays.copyOf(elements, size),
        references.isEmpty() ? List.of() : references,
        variables.isEmpty() ? List.of() : variables,
        never);
  }

  private void literal(String value, boolean last) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '$' && readVariables && i + 1 < value.length() && value.charAt(i + 1) == '{') {
        int end = value.indexOf('}', i);
        if (end > 0) {
          variable(value.substring(i + 2, end));
          i = end;
          continue;
        }
      }
      if (syntax != Pattern.Syntax.PLAIN && c == '*') {
        boolean atEnd = last && i == value.length() - 1;
        add(star(atEnd, i + 1 < value.length() && value.charAt(i + 1) == ':'));
      } else if (syntax != Pattern.Syntax.PLAIN && c == '?') {
        add(question());
      } else {
        if (c == ':') {
          segment++;
        }
        add(c);
      }
    }
  }

  /** Whether the first five segments of the ARN end further on. */
  private boolean inHead() {
    return segment < HEAD_SEGMENTS && !colonsHidden;
  }

  private int star(boolean atEnd, boolean endsSegment) {
    if (syntax == Pattern.Syntax.STRING || !inHead()) {
      return Pattern.RUN;
    }
    if (syntax == Pattern.Syntax.ARN) {
      return Pattern.RUN_SEGMENT;
    }
    return atEnd ? Pattern.RUN : endsSegment ? Pattern.RUN_EITHER : Pattern.RUN_SEGMENT;
  }

  private int question() {
    if (syntax == Pattern.Syntax.STRING) {
      return Pattern.ONE;
    }
    return inHead() ? Pattern.ONE_SEGMENT : Pattern.ONE;
  }

  private void variable(String content) {
    String name = content.trim();
    if (name.equals("*") || name.equals("?") || name.equals("$")) {
      add(name.charAt(0));
      return;
    }
    int comma = name.indexOf(',');
    String key = comma < 0 ? name : name.substring(0, comma).trim();
    String fallback = comma < 0 ? null : unquote(name.substring(comma + 1).trim());
    if (key.startsWith("AWS::")) {
      // A pseudo parameter that no template has put in is the name of no condition key.
      never = true;
      return;
    }
    variables.add(new Pattern.Variable(size, key, fallback));
    add(Pattern.UNKNOWN);
  }

  private static String unquote(String value) {
    return value.length() >= 2 && value.startsWith("'") && value.endsWith("'")
        ? value.substring(1, value.length() - 1)
        : value;
  }

  private void add(int element) {
    if (element >= Pattern.RUN
        && element <= Pattern.RUN_EITHER
        && size > 0
        && elements[size - 1] == element) {
      return; // two runs in a row are one
    }
    if (size == elements.length) {
      if (size >= MAX_LENGTH) {
        throw new TooComplexException();
      }
      elements = Arrays.copyOf(elements, Math.max(16, size * 2));
    }
    elements[size++] = element;
  }
}
