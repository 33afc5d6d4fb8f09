package io.steplint.typing.intrinsic;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.query.intrinsic.IntrinsicParser;
import io.steplint.type.Type;
import io.steplint.type.Types;
import io.steplint.typing.Evaluation;
import io.steplint.typing.Happens;
import io.steplint.typing.path.PathTyping;
import org.junit.jupiter.api.Test;

class IntrinsicTypingTest {

  private static final Type DATA =
      Types.object()
          .required("text", Type.string())
          .required("json", Types.jsonText(Types.object().required("id", Type.integer()).closed()))
          .required("list", Types.array(Type.string(), 1, 3))
          .optional("maybe", Type.string())
          .closed();

  private static Evaluation evaluate(String call) {
    return IntrinsicTyping.of(
        IntrinsicParser.parse(call).get(), path -> PathTyping.select(DATA, path.segments()));
  }

  private static String type(String call) {
    return evaluate(call).type().toString();
  }

  @Test
  void readsTheTypeBackFromTextThatIsJson() {
    assertThat(type("States.StringToJson($.json)")).isEqualTo("{ id: integer }");
    assertThat(type("States.StringToJson('[1, true]')")).isEqualTo("[1, true]");
    assertThat(type("States.StringToJson(States.JsonToString($.list))")).isEqualTo("string[]");
    assertThat(evaluate("States.StringToJson('{')").failure()).isEqualTo(Happens.MUST);
    assertThat(evaluate("States.StringToJson($.text)").failure()).isEqualTo(Happens.MAY);
  }

  @Test
  void computesWithLiterals() {
    assertThat(type("States.Format('a{}-{}', 1, 'x')")).isEqualTo("\"a1-x\"");
    assertThat(type("States.ArrayRange(1, 7, 3)")).isEqualTo("[1, 4, 7]");
    assertThat(type("States.MathAdd(2, -5)")).isEqualTo("-3");
    assertThat(type("States.StringSplit('a,b;,c', ',;')")).isEqualTo("[\"a\", \"b\", \"c\"]");
    assertThat(type("States.Base64Decode(States.Base64Encode('hi'))")).isEqualTo("\"hi\"");
    assertThat(type("States.ArrayContains(States.Array(1, 2), 2)")).isEqualTo("true");
  }

  @Test
  void knowsTheLengthsOfArrays() {
    assertThat(type("States.ArrayLength($.list)")).isEqualTo("integer(1..3)");
    assertThat(evaluate("States.ArrayGetItem($.list, 0)").failure()).isEqualTo(Happens.NO);
    assertThat(evaluate("States.ArrayGetItem($.list, 2)").failure()).isEqualTo(Happens.MAY);
    assertThat(evaluate("States.ArrayGetItem($.list, 3)").failure()).isEqualTo(Happens.MUST);
  }

  @Test
  void failsOnWrongKindsAndMissingPaths() {
    assertThat(evaluate("States.ArrayLength($.text)").failure()).isEqualTo(Happens.MUST);
    assertThat(evaluate("States.MathAdd($.text, 1)").type().isNever()).isTrue();
    assertThat(evaluate("States.Hash('x', $.list)").failure()).isEqualTo(Happens.MUST);
    assertThat(evaluate("States.Format('{}', $.maybe)").failure()).isEqualTo(Happens.MAY);
    assertThat(evaluate("States.Format('{}', $.none)").failure()).isEqualTo(Happens.MUST);
  }
}
