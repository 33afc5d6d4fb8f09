package io.steplint.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {

  @ParameterizedTest
  @CsvSource({
    "machines/a.asl.json, machines/a.asl.json, true",
    "./machines/a.asl.json, machines/a.asl.json, true",
    "machines, machines/deep/a.asl.json, true",
    "machines/, machines/a.asl.json, true",
    "machine, machines/a.asl.json, false",
    "., machines/a.asl.json, true",
    "machines/*.json, machines/a.asl.json, true",
    "machines/*.json, machines/deep/a.json, false",
    "**/a.json, a.json, true",
    "**/a.json, x/y/a.json, true",
    "x/**/a.json, x/a.json, true",
    "x/**, x/y/a.json, true",
    "*, a.json, true",
    "*.yaml, a.json, false",
    "a?.json, ab.json, true",
    "**/*a*/b.json, x/1a2/b.json, true"
  })
  void namesFilesAsAPersonMeansThem(String pattern, String file, boolean expected) {
    assertThat(PathPattern.matches(pattern, file)).isEqualTo(expected);
  }
}
