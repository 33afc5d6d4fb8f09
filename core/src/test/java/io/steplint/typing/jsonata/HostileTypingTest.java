package io.steplint.typing.jsonata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.steplint.query.ParseResult;
import io.steplint.query.jsonata.JsonataExpression;
import io.steplint.query.jsonata.JsonataParser;
import io.steplint.type.Type;
import io.steplint.type.Types;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Expressions that are made to be large, deep or endless are typed in bounded time and space. */
class HostileTypingTest {

  private static final Duration BOUND = Duration.ofSeconds(10);

  private static final Type INPUT =
      Types.object()
          .required("n", Type.integer())
          .required("xs", Types.array(Types.object().required("a", Type.number()).open()))
          .closed();

  private static Type type(String text) {
    ParseResult<JsonataExpression> parsed = JsonataParser.parse(text);
    assertThat(parsed.isValid()).as(text).isTrue();
    return JsonataTyping.of(parsed.get(), Map.of("in", INPUT)).type();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "($)",
        "[$]",
        "{'a': $}",
        "-$",
        "$f($)",
        "xs[$]",
        "$in.($)",
        "a ? $ : 1",
        "xs^($)"
      })
  void whatIsNestedAsDeepAsTheParserAllows(String nest) throws InterruptedException {
    String open = nest.substring(0, nest.lastIndexOf('$'));
    String close = nest.substring(nest.lastIndexOf('$') + 1);
    for (int depth = 100; depth < 500; depth += 30) {
      String text = open.repeat(depth) + "1" + close.repeat(depth);
      if (JsonataParser.parse(text).isValid()) {
        assertIsTypedOnASmallStack(text);
      }
    }
  }

  @Test
  void recursionThroughADeepBody() throws InterruptedException {
    String body = "(".repeat(300) + "$f($x + 1)" + ")".repeat(300);
    assertIsTypedOnASmallStack("($f := function($x) {[" + body + "]}; $f(1))");
    assertIsTypedOnASmallStack("($f := function($x) {$map([1], function($y) {$f($y)})}; $f(1))");
  }

  /** The stack of a thread that nobody gave a larger one. */
  private static void assertIsTypedOnASmallStack(String text) throws InterruptedException {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread thread = new Thread(null, () -> type(text), "typing", 1 << 20);
    thread.setUncaughtExceptionHandler((at, problem) -> thrown.set(problem));
    thread.start();
    thread.join();
    assertThat(thrown.get()).as(text).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "($f := function($n) {$n < 2 ? 1 : $f($n - 1) + $f($n - 2)}; $f(30))",
        "($f := function($n) {[$f([$n]), $f($n + 1)]}; $f(1))",
        "($f := function($n) {$g($n)}; $g := function($n) {$f({'n': $n})}; $f(1))",
        "($y := function($f) {$f($f)}; $y($y))",
        "$reduce([1..60], function($a, $b) {[$a, $a, {'x': $a}]})",
        "$reduce($in.xs, function($a, $b) {{'x': $a, 'y': [$a]}}, {})",
        "$in.xs.**.**.**.**.**"
      })
  void whatGrowsWithoutEnd(String text) {
    assertTimeoutPreemptively(BOUND, () -> assertThat(type(text)).isNotNull());
  }

  @Test
  void loopsInLoops() {
    String each = "$map([1..32], function($x) {";
    String text = each.repeat(4) + "{'a': $x, 'b': [$x, $]}" + "})".repeat(4);
    assertTimeoutPreemptively(BOUND, () -> assertThat(type(text)).isNotNull());
  }

  @Test
  void expressionsOf100Kilobytes() {
    String fields =
        IntStream.range(0, 9_000)
            .mapToObj(i -> "'a" + i + "':" + i)
            .collect(Collectors.joining(","));
    assertTimeoutPreemptively(
        BOUND,
        () -> {
          assertThat(type("[" + "1,".repeat(50_000) + "1]").array()).isNotNull();
          assertThat(type("{" + fields + "}").objects()).hasSize(1);
          assertThat(type("(" + "$v := [$v, $v, $v];".repeat(5_500) + "$v)").array()).isNotNull();
          assertThat(type("'" + "x".repeat(100_000) + "'").strings()).isNotNull();
        });
  }

  @Test
  void textsWithHalfACharacter() {
    assertThat(type("'\ud800'")).isEqualTo(Type.literal("\ud800"));
    assertThat(type("$length('\ud800' & $in.n)")).isEqualTo(Types.integerFrom(0));
    assertThat(type("$in.`\udc00`")).isEqualTo(Type.missing());
  }
}
