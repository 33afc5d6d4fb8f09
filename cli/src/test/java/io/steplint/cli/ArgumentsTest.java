package io.steplint.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

  private static final List<Option> OPTIONS =
      List.of(
          Option.value("--format", "FORMAT", "x").letter('f'),
          Option.values("--param", "NAME=VALUE", "x"),
          Option.value("--fix", "[=unsafe]", "x"),
          Option.values("--scp", "FILE…", "x"),
          Option.flag("--verbose", "x").letter('v'),
          Option.flag("--quiet", "x").letter('q'));

  @Test
  void optionsAndPathsStandInAnyOrder() throws UsageException {
    Arguments arguments = parse("a", "--format", "json", "b", "--quiet", "-");
    assertThat(arguments.paths()).containsExactly("a", "b", "-");
    assertThat(arguments.get("--format")).isEqualTo("json");
    assertThat(arguments.has("--quiet")).isTrue();
  }

  @Test
  void aValueMayFollowAnEqualsSignAndHoldAnother() throws UsageException {
    Arguments arguments = parse("--param=A=b=c", "--param", "D=", "--format=text");
    assertThat(arguments.all("--param")).containsExactly("A=b=c", "D=");
    assertThat(arguments.get("--format")).isEqualTo("text");
  }

  @Test
  void anOptionalValueNeedsTheEqualsSign() throws UsageException {
    assertThat(parse("--fix", "unsafe").paths()).containsExactly("unsafe");
    assertThat(parse("--fix", "unsafe").get("--fix")).isEmpty();
    assertThat(parse("--fix=unsafe").get("--fix")).isEqualTo("unsafe");
    assertThat(parse().get("--fix")).isNull();
  }

  @Test
  void afterTwoHyphensEverythingIsAPath() throws UsageException {
    assertThat(parse("--", "--format", "x").paths()).containsExactly("--format", "x");
  }

  @Test
  void whatIsRepeatedMayBeAListToo() throws UsageException {
    assertThat(parse("--param", "a, b", "--param", "c,").list("--param"))
        .containsExactly("a", "b", "c");
  }

  @Test
  void anOptionForSeveralValuesTakesAllUpToTheNextOption() throws UsageException {
    Arguments arguments = parse("--scp", "a", "b", "--quiet", "--scp", "c", "-");
    assertThat(arguments.groups("--scp")).containsExactly(List.of("a", "b"), List.of("c", "-"));
    assertThat(arguments.paths()).isEmpty();
  }

  @Test
  void shortFormsStandForTheirOptions() throws UsageException {
    for (List<String> words :
        List.of(List.of("-f", "json"), List.of("-fjson"), List.of("-f=json"))) {
      assertThat(Arguments.parse(OPTIONS, words).get("--format")).isEqualTo("json");
    }
    Arguments arguments = parse("-qvf", "json", "a");
    assertThat(arguments.has("--quiet")).isTrue();
    assertThat(arguments.has("--verbose")).isTrue();
    assertThat(arguments.get("--format")).isEqualTo("json");
    assertThat(arguments.paths()).containsExactly("a");
    assertThat(parse("--param", "-q").all("--param")).containsExactly("-q");
    assertThatThrownBy(() -> parse("-f"))
        .hasMessage("option --format needs a value: --format FORMAT");
    assertThatThrownBy(() -> parse("-qx")).hasMessage("unknown option -x in -qx");
    assertThatThrownBy(() -> parse("-format=json"))
        .hasMessage("unknown option -format=json; did you mean --format?");
  }

  @Test
  void mistakesSayWhatWasMeant() {
    assertThatThrownBy(() -> parse("--fromat=json"))
        .isInstanceOf(UsageException.class)
        .hasMessage("unknown option --fromat; did you mean --format?");
    assertThatThrownBy(() -> parse("--format"))
        .hasMessage("option --format needs a value: --format FORMAT");
    assertThatThrownBy(() -> parse("--scp", "--format", "json"))
        .hasMessage("option --scp needs a value: --scp FILE…");
    assertThatThrownBy(() -> parse("--quiet=yes")).hasMessage("option --quiet takes no value");
    assertThatThrownBy(() -> parse("--format", "a", "--format", "b"))
        .hasMessage("option --format is given twice");
    assertThatThrownBy(() -> parse("-x")).hasMessageStartingWith("unknown option -x");
  }

  private static Arguments parse(String... words) throws UsageException {
    return Arguments.parse(OPTIONS, List.of(words));
  }
}
