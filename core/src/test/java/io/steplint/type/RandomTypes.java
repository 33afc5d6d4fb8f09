package io.steplint.type;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes values and types that hold them, the same ones for the same seed. */
public final class RandomTypes {

  private static final String[] NAMES = {"a", "b", "c", "d"};
  private static final String[] TEXTS = {
    "", "x", "yes", "[1]", "{\"a\":1}", "12", "2024-05-01T10:00:00Z", "a\u00e9"
  };

  private final Random random;

  public RandomTypes(long seed) {
    random = new Random(seed);
  }

  public int below(int bound) {
    return random.nextInt(bound);
  }

  public String name() {
    return NAMES[below(NAMES.length)];
  }

  public @Nullable Object value(int depth) {
    switch (below(depth <= 0 ? 5 : 9)) {
      case 0:
        return null;
      case 1:
        return random.nextBoolean();
      case 2:
        return new BigDecimal(below(7) - 3);
      case 3:
        return new BigDecimal(below(40) - 20).movePointLeft(1);
      case 4:
        return TEXTS[below(TEXTS.length)];
      case 5:
      case 6:
        List<@Nullable Object> items = new ArrayList<>();
        for (int i = below(4); i > 0; i--) {
          items.add(value(depth - 1));
        }
        return items;
      default:
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (int i = below(4); i > 0; i--) {
          fields.put(name(), value(depth - 1));
        }
        return fields;
    }
  }

  /** A type of several values, some of it generalised. */
  public Type type(int depth) {
    Type type = Types.of(value(depth));
    for (int i = below(4); i > 0; i--) {
      type = type.join(Types.of(value(depth)));
    }
    return switch (below(8)) {
      case 0 -> TypeOf.generalised(type);
      case 1 -> type.join(Types.object().optional(name(), type).required(name(), type).open());
      case 2 -> type.join(Types.array(type, below(2), 3));
      case 3 -> type.join(Types.jsonText(type));
      case 4 -> type.widen(Types.of(value(depth)), Thresholds.standard());
      default -> type;
    };
  }
}
