package io.steplint.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.source.Problem.Kind;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class YamlReaderTest {

  private static Document read(String text) {
    return YamlReader.read(new FileSource("a.yaml", text));
  }

  private static ObjectNode object(Document document) {
    return Objects.requireNonNull(Objects.requireNonNull(document.root()).asObject());
  }

  @Test
  void keepsTagsAndPlaces() {
    ObjectNode root = object(read("A: 1\nB: !Sub 'x${A}'\nNo: true\n"));
    Node tagged = Objects.requireNonNull(root.get("B"));
    assertThat(tagged.tag()).isEqualTo("!Sub");
    assertThat(Objects.requireNonNull(tagged.asScalar()).string()).isEqualTo("x${A}");
    assertThat(root.has("No")).isTrue();
    assertThat(Objects.requireNonNull(root.get("A")).location())
        .isEqualTo(new Location("a.yaml", 1, 4, 1, 5));
  }

  @Test
  void takesYesAndNoAsStrings() {
    ObjectNode root = object(read("Next: No\nVersion: 2012-10-17\nEnd: true\n"));
    assertThat(Objects.requireNonNull(root.string("Next")).string()).isEqualTo("No");
    assertThat(root.string("Version")).isNotNull();
    assertThat(Objects.requireNonNull(Objects.requireNonNull(root.get("End")).asScalar()).kind())
        .isEqualTo(ScalarNode.Kind.BOOLEAN);
  }

  @Test
  void takesAPlainPlaceholderForCharacters() {
    ObjectNode root = object(read("Resource: ${Function}\nOther: ${A:-b}\n"));
    assertThat(root.string("Resource"))
        .isNotNull()
        .satisfies(value -> assertThat(value.tag()).isNull())
        .satisfies(value -> assertThat(value.string()).isEqualTo("${Function}"));
    assertThat(Objects.requireNonNull(root.string("Other")).tag()).isNull();
  }

  @Test
  void findsJsonInsideABlockString() {
    FileSource file =
        new FileSource("t.yaml", "D: !Sub |\n    {\n      \"StartAt\": \"A\"\n    }\n");
    ObjectNode root = object(YamlReader.read(file));
    ScalarNode text = Objects.requireNonNull(Objects.requireNonNull(root.get("D")).asScalar());
    ObjectNode inner = object(JsonReader.read(EmbeddedSource.of(text)));
    assertThat(Objects.requireNonNull(inner.get("StartAt")).location())
        .isEqualTo(new Location("t.yaml", 3, 18, 3, 21));
  }

  @Test
  void findsAPartOfADoubleQuotedString() {
    ObjectNode root = object(read("a: \"x\\ty $.b\"\n"));
    ScalarNode a = Objects.requireNonNull(root.string("a"));
    assertThat(a.location(4, 7)).isEqualTo(new Location("a.yaml", 1, 10, 1, 13));
  }

  @Test
  void followsAliasesAndMergesKeys() {
    ObjectNode root = object(read("base: &b {x: 1, y: 2}\nuse:\n  <<: *b\n  y: 3\n"));
    ObjectNode use = Objects.requireNonNull(root.object("use"));
    assertThat(use.members()).extracting(ObjectNode.Member::name).containsExactly("y", "x");
    assertThat(Objects.requireNonNull(Objects.requireNonNull(use.get("y")).asScalar()).string())
        .isEqualTo("3");
  }

  @Test
  void stopsAnAliasBomb() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [1,2,3,4,5,6,7,8,9]\n");
    for (int i = 1; i < 12; i++) {
      String last = "*a" + (i - 1);
      bomb.append("a" + i + ": &a" + i + " [" + (last + ",").repeat(8) + last + "]\n");
    }
    Document document = read(bomb.toString());
    assertThat(document.problems()).extracting(Problem::kind).containsExactly(Kind.ALIAS);
  }

  @Test
  void anAliasInsideItsOwnAnchorIsToldAndTheRestIsRead() {
    Document document = read("a: &a\n  b: [1, *a, 2]\n  c: 3\nd: 4\n");
    assertThat(document.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.kind()).isEqualTo(Kind.ALIAS);
              assertThat(problem.location()).isEqualTo(new Location("a.yaml", 2, 10, 2, 12));
            });
    ObjectNode a = Objects.requireNonNull(object(document).object("a"));
    assertThat(a.members()).extracting(ObjectNode.Member::name).containsExactly("b", "c");
    Node cycle = Objects.requireNonNull(a.array("b")).items().get(1);
    assertThat(Objects.requireNonNull(cycle.asScalar()).isUnknown()).isTrue();
  }

  @Test
  void refusesBottomlessNesting() {
    assertThat(read("[".repeat(100_000)).problems())
        .extracting(Problem::kind)
        .containsExactly(Kind.TOO_DEEP);
    assertThat(read("- ".repeat(20_000) + "x").problems()).isNotEmpty();
  }

  @Test
  void tellsWhereTheGrammarBreaks() {
    Document document = read("a: 1\nb: [1, 2\nc: 3\n");
    assertThat(document.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.kind()).isEqualTo(Kind.SYNTAX));
  }
}
