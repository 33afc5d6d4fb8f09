package io.steplint.query.intrinsic;

import io.steplint.query.ExpressionProblem;
import io.steplint.query.Refusal;
import java.util.List;

/**
 * What a call must be beyond its grammar: the number of its arguments, and what constants may be.
 */
final class IntrinsicChecks {

  private static final List<String> HASH_ALGORITHMS =
      List.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

  private IntrinsicChecks() {}

  static void check(Intrinsic.Call call) {
    checkCount(call);
    for (int i = 0; i < call.arguments().size(); i++) {
      checkKind(call, i);
    }
    checkValues(call);
  }

  private static void checkCount(Intrinsic.Call call) {
    IntrinsicFunction function = call.function();
    int count = call.arguments().size();
    int fewest = function.fewestArguments();
    int most = function.mostArguments();
    if (count >= fewest && count <= most) {
      return;
    }
    String wanted;
    if (most == Integer.MAX_VALUE) {
      wanted = "at least " + arguments(fewest);
    } else if (fewest == most) {
      wanted = fewest == 0 ? "no arguments" : arguments(fewest);
    } else {
      wanted = fewest + " or " + arguments(most);
    }
    throw new Refusal(
        new ExpressionProblem(
            IntrinsicProblems.ARITY,
            function.qualifiedName() + " takes " + wanted + ", not " + count + ".",
            call.start(),
            call.end()));
  }

  private static String arguments(int count) {
    return count + (count == 1 ? " argument" : " arguments");
  }

  private static void checkKind(Intrinsic.Call call, int index) {
    Intrinsic argument = call.arguments().get(index);
    char wanted = call.function().parameterKind(index);
    char given =
        switch (argument.kind()) {
          case TEXT -> 's';
          case NUMBER -> 'n';
          case BOOLEAN -> 'b';
          case NULL -> 'l';
          case PATH, CALL -> 'x';
        };
    if (wanted != 'x' && given != 'x' && wanted != given) {
      throw refusal(
          "Argument "
              + (index + 1)
              + " of "
              + call.function().qualifiedName()
              + " must be "
              + name(wanted)
              + ", not "
              + name(given)
              + ".",
          argument);
    }
  }

  private static String name(char kind) {
    return switch (kind) {
      case 's' -> "a string";
      case 'n' -> "a number";
      case 'b' -> "a boolean";
      case 'a' -> "an array";
      case 'o' -> "an object";
      default -> "null";
    };
  }

  private static void checkValues(Intrinsic.Call call) {
    List<Intrinsic> arguments = call.arguments();
    switch (call.function()) {
      case FORMAT -> checkTemplate(call);
      case HASH -> {
        if (arguments.get(1) instanceof Intrinsic.Text algorithm
            && !HASH_ALGORITHMS.contains(algorithm.value())) {
          throw refusal(
              "States.Hash knows no algorithm '"
                  + algorithm.value()
                  + "': it takes "
                  + String.join(", ", HASH_ALGORITHMS)
                  + ".",
              algorithm);
        }
      }
      case JSON_MERGE -> {
        if (arguments.get(2) instanceof Intrinsic.Bool deep && deep.value()) {
          throw refusal(
              "Step Functions currently only supports the shallow merging mode: the third argument"
                  + " of States.JsonMerge must be false.",
              deep);
        }
      }
      case ARRAY_PARTITION -> {
        if (arguments.get(1) instanceof Intrinsic.Number size && Math.round(size.value()) <= 0) {
          throw refusal("The chunk size of States.ArrayPartition must be greater than zero.", size);
        }
      }
      case ARRAY_RANGE -> {
        if (arguments.get(2) instanceof Intrinsic.Number step && Math.round(step.value()) == 0) {
          throw refusal("The increment of States.ArrayRange cannot be zero.", step);
        }
      }
      default -> {}
    }
  }

  private static void checkTemplate(Intrinsic.Call call) {
    if (!(call.arguments().get(0) instanceof Intrinsic.Text template)
        || template.raw().contains("${")) {
      return;
    }
    int placeholders = template.templateParts().size() - 1;
    int values = call.arguments().size() - 1;
    if (placeholders != values) {
      throw refusal(
          "The template of States.Format has "
              + placeholders
              + (placeholders == 1 ? " placeholder" : " placeholders")
              + ", but "
              + values
              + (values == 1 ? " value follows" : " values follow")
              + " it.",
          template);
    }
  }

  private static Refusal refusal(String message, Intrinsic argument) {
    return new Refusal(
        new ExpressionProblem(
            IntrinsicProblems.ARGUMENT, message, argument.start(), argument.end()));
  }
}
