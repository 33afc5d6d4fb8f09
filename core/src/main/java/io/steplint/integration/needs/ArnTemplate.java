package io.steplint.integration.needs;

import io.steplint.text.Reference.Domain;
import io.steplint.text.Text;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Fills the ARNs of the tables with what a Task sends. */
final class ArnTemplate {

  private final Caller caller;
  private final TaskParameters parameters;

  ArnTemplate(Caller caller, TaskParameters parameters) {
    this.caller = caller;
    this.parameters = parameters;
  }

  /**
   * An ARN of the table with the caller's parts and the Task's parameters put in; a parameter that
   * is an ARN itself is the whole.
   */
  @Nullable Text fill(String template) {
    Text.Builder out = Text.builder();
    boolean afterRunTime = false; // an id behind something that is not known says no more
    int at = 0;
    while (at < template.length()) {
      char c = template.charAt(at);
      if (c == '$') {
        out.append(
            switch (template.charAt(at + 1)) {
              case 'P' -> caller.partition();
              case 'R' -> caller.region();
              default -> caller.account();
            });
        at += 2;
      } else if (c == '{') {
        int end = template.indexOf('}', at);
        String placeholder = template.substring(at + 1, end);
        Text value = value(placeholder);
        if (value.startsWith("arn:")) {
          return value;
        }
        if (!placeholder.equals("?") || !afterRunTime) {
          out.append(value);
        }
        afterRunTime = Target.isRunTime(value);
        at = end + 1;
      } else {
        out.append(String.valueOf(c));
        afterRunTime = false;
        at++;
      }
    }
    return out.build();
  }

  private Text value(String placeholder) {
    if (placeholder.equals("?")) {
      return parameters.unknown("id", Domain.ANY);
    }
    boolean lower = placeholder.endsWith("!lower");
    String names =
        lower ? placeholder.substring(0, placeholder.length() - "!lower".length()) : placeholder;
    int equals = names.indexOf('=');
    String fallback = equals < 0 ? null : names.substring(equals + 1);
    for (String name : (equals < 0 ? names : names.substring(0, equals)).split("/")) {
      if (parameters.has(name)) {
        Text value = parameters.value(name);
        if (value.parts().isEmpty()) {
          continue; // the default of a parameter that somebody will set
        }
        return lower ? lowerCase(value, name) : value;
      }
    }
    return fallback == null || parameters.areDynamic()
        ? parameters.unknown(names, Domain.ANY)
        : Text.of(fallback);
  }

  private Text lowerCase(Text value, String name) {
    String literal = value.literal();
    return literal == null
        ? parameters.unknown(name, Domain.ANY)
        : Text.of(literal.toLowerCase(Locale.ROOT));
  }

  /** The parameters that a placeholder of the table names. */
  boolean hasParametersOf(String template) {
    for (int at = template.indexOf('{'); at >= 0; at = template.indexOf('{', at + 1)) {
      boolean present = false;
      for (String name : template.substring(at + 1, template.indexOf('}', at)).split("/")) {
        present |= parameters.has(name);
      }
      if (!present) {
        return false;
      }
    }
    return true;
  }
}
