package io.steplint.execution.jsonata;

import org.jspecify.annotations.Nullable;

/** {@code $now}, {@code $toMillis} and the like, and pictures of whole numbers. */
final class DateFunctions {

  private DateFunctions() {}

  static void addTo(StandardFunctions.Table table) {
    table.add(
        "now",
        2,
        a -> DateFormatting.format(a.evaluator().surroundings().millis(), text(a, 0), text(a, 1)));
    table.add("millis", 0, a -> (double) a.evaluator().surroundings().millis());
    table.addStrict(
        "fromMillis", 3, a -> DateFormatting.format(a.number(0), text(a, 1), text(a, 2)));
    table.addStrict(
        "toMillis",
        2,
        a -> {
          String picture = text(a, 1);
          return picture == null
              ? (Double) DateReading.iso(a.string(0))
              : DateReading.byPicture(a.string(0), picture, a.evaluator().surroundings().millis());
        });
    table.addStrict(
        "formatInteger", 2, a -> IntegerPicture.of(a.string(1)).format(Math.floor(a.number(0))));
    table.addStrict("parseInteger", 2, DateFunctions::parseInteger);
  }

  private static double parseInteger(Arguments a) {
    IntegerPicture picture = IntegerPicture.of(a.string(1));
    picture.regex(0); // refuses what it cannot read before it looks at the text
    return picture.parse(a.string(0));
  }

  private static @Nullable String text(Arguments a, int index) {
    return a.get(index) instanceof String given ? given : null;
  }
}
