package io.steplint.execution;

import io.steplint.asl.Expression;
import io.steplint.asl.PayloadTemplate;
import io.steplint.execution.json.Json;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Numbers and times among the fields of a state, and what the service says where they are none. */
final class Settings {

  private Settings() {}

  /** The value of a field that takes a whole number; null where there is no such field. */
  static @Nullable Long optionalNumber(
      StateValues values, @Nullable PayloadTemplate template, String pathField) {
    return template == null ? null : (Long) wholeNumber(values, template, pathField, 0);
  }

  /**
   * The value of a field that takes a whole number.
   *
   * @param pathField the name of the field that takes a path
   */
  static long wholeNumber(
      StateValues values, PayloadTemplate template, String pathField, long least) {
    Object value = Objects.requireNonNull(values.field(template));
    Long number = whole(value);
    if (number == null && template.expression() != null && !values.state().isJsonata()) {
      // A text that is a number will do where a path leads to it: so it is recorded.
      number = value instanceof String text ? digits(text) : null;
    }
    if (number != null && number >= least) {
      return number;
    }
    if (values.state().isJsonata()) {
      throw number == null
          ? values.unexpected(template, "integer", value)
          : values.queryFailed("The value must not be less than " + least + ": " + number);
    }
    if (number != null) {
      String field = pathField.substring(0, pathField.length() - "Path".length());
      throw values.failed(field + " cannot be negative.");
    }
    throw values
        .failed(
            "The "
                + pathField
                + " field refers to value \""
                + (value instanceof String text ? text : Json.text(value))
                + "\" which is not a valid integer: "
                + path(template))
        .at(values.point(template));
  }

  private static String path(PayloadTemplate template) {
    Expression expression = template.expression();
    return expression == null ? "" : expression.text();
  }

  private static @Nullable Long whole(Object value) {
    if (value instanceof Long number) {
      return number;
    }
    return value instanceof Double number && number == Math.rint(number)
        ? (Long) number.longValue()
        : null;
  }

  private static @Nullable Long digits(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** The percentage in a field; null where there is no such field. */
  static @Nullable Double percentage(
      StateValues values, @Nullable PayloadTemplate template, String pathField) {
    if (template == null) {
      return null;
    }
    Object value = Objects.requireNonNull(values.field(template));
    Double number = null;
    if (value instanceof Number given) {
      number = given.doubleValue();
    } else if (value instanceof String text && !values.state().isJsonata()) {
      try {
        number = Double.valueOf(text);
      } catch (NumberFormatException e) {
        number = null;
      }
    }
    if (number == null) {
      throw values.state().isJsonata()
          ? values.unexpected(template, "number", value)
          : values.failed(
              "The "
                  + pathField
                  + " field refers to value \""
                  + (value instanceof String text ? text : Json.text(value))
                  + "\" which is not a valid float: "
                  + path(template));
    }
    if (number < 0 || number > 100) {
      String what = "ToleratedFailurePercentage must be between 0 and 100.";
      throw values.state().isJsonata() ? values.queryFailed(what) : values.failed(what);
    }
    return number;
  }

  static StateFailure noTimestamp(StateValues values, PayloadTemplate template, Object value) {
    String shown = value instanceof String text ? text : Json.text(value);
    if (values.state().isJsonata()) {
      return value instanceof String
          ? values.queryFailed(
              "The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time"
                  + " format string: "
                  + shown)
          : values.unexpected(template, "string", value);
    }
    return values
        .failed(
            "The TimestampPath parameter does not reference a valid ISO-8601 extended offset"
                + " date-time format string: "
                + path(template)
                + " == "
                + shown)
        .at(values.point(template));
  }
}
