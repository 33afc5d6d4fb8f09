package io.steplint.rules.syntax;

import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.source.ArrayNode;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ScalarNode;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A value without quotes that the two versions of YAML read differently. */
public final class YamlImplicitType implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "yaml-implicit-type",
              Category.SYNTAX,
              "an unquoted value that YAML 1.1 readers take for something else")
          .why("One reader deploys a text and another one a boolean or a number")
          .severity(Severity.WARNING)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static final Set<String> BOOLEANS = Set.of("yes", "no", "on", "off");

  @Override
  public void check(MachineFacts machine, Sink sink) {
    ObjectNode root = machine.definition().node();
    // A definition that starts with a brace is JSON, in whatever file it stands.
    if (root.source().text().charAt(root.start()) != '{') {
      check(root, sink);
    }
  }

  private static void check(Node node, Sink sink) {
    ObjectNode object = node.asObject();
    ArrayNode array = node.asArray();
    ScalarNode scalar = node.asScalar();
    if (object != null) {
      for (ObjectNode.Member member : object.members()) {
        check(member.key(), sink);
        check(member.value(), sink);
      }
    } else if (array != null) {
      array.items().forEach(item -> check(item, sink));
    } else if (scalar != null && isPlain(scalar)) {
      String other = otherReading(scalar);
      if (other != null) {
        sink.at(scalar)
            .message("Readers of YAML 1.1 take this for " + other)
            .help("put it in quotes")
            .may();
      }
    }
  }

  /** Whether a scalar stands without quotes, so that its letters decide what it is. */
  private static boolean isPlain(ScalarNode scalar) {
    return scalar.tag() == null
        && scalar.start() < scalar.source().text().length()
        && "'\"|>{&*!".indexOf(scalar.source().text().charAt(scalar.start())) < 0;
  }

  /** What a reader of YAML 1.1 takes a scalar for, where that differs; else null. */
  private static @Nullable String otherReading(ScalarNode scalar) {
    String text = scalar.kind() == ScalarNode.Kind.NUMBER ? scalar.string() : scalar.literal();
    if (text == null || text.isEmpty()) {
      return null;
    }
    String small = text.toLowerCase(Locale.ROOT);
    if (scalar.isString() && BOOLEANS.contains(small)) {
      boolean yes = small.equals("yes") || small.equals("on");
      return "the boolean " + yes;
    }
    if (scalar.isString() && isTimestamp(text)) {
      return "a timestamp, not a text";
    }
    if (scalar.isString() && isSexagesimal(text)) {
      return "a number to the base of 60";
    }
    return isOctal(text) ? "a number to the base of 8" : null;
  }

  private static boolean isOctal(String text) {
    return text.length() > 1
        && text.charAt(0) == '0'
        && text.chars().allMatch(c -> c >= '0' && c <= '7');
  }

  /** {@code 2030-01-31}, with or without a time behind it. */
  private static boolean isTimestamp(String text) {
    if (text.length() < 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
      return false;
    }
    for (int i : new int[] {0, 1, 2, 3, 5, 6, 8, 9}) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return text.length() == 10
        || (text.length() > 15
            && "Tt ".indexOf(text.charAt(10)) >= 0
            && isDigit(text.charAt(11))
            && text.indexOf(':') > 0);
  }

  /** {@code 12:30}. */
  private static boolean isSexagesimal(String text) {
    int colon = text.indexOf(':');
    return colon > 0
        && text.charAt(0) != '0'
        && colon + 2 < text.length() + 1
        && text.chars().allMatch(c -> isDigit((char) c) || c == ':')
        && isDigit(text.charAt(text.length() - 1))
        && !text.contains("::");
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
