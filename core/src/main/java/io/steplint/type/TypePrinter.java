package io.steplint.type;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes types the way TypeScript does. The readable form names what TypeScript cannot say, such as
 * {@code json<{ id: string }>}, {@code timestamp} or {@code integer}; the TypeScript form keeps to
 * the language.
 */
public final class TypePrinter {

  private static final int MAX_NESTING = 60;
  private static final int MAX_LITERAL = 60;
  private static final Set<String> HEADERS = Set.of("SdkHttpMetadata", "SdkResponseMetadata");

  private final boolean typescript;
  private final boolean multiline;

  private TypePrinter(boolean typescript, boolean multiline) {
    this.typescript = typescript;
    this.multiline = multiline;
  }

  /** On one line, with Steplint's own words for what TypeScript has no word for. */
  public static TypePrinter readable() {
    return new TypePrinter(false, false);
  }

  /** Objects over several lines, with Steplint's own words. */
  public static TypePrinter indented() {
    return new TypePrinter(false, true);
  }

  /** Valid TypeScript, objects over several lines. */
  public static TypePrinter typescript() {
    return new TypePrinter(true, true);
  }

  public String print(Type type) {
    StringBuilder out = new StringBuilder();
    print(type, out, 0);
    return out.toString();
  }

  private void print(Type type, StringBuilder out, int depth) {
    List<String> parts = parts(type, depth);
    for (int i = 0; i < parts.size(); i++) {
      out.append(i == 0 ? "" : " | ").append(parts.get(i));
    }
  }

  private List<String> parts(Type type, int depth) {
    List<String> parts = new ArrayList<>();
    if (type.isNever()) {
      return List.of("never");
    }
    if (depth > MAX_NESTING) {
      return List.of(typescript ? "unknown" : "…");
    }
    if (type.isUnknown()) {
      parts.add("unknown");
    } else {
      kinds(type, depth, parts);
    }
    if (type.functions() != null) {
      parts.add(typescript ? "unknown" : "function");
    }
    if (type.mayBeMissing()) {
      parts.add("undefined");
    }
    return parts;
  }

  private void kinds(Type type, int depth, List<String> parts) {
    for (ObjectShape shape : type.objects()) {
      parts.add(object(shape, depth));
    }
    if (type.array() != null) {
      parts.add(array(type.array(), depth));
    }
    if (type.strings() != null) {
      strings(type.strings(), depth, parts);
    }
    if (type.numbers() != null) {
      numbers(type.numbers(), parts);
    }
    if (type.mayBeTrue() || type.mayBeFalse()) {
      parts.add(!type.mayBeFalse() ? "true" : type.mayBeTrue() ? "boolean" : "false");
    }
    if (type.mayBe(Kind.NULL)) {
      parts.add("null");
    }
  }

  private String object(ObjectShape shape, int depth) {
    if (shape.isAny()) {
      return typescript ? "Record<string, unknown>" : "object";
    }
    List<String> members = new ArrayList<>();
    for (Map.Entry<String, Field> entry : shape.fields().entrySet()) {
      Field field = entry.getValue();
      StringBuilder member = new StringBuilder(name(entry.getKey()));
      member.append(field.isRequired() ? ": " : "?: ");
      if (multiline && !typescript && HEADERS.contains(entry.getKey())) {
        member.append("object"); // the same in every result, and hardly ever read
      } else {
        print(field.type(), member, depth + 1);
      }
      members.add(member.toString());
    }
    if (!shape.isClosed()) {
      // TypeScript demands that the named fields fit the index signature
      Type rest = typescript && !shape.fields().isEmpty() ? Type.unknown() : shape.rest();
      StringBuilder member = new StringBuilder("[key: string]: ");
      print(rest, member, depth + 1);
      members.add(member.toString());
    }
    if (members.isEmpty()) {
      return typescript ? "Record<string, never>" : "{}";
    }
    if (!multiline) {
      return "{ " + String.join("; ", members) + " }";
    }
    String indent = "  ".repeat(depth);
    StringBuilder out = new StringBuilder("{\n");
    for (String member : members) {
      out.append(indent).append("  ").append(member).append(";\n");
    }
    return out.append(indent).append('}').toString();
  }

  private String array(ArrayShape array, int depth) {
    if (array.max() == 0) {
      return "[]";
    }
    if (array.min() == array.max()
        && array.max() <= ArrayShape.MAX_PREFIX
        && (!array.prefix().isEmpty() || array.max() == 1)) {
      List<String> items = new ArrayList<>();
      for (int i = 0; i < array.max(); i++) {
        StringBuilder item = new StringBuilder();
        print(array.at(i), item, depth);
        items.add(item.toString());
      }
      return "[" + String.join(", ", items) + "]";
    }
    StringBuilder item = new StringBuilder();
    List<String> parts = parts(array.item(), depth);
    item.append(parts.size() > 1 ? "(" : "").append(String.join(" | ", parts));
    item.append(parts.size() > 1 ? ")[]" : "[]");
    return item.toString();
  }

  private void strings(Strings strings, int depth, List<String> parts) {
    if (!strings.literals().isEmpty()) {
      for (String literal : strings.literals()) {
        parts.add(
            literal.length() <= MAX_LITERAL || typescript
                ? quote(literal)
                : quote(literal.substring(0, MAX_LITERAL)) + "…");
      }
      return;
    }
    parts.add(typescript ? "string" : word(strings.facts(), depth));
  }

  private String word(StringFacts facts, int depth) {
    Type json = facts.jsonText();
    if (json != null) {
      StringBuilder out = new StringBuilder("json<");
      print(json, out, depth);
      return out.append('>').toString();
    }
    if (facts.executionArn() != null) {
      return "executionArn<" + facts.executionArn() + ">";
    }
    if (facts.machineArn() != null) {
      return "stateMachineArn<" + facts.machineArn() + ">";
    }
    if (facts.taskToken()) {
      return "taskToken";
    }
    if (facts.timestamp()) {
      return "timestamp";
    }
    if (facts.uuid()) {
      return "uuid";
    }
    return facts.base64Of() != null
        ? "base64"
        : facts.numericText() ? "numericText" : facts.hexLength() > 0 ? "hex" : "string";
  }

  private void numbers(Numbers numbers, List<String> parts) {
    for (BigDecimal literal : numbers.literals()) {
      parts.add(plain(literal));
    }
    if (numbers.literals().isEmpty()) {
      String word = numbers.isInteger() && !typescript ? "integer" : "number";
      boolean bounded = numbers.min() != null || numbers.max() != null;
      parts.add(
          typescript || !bounded
              ? word
              : word + "(" + bound(numbers.min()) + ".." + bound(numbers.max()) + ")");
    }
  }

  private static String bound(@Nullable BigDecimal bound) {
    return bound == null ? "" : plain(bound);
  }

  private static String plain(BigDecimal number) {
    return number.precision() > 40 || Math.abs(number.scale()) > 40
        ? number.toString()
        : number.toPlainString();
  }

  private static String name(String name) {
    if (name.isEmpty() || !isNamePart(name.charAt(0)) || Character.isDigit(name.charAt(0))) {
      return quote(name);
    }
    for (int i = 1; i < name.length(); i++) {
      if (!isNamePart(name.charAt(i))) {
        return quote(name);
      }
    }
    return name;
  }

  /** What TypeScript takes in a name without quotes, and everybody sees. */
  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$';
  }

  private static String quote(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (Character.isISOControl(c) || isSeparator(c) || isHalf(text, i)) {
            String hex = Integer.toHexString(c);
            out.append("\\u").append("0000", hex.length(), 4).append(hex);
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append('"').toString();
  }

  /** A character that breaks a line or turns its direction. */
  private static boolean isSeparator(char c) {
    int type = Character.getType(c);
    return type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.FORMAT;
  }

  /** Half of a pair of surrogates. */
  private static boolean isHalf(String text, int at) {
    char c = text.charAt(at);
    return Character.isHighSurrogate(c)
        ? at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1))
        : Character.isLowSurrogate(c)
            && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }
}
