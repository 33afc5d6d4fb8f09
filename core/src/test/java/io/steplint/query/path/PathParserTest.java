package io.steplint.query.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.query.ExpressionProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathParserTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$",
        "$$",
        "$v",
        "$.a",
        "$.a.b[0]",
        "$$.Execution.Id",
        "$items[12].x_y",
        "$[0][1]",
        "$.1",
      })
  void the_plain_reader_and_the_grammar_agree(String text) {
    Path plain = PathParser.parsePlain(text, 0, text.length());

    assertThat(plain).isNotNull();
    assertThat(GrammarPathReader.read(text, 0, text.length()).get()).isEqualTo(plain);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$..author",
        "$.a[?(@.b == 'it\\'s' && !(@.c in [1,2]) || $.d)]",
        "$.a['x','y']",
        "$['with space'].b",
        "$.a[1:][:2][-1][0,2]",
        "$.xs[*].length()",
        "$.u\\.v",
        "$.a[?(@.s =~ /x\\/y/i)]",
      })
  void what_is_printed_reads_back_the_same(String text) {
    String printed = PathParser.parse(text).get().toString();

    assertThat(PathParser.parse(printed).get()).hasToString(printed);
  }

  @ParameterizedTest
  @CsvSource({
    "$.a[0].b, true, true",
    "$.a[-1], true, false",
    "$.a[*], false, false",
    "$..a, false, false",
    "'$.a[''x'',''y'']', true, false",
    "'$.a[''x'',''y''].z', true, false",
    "$.a[(@.length-1)].b, true, false",
    "$.[0].a, true, false",
    "$.a.length(), true, false",
    "$$.Map.Item.Value, true, true",
    "$name[1], true, true",
  })
  void tells_definite_paths_and_reference_paths(String text, boolean definite, boolean reference) {
    Path path = PathParser.parse(text).get();

    assertThat(path.isDefinite()).isEqualTo(definite);
    assertThat(path.isReferencePath()).isEqualTo(reference);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x            | 0 | 1  | A path must start with '$'.
          $.a.         | 4 | 4  | A path must not end with '.'.
          $.a b        | 4 | 5  | A name with a blank must be written in brackets: ['my name'].
          $.a[?@.b]    | 5 | 6  | A filter must be written in parentheses: [?(…)].
          $.a[(@.x)]   | 4 | 5  | '[' must be followed by a quoted name, a number, a slice, '*' or a filter '?(…)'.
          $['a         | 2 | 3  | The quoted text that starts here is not closed.
          $.a.lenght() | 4 | 10 | A path has no function 'lenght'; did you mean 'length'?
          """)
  void says_what_is_wrong_and_where(String text, int start, int end, String message) {
    ExpressionProblem problem = PathParser.parse(text).problem().orElseThrow();

    assertThat(problem.message()).isEqualTo(message);
    assertThat(problem.start()).isEqualTo(start);
    assertThat(problem.end()).isEqualTo(end);
  }

  @Test
  void an_empty_text_is_no_path() {
    assertThat(PathParser.parse("").isValid()).isFalse();
  }
}
