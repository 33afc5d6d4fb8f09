package io.steplint.iam;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Reads and compares the values of conditions that are no plain strings. */
final class ConditionValues {

  private static final int MAX_NUMBER_LENGTH = 60;

  private ConditionValues() {}

  /** A number, or null if it is none. */
  static @Nullable BigDecimal number(String value) {
    if (value.length() > MAX_NUMBER_LENGTH) {
      return null;
    }
    try {
      BigDecimal number = new BigDecimal(value.trim());
      return Math.abs((long) number.scale()) > MAX_NUMBER_LENGTH ? null : number;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** A moment in ISO 8601 or in seconds since 1970, or null if it is neither. */
  static @Nullable Instant date(String value) {
    BigDecimal seconds = number(value);
    try {
      if (seconds != null) {
        return Instant.ofEpochSecond(seconds.longValue());
      }
      if (value.indexOf('T') < 0) {
        return LocalDate.parse(value).atStartOfDay().toInstant(ZoneOffset.UTC);
      }
      return OffsetDateTime.parse(value).toInstant();
    } catch (DateTimeException | ArithmeticException e) {
      return null;
    }
  }

  /** Whether an address lies in a range such as {@code 10.0.0.0/8}; a bare address is itself. */
  static boolean isInRange(String address, String range) {
    int slash = range.indexOf('/');
    byte[] bits = bytes(address);
    byte[] network = bytes(slash < 0 ? range : range.substring(0, slash));
    if (bits == null || network == null || bits.length != network.length) {
      return false;
    }
    int length = bits.length * 8;
    if (slash >= 0) {
      BigDecimal prefix = number(range.substring(slash + 1));
      if (prefix == null
          || prefix.signum() < 0
          || prefix.compareTo(BigDecimal.valueOf(length)) > 0) {
        return false;
      }
      length = prefix.intValue();
    }
    for (int bit = 0; bit < length; bit++) {
      int mask = 0x80 >> bit % 8;
      if ((bits[bit / 8] & mask) != (network[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  private static byte @Nullable [] bytes(String address) {
    boolean six = address.indexOf(':') >= 0;
    for (int i = 0; i < address.length(); i++) {
      char c = address.charAt(i);
      // Only what can be an address gets to InetAddress, which would look a name up.
      boolean fits =
          (c >= '0' && c <= '9')
              || c == '.'
              || (six && (c == ':' || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')));
      if (!fits) {
        return null;
      }
    }
    if (!six && address.chars().filter(c -> c == '.').count() != 3) {
      return null;
    }
    try {
      return InetAddress.getByName(address).getAddress();
    } catch (UnknownHostException e) {
      return null;
    }
  }
}
