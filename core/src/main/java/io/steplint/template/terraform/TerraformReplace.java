package io.steplint.template.terraform;

import io.steplint.source.EmbeddedSource;
import io.steplint.source.Node;
import io.steplint.source.ScalarNode;
import io.steplint.template.draft.Nodes;
import io.steplint.text.Text;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Terraform's {@code replace}, which leaves the characters around a match in their places. */
final class TerraformReplace {

  private static final int MAX_PATTERN = 200;

  private TerraformReplace() {}

  /**
   * The result of {@code replace(string, search, replacement)}, or null where it is not followed.
   */
  static @Nullable Node replace(List<Node> arguments) {
    if (arguments.size() != 3) {
      return null;
    }
    ScalarNode text = arguments.get(0).asString();
    String search = Nodes.literal(arguments.get(1));
    Text replacement = Nodes.text(arguments.get(2));
    if (text == null || search == null || search.isEmpty() || replacement == null) {
      return null;
    }
    EmbeddedSource source = EmbeddedSource.of(text);
    if (search.length() > 2 && search.startsWith("/") && search.endsWith("/")) {
      String literal = replacement.literal();
      Pattern pattern = pattern(search.substring(1, search.length() - 1));
      return literal == null || pattern == null ? null : matches(source, pattern, literal);
    }
    EmbeddedSource.Builder out = EmbeddedSource.in(source.file());
    int from = 0;
    int at;
    while ((at = source.text().indexOf(search, from)) >= 0) {
      out.slice(source, from, at);
      out.replacement(replacement, source, at, at + search.length());
      from = at + search.length();
    }
    out.slice(source, from, source.text().length());
    return TerraformStrings.of(out.build());
  }

  /**
   * A pattern of Terraform's, or null where it is none of the harmless ones: a repeated group can
   * take Java's engine exponential time, which Terraform's own never does.
   */
  private static @Nullable Pattern pattern(String regex) {
    if (regex.length() > MAX_PATTERN) {
      return null;
    }
    for (int i = 0; i + 1 < regex.length(); i++) {
      char next = regex.charAt(i + 1);
      if (regex.charAt(i) == ')' && (next == '*' || next == '+' || next == '{')) {
        return null;
      }
    }
    try {
      return Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      return null;
    }
  }

  private static Node matches(EmbeddedSource source, Pattern pattern, String replacement) {
    Matcher matcher = pattern.matcher(source.text());
    EmbeddedSource.Builder out = EmbeddedSource.in(source.file());
    int from = 0;
    while (matcher.find()) {
      out.slice(source, from, matcher.start());
      expand(source, matcher, replacement, out);
      from = matcher.end();
      if (matcher.end() == matcher.start()) {
        break;
      }
    }
    out.slice(source, from, source.text().length());
    return TerraformStrings.of(out.build());
  }

  private static void expand(
      EmbeddedSource source, Matcher matcher, String replacement, EmbeddedSource.Builder out) {
    for (int i = 0; i < replacement.length(); i++) {
      char c = replacement.charAt(i);
      int group = i + 1 < replacement.length() ? replacement.charAt(i + 1) - '0' : -1;
      if (c == '$' && group >= 0 && group <= Math.min(9, matcher.groupCount())) {
        out.slice(source, matcher.start(group), matcher.end(group));
        i++;
      } else {
        out.replacement(Text.of(String.valueOf(c)), source, matcher.start(), matcher.end());
      }
    }
  }
}
