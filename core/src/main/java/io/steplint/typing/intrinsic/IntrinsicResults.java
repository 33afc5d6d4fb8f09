package io.steplint.typing.intrinsic;

import io.steplint.query.intrinsic.Intrinsic;
import io.steplint.type.Field;
import io.steplint.type.Kind;
import io.steplint.type.Numbers;
import io.steplint.type.ObjectShape;
import io.steplint.type.Type;
import io.steplint.type.Types;
import io.steplint.typing.Happens;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The results of each intrinsic function on arguments that are there. */
final class IntrinsicResults {

  private final IntrinsicTyping typing;
  private final TextFunctions texts;
  private final ArrayFunctions arrays;

  IntrinsicResults(IntrinsicTyping typing) {
    this.typing = typing;
    this.texts = new TextFunctions(typing);
    this.arrays = new ArrayFunctions(typing);
  }

  Type of(Intrinsic.Call call, List<Type> arguments) {
    return switch (call.function()) {
      case FORMAT -> texts.format(call, arguments);
      case STRING_TO_JSON -> texts.stringToJson(call, arguments);
      case JSON_TO_STRING -> Types.jsonText(arguments.get(0));
      case ARRAY -> Types.tuple(arguments);
      case ARRAY_PARTITION -> arrays.partition(call, arguments);
      case ARRAY_CONTAINS -> arrays.contains(call, arguments);
      case ARRAY_RANGE -> arrays.range(call, arguments);
      case ARRAY_GET_ITEM -> arrays.item(call, arguments);
      case ARRAY_LENGTH -> arrays.length(call, arguments);
      case ARRAY_UNIQUE -> arrays.unique(call, arguments);
      case BASE64_ENCODE -> texts.encode(call, arguments);
      case BASE64_DECODE -> texts.decode(call, arguments);
      case HASH -> texts.hash(call, arguments);
      case JSON_MERGE -> merge(call, arguments);
      case MATH_RANDOM -> random(call, arguments);
      case MATH_ADD -> add(call, arguments);
      case STRING_SPLIT -> texts.split(call, arguments);
      case UUID -> Types.uuid();
    };
  }

  private Type expect(Intrinsic.Call call, List<Type> arguments, int index, Kind kind) {
    return typing.expect(call, index, arguments.get(index), kind);
  }

  // ---- objects and numbers

  private Type merge(Intrinsic.Call call, List<Type> arguments) {
    Type left = expect(call, arguments, 0, Kind.OBJECT);
    Type right = expect(call, arguments, 1, Kind.OBJECT);
    Type deep = expect(call, arguments, 2, Kind.BOOLEAN);
    if (left.isNever() || right.isNever() || deep.isNever()) {
      return Type.never();
    }
    if (!deep.mayBeFalse()) {
      typing.fail(call, 2, Happens.MUST, true, "Only shallow merging is supported: use false");
      return Type.never();
    }
    return merge(left, right);
  }

  /** The fields of both, those of the right one where both have them. */
  static Type merge(Type left, Type right) {
    Type result = Type.never();
    for (ObjectShape one : left.objects()) {
      for (ObjectShape other : right.objects()) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (String name : one.fields().keySet()) {
          fields.put(name, merge(one.field(name), other.field(name)));
        }
        for (String name : other.fields().keySet()) {
          fields.putIfAbsent(name, merge(one.field(name), other.field(name)));
        }
        result = result.join(Type.orNever(ObjectShape.of(fields, one.rest().join(other.rest()))));
      }
    }
    return result;
  }

  private static Field merge(Field left, Field right) {
    return switch (right.presence()) {
      case REQUIRED -> right;
      case ABSENT -> left;
      case OPTIONAL -> {
        Type type = left.type().join(right.type());
        yield left.isRequired() ? Field.required(type) : Field.optional(type);
      }
    };
  }

  private Type random(Intrinsic.Call call, List<Type> arguments) {
    Numbers from = expect(call, arguments, 0, Kind.NUMBER).numbers();
    Numbers to = expect(call, arguments, 1, Kind.NUMBER).numbers();
    if (arguments.size() > 2 && expect(call, arguments, 2, Kind.NUMBER).isNever()) {
      return Type.never();
    }
    if (from == null || to == null) {
      return Type.never();
    }
    BigDecimal least = from.min();
    BigDecimal most = to.max();
    if (least != null && most != null && rounded(least).compareTo(rounded(most)) > 0) {
      typing.fail(call, 0, Happens.MUST, true, "The start is greater than the end");
      return Type.never();
    }
    return Types.number(
        least == null ? null : rounded(least), most == null ? null : rounded(most), true);
  }

  private Type add(Intrinsic.Call call, List<Type> arguments) {
    Numbers one = expect(call, arguments, 0, Kind.NUMBER).numbers();
    Numbers other = expect(call, arguments, 1, Kind.NUMBER).numbers();
    if (one == null || other == null) {
      return Type.never();
    }
    return Types.number(sum(one.min(), other.min()), sum(one.max(), other.max()), true);
  }

  private static @Nullable BigDecimal sum(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    return one == null || other == null ? null : rounded(one).add(rounded(other));
  }

  /** The way Java's {@code Math.round} does: halves go up. */
  private static BigDecimal rounded(BigDecimal number) {
    return Numbers.isWhole(number)
        ? number
        : number.add(new BigDecimal("0.5")).setScale(0, RoundingMode.FLOOR);
  }
}
