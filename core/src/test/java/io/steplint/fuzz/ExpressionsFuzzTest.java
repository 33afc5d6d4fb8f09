package io.steplint.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.steplint.query.intrinsic.IntrinsicParser;
import io.steplint.query.jsonata.JsonataParser;
import io.steplint.query.jsonata.StepFunctionsJsonata;
import io.steplint.query.path.PathParser;
import io.steplint.type.Type;
import io.steplint.typing.jsonata.JsonataTyping;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Whatever an expression holds, its parser ends with a tree or a problem, and a tree has a type.
 */
class ExpressionsFuzzTest {

  @FuzzTest(maxDuration = "10m")
  void path(byte[] data) {
    PathParser.parse(text(data));
  }

  @FuzzTest(maxDuration = "10m")
  void intrinsic(byte[] data) {
    IntrinsicParser.parse(text(data));
  }

  @FuzzTest(maxDuration = "10m")
  void jsonata(byte[] data) {
    String text = text(data);
    StepFunctionsJsonata.parse("{%" + text + "%}");
    JsonataParser.parse(text)
        .value()
        .ifPresent(parsed -> JsonataTyping.of(parsed, Map.of("states", Type.unknown())));
  }

  private static String text(byte[] data) {
    return new String(data, StandardCharsets.UTF_8);
  }
}
