package io.steplint.execution;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Timestamps as the service takes them: date, {@code T}, time and offset. */
final class Timestamps {

  private Timestamps() {}

  /** The time that a text says, or null where it is no timestamp. */
  static @Nullable Instant parse(String text) {
    if (text.indexOf('T') < 0) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
