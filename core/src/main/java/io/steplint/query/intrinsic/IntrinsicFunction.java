package io.steplint.query.intrinsic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The intrinsic functions of Step Functions, as the developer guide lists them. */
public enum IntrinsicFunction {
  FORMAT("Format", 1, Integer.MAX_VALUE, "sx"),
  STRING_TO_JSON("StringToJson", 1, 1, "s"),
  JSON_TO_STRING("JsonToString", 1, 1, "x"),
  ARRAY("Array", 0, Integer.MAX_VALUE, "x"),
  ARRAY_PARTITION("ArrayPartition", 2, 2, "an"),
  ARRAY_CONTAINS("ArrayContains", 2, 2, "ax"),
  ARRAY_RANGE("ArrayRange", 3, 3, "nnn"),
  ARRAY_GET_ITEM("ArrayGetItem", 2, 2, "an"),
  ARRAY_LENGTH("ArrayLength", 1, 1, "a"),
  ARRAY_UNIQUE("ArrayUnique", 1, 1, "a"),
  BASE64_ENCODE("Base64Encode", 1, 1, "s"),
  BASE64_DECODE("Base64Decode", 1, 1, "s"),
  HASH("Hash", 2, 2, "xs"),
  JSON_MERGE("JsonMerge", 3, 3, "oob"),
  MATH_RANDOM("MathRandom", 2, 3, "nnn"),
  MATH_ADD("MathAdd", 2, 2, "nn"),
  STRING_SPLIT("StringSplit", 2, 2, "ss"),
  UUID("UUID", 0, 0, "");

  private final String simpleName;
  private final int fewest;
  private final int most;
  private final String kinds;

  /**
   * @param kinds the kind of each parameter, the last one for all that follow: {@code s} string,
   *     {@code n} number, {@code b} boolean, {@code a} array, {@code o} object, {@code x} any
   */
  IntrinsicFunction(String simpleName, int fewest, int most, String kinds) {
    this.simpleName = simpleName;
    this.fewest = fewest;
    this.most = most;
    this.kinds = kinds;
  }

  /** The name a definition uses, {@code States.Format}. */
  public String qualifiedName() {
    return "States." + simpleName;
  }

  /** The fewest arguments a call may have. */
  public int fewestArguments() {
    return fewest;
  }

  /** The most arguments a call may have; {@link Integer#MAX_VALUE} where there is no limit. */
  public int mostArguments() {
    return most;
  }

  /**
   * What the parameter at {@code index} must be: {@code 's'} string, {@code 'n'} number, {@code
   * 'b'} boolean, {@code 'a'} array, {@code 'o'} object, {@code 'x'} anything.
   */
  public char parameterKind(int index) {
    return kinds.charAt(Math.min(index, kinds.length() - 1));
  }

  /** The function of this qualified name; names are case-sensitive. */
  public static Optional<IntrinsicFunction> named(String qualifiedName) {
    for (IntrinsicFunction function : values()) {
      if (function.qualifiedName().equals(qualifiedName)) {
        return Optional.of(function);
      }
    }
    return Optional.empty();
  }

  static List<String> qualifiedNames() {
    List<String> names = new ArrayList<>();
    for (IntrinsicFunction function : values()) {
      names.add(function.qualifiedName());
    }
    return names;
  }
}
