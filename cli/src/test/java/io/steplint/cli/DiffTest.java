package io.steplint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DiffTest {

  @Test
  void changedLinesStandBetweenThreeLinesOfContext() {
    assertThat(Diff.of("a.json", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n"))
        .isEqualTo(
            """
            --- a/a.json
            +++ b/a.json
            @@ -2,7 +2,7 @@
             2
             3
             4
            -5
            +five
             6
             7
             8
            """);
  }

  @Test
  void changesFarApartAreTwoHunks() {
    String before = "a\n".repeat(1) + "x\n".repeat(20) + "b\n";
    String after = "A\n" + "x\n".repeat(20) + "B\n";
    assertThat(Diff.of("f", before, after).lines().filter(l -> l.startsWith("@@")))
        .containsExactly("@@ -1,4 +1,4 @@", "@@ -19,4 +19,4 @@");
  }

  @Test
  void insertedAndRemovedLinesAreFoundAgain() {
    assertThat(Diff.of("f", "1\n2\n3\n", "1\nnew\n2\n3\n"))
        .contains("@@ -1,3 +1,4 @@\n 1\n+new\n 2\n 3\n");
    assertThat(Diff.of("f", "1\n2\n3\n", "1\n3\n")).contains("@@ -1,3 +1,2 @@\n 1\n-2\n 3\n");
  }

  @Test
  void aLastLineWithoutLineEndIsSaid() {
    assertThat(Diff.of("f", "a", "b"))
        .endsWith(
            """
            -a
            \\ No newline at end of file
            +b
            \\ No newline at end of file
            """);
  }

  @Test
  void equalTextsHaveNoDiff() {
    assertThat(Diff.of("f", "a", "a")).isEmpty();
  }
}
