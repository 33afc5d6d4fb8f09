package io.steplint.execution.jsonata;

import io.steplint.query.jsonata.JsonataExpression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Regular expressions as functions, and the functions that take such functions. */
final class Matching {

  private Matching() {}

  /** A regular expression: a function that gives the first match in a text. */
  static FunctionObject function(JsonataExpression.Regex regex) {
    int flags = 0;
    if (regex.flags().indexOf('i') >= 0) {
      flags |= Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    }
    if (regex.flags().indexOf('m') >= 0) {
      flags |= Pattern.MULTILINE;
    }
    Pattern pattern;
    try {
      pattern =
          Pattern.compile(
              RegexSyntax.toJava(regex.pattern(), (flags & Pattern.MULTILINE) != 0), flags);
    } catch (PatternSyntaxException e) {
      throw new JsonataFailure(JsonataFailure.HOST);
    }
    return new FunctionObject.Native(
        "",
        null,
        2,
        a -> a.get(0) instanceof String text ? find(pattern, regex.pattern(), text, 0) : null);
  }

  private static @Nullable Map<String, @Nullable Object> find(
      Pattern pattern, String written, String text, int from) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find(from)) {
      return null;
    }
    Items groups = new Items();
    for (int i = 1; i <= matcher.groupCount(); i++) {
      groups.add(matcher.group(i));
    }
    int end = matcher.end();
    Map<String, @Nullable Object> match = new LinkedHashMap<>();
    match.put("match", matcher.group());
    match.put("start", (double) matcher.start());
    match.put("end", (double) end);
    match.put("groups", groups);
    match.put(
        "next",
        new FunctionObject.Native(
            "",
            null,
            0,
            a -> {
              if (end >= text.length()) {
                return null;
              }
              Map<String, @Nullable Object> next = find(pattern, written, text, end);
              if (next != null && "".equals(next.get("match"))) {
                throw new JsonataFailure("D1004").about(written);
              }
              return next;
            }));
    return match;
  }

  /** The first match of a function in a text, or null. */
  static @Nullable Match first(Arguments call, FunctionObject matcher, String text) {
    List<@Nullable Object> arguments = new ArrayList<>();
    arguments.add(text);
    return of(call, call.evaluator().calls().apply(matcher, arguments, null));
  }

  static @Nullable Match of(Arguments call, @Nullable Object answer) {
    if (answer == null) {
      return null;
    }
    if (answer instanceof Map) {
      Map<String, @Nullable Object> match = Values.object(answer);
      if (match.get("start") instanceof Double
          || match.get("groups") instanceof Items
          || match.get("next") instanceof FunctionObject) {
        return new Match(match, call);
      }
    }
    throw new JsonataFailure("T1010");
  }
}
