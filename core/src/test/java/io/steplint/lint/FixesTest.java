package io.steplint.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.source.FileSource;
import io.steplint.source.Location;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

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
  void aFixOfAFileThatIsGoneIsNotMade() {
    Fix fix = Fix.replace("x", true, new Location("gone.json", 1, 1, 1, 1), "y");
    assertThat(apply(false, fix).texts()).isEmpty();
  }

  private static Fix fix(boolean safe, int line, int column, int endColumn, String text) {
    return Fix.replace("mend", safe, new Location("a.json", line, column, line, endColumn), text);
  }

  private static Fixes apply(boolean unsafe, Fix... fixes) {
    List<Finding> findings = new ArrayList<>();
    RuleInfo rule = RuleInfo.of("to-mend", Category.STYLE, "something to mend").build();
    for (Fix fix : fixes) {
      new FindingBuilder(rule, fix.edits().get(0).location(), null, null, findings::add)
          .message("m")
          .fix(fix)
          .must();
    }
    return Fixes.of(findings, unsafe, FixesTest::source);
  }

  private static @Nullable FileSource source(String path) {
    return path.equals("a.json") ? FILE : null;
  }
}
