package io.steplint.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.source.Document;
import io.steplint.source.FileSource;
import io.steplint.source.Location;
import io.steplint.source.Node;
import io.steplint.source.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FixesTest {

  private static final FileSource FILE =
      new FileSource("a.json", "{\r\n  \"a\": 1,\r\n  \"b\": 2\r\n}");

  @Test
  void editsAreMadeInTheirPlacesAndLineEndsStay() {
    Fixes fixes = apply(false, fix(true, 2, 8, 9, "10"), fix(true, 3, 8, 9, "20"));
    assertThat(fixes.texts()).containsEntry("a.json", "{\r\n  \"a\": 10,\r\n  \"b\": 20\r\n}");
    assertThat(fixes.applied()).isEqualTo(2);
  }

  @Test
  void unsafeFixesAreMadeOnlyWhenAsked() {
    assertThat(apply(false, fix(false, 2, 8, 9, "10")).texts()).isEmpty();
    assertThat(apply(true, fix(false, 2, 8, 9, "10")).texts()).hasSize(1);
  }

  @Test
  void ofOverlappingFixesTheFirstIsMade() {
    Fixes fixes = apply(false, fix(true, 2, 3, 9, "\"x\": 9"), fix(true, 2, 8, 9, "10"));
    assertThat(fixes.texts().get("a.json")).contains("\"x\": 9").doesNotContain("10");
    assertThat(fixes.applied()).isEqualTo(1);
  }

  @Test
  void aFixThatWouldBreakTheFileIsNotMade() {
    assertThat(apply(false, fix(true, 2, 8, 9, "}")).texts()).isEmpty();
  }

  @Test
  void aFixThatWouldNameAKeyTwiceIsNotMade() {
    assertThat(apply(false, fix(true, 3, 3, 6, "\"a\"")).texts()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a: x.sync\n", "a: \"x.sy\\\n  nc\"\n", "a: >\n  x.sync\n", "a: 'x\n  y.sync'\n"})
  void aPartOfAStringIsMendedRightOrNotAtAll(String text) {
    FileSource file = new FileSource("a.yaml", text);
    ScalarNode a = value(file);
    int end = a.string().stripTrailing().length();
    Fix fix = Fix.replace("mend", true, a, end - ".sync".length(), end, ".sync:2");
    Fixes fixes = Fixes.of(List.of(finding(fix)), false, name -> file);
    String mended = fixes.texts().getOrDefault("a.yaml", text);
    assertThat(value(new FileSource("a.yaml", mended)).string())
        .isEqualTo(fixes.applied() == 1 ? a.string().replace(".sync", ".sync:2") : a.string());
    assertThat(fixes.applied()).isEqualTo(text.contains("\\") ? 0 : 1);
  }

  @Test
  void aPartOfAStringThatSaysSomethingElseByNowIsLeftAlone() {
    ScalarNode a = value(new FileSource("a.yaml", "a: x.sync\n"));
    Fix fix = Fix.replace("mend", true, a, 1, 6, ".sync:2");
    FileSource now = new FileSource("a.yaml", "# new\na: x.sync\n");
    assertThat(Fixes.of(List.of(finding(fix)), false, name -> now).applied()).isZero();
  }

  @Test
  void whatWouldNeedAnEscapeIsNotPutIntoAString() {
    FileSource file = new FileSource("a.yaml", "a: 'it'\n");
    Fix fix = Fix.replace("mend", true, value(file), 0, 2, "it's");
    assertThat(Fixes.of(List.of(finding(fix)), false, name -> file).applied()).isZero();
  }

  @Test
  void aFixOfAFileThatIsGoneIsNotMade() {
    Fix fix = Fix.replace("x", true, new Location("gone.json", 1, 1, 1, 1), "y");
    assertThat(apply(false, fix).texts()).isEmpty();
  }

  private static Fix fix(boolean safe, int line, int column, int endColumn, String text) {
    return Fix.replace("mend", safe, new Location("a.json", line, column, line, endColumn), text);
  }

  private static ScalarNode value(FileSource file) {
    Node root = Objects.requireNonNull(Document.read(file).root());
    return Objects.requireNonNull(Objects.requireNonNull(root.asObject()).string("a"));
  }

  private static Finding finding(Fix fix) {
    List<Finding> findings = new ArrayList<>();
    RuleInfo rule = RuleInfo.of("to-mend", Category.STYLE, "something to mend").build();
    new FindingBuilder(rule, fix.edits().get(0).location(), null, null, findings::add)
        .message("m")
        .fix(fix)
        .must();
    return findings.get(0);
  }

  private static Fixes apply(boolean unsafe, Fix... fixes) {
    List<Finding> findings = new ArrayList<>();
    for (Fix fix : fixes) {
      findings.add(finding(fix));
    }
    return Fixes.of(findings, unsafe, FixesTest::source);
  }

  private static @Nullable FileSource source(String path) {
    return path.equals("a.json") ? FILE : null;
  }
}
