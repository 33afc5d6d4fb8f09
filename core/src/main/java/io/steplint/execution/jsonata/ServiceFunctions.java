package io.steplint.execution.jsonata;

import io.steplint.execution.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Step Functions adds to JSONata. Sources: the developer guide, and answers of the service.
 */
final class ServiceFunctions {

  private static final Set<String> ALGORITHMS =
      Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

  /** The items that an array has grown to when its next step takes more memory than there is. */
  private static final int MOST_ITEMS = 360_145;

  private ServiceFunctions() {}

  static void addTo(StandardFunctions.Table table) {
    table.addStrict("partition", 2, ServiceFunctions::partition);
    table.add("range", 3, ServiceFunctions::range);
    table.addStrict("hash", 2, ServiceFunctions::hash);
    table.addStrict("parse", 1, a -> parse(a.string(0)));
    table.add("uuid", 0, a -> a.evaluator().surroundings().uuid());
    table.add(
        "random",
        1,
        a ->
            a.get(0) instanceof Double seed
                ? new Random(seed.longValue()).nextDouble()
                : a.evaluator().surroundings().random().nextDouble());
  }

  private static Items partition(Arguments a) {
    Items items = a.array(0);
    double size = a.get(1) instanceof Double given ? Math.floor(given) : Math.max(1, items.size());
    if (size < 1) {
      throw new JsonataFailure("D3137").saying("The size of a chunk must be positive");
    }
    Items chunks = new Items();
    for (int from = 0; from < items.size(); from += (int) Math.min(size, items.size())) {
      int to = (int) Math.min(items.size(), from + size);
      chunks.add(new Items(items.subList(from, to)));
    }
    // Nothing to cut gives nothing; one chunk stays wrapped.
    chunks.sequence = chunks.isEmpty();
    return chunks;
  }

  private static @Nullable Items range(Arguments a) {
    if (!a.isGiven(0) || !a.isGiven(1) || !a.isGiven(2)) {
      return null;
    }
    double from = whole(a.number(0));
    double to = whole(a.number(1));
    double step = whole(a.number(2));
    Items items = Items.emptySequence();
    for (double next = from; step > 0 ? next <= to : step < 0 && next >= to; next += step) {
      if (items.size() == MOST_ITEMS) {
        throw new JsonataFailure(JsonataFailure.MEMORY);
      }
      items.add(next);
    }
    return items;
  }

  private static double whole(double number) {
    return number < 0 ? Math.ceil(number) : Math.floor(number);
  }

  private static String hash(Arguments a) {
    String algorithm = a.get(1) instanceof String name ? name : "";
    if (!ALGORITHMS.contains(algorithm)) {
      throw new JsonataFailure("D3137").saying("Unsupported hash algorithm: " + algorithm);
    }
    return digest(a.string(0), algorithm);
  }

  /** The hash of a text in UTF-8, in hexadecimal. */
  static String digest(String text, String algorithm) {
    try {
      byte[] digest =
          MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(algorithm, e);
    }
  }

  private static Object parse(String text) {
    Object value = Json.repeatsKeys(text) ? null : Json.parse(text);
    if (value == null || !isFinite(value)) {
      throw new JsonataFailure("D3137").saying("The text is not JSON");
    }
    return Values.in(value);
  }

  private static boolean isFinite(Object value) {
    if (value instanceof List<?> items) {
      return items.stream().allMatch(ServiceFunctions::isFinite);
    }
    if (value instanceof java.util.Map<?, ?> members) {
      return members.values().stream().allMatch(ServiceFunctions::isFinite);
    }
    return !(value instanceof Number number) || Double.isFinite(number.doubleValue());
  }
}
