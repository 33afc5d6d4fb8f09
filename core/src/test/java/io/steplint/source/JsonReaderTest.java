package io.steplint.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.source.Problem.Kind;
import io.steplint.text.Reference;
import io.steplint.text.Text;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class JsonReaderTest {

  private static Document read(String text) {
    return JsonReader.read(new FileSource("a.json", text));
  }

  private static ObjectNode object(Document document) {
    return Objects.requireNonNull(Objects.requireNonNull(document.root()).asObject());
  }

  @Test
  void knowsWhereKeysAndValuesStand() {
    ObjectNode root = object(read("{\n  \"a\": [1, \"x\"],\n  \"b\": null }"));
    assertThat(root.location()).isEqualTo(new Location("a.json", 1, 1, 3, 14));
    assertThat(root.members().get(0).key().location())
        .isEqualTo(new Location("a.json", 2, 3, 2, 6));
    ArrayNode items = Objects.requireNonNull(root.array("a"));
    assertThat(items.location()).isEqualTo(new Location("a.json", 2, 8, 2, 16));
    assertThat(items.items().get(1).location()).isEqualTo(new Location("a.json", 2, 12, 2, 15));
    assertThat(Objects.requireNonNull(root.get("b")).location())
        .isEqualTo(new Location("a.json", 3, 8, 3, 12));
  }

  @Test
  void findsAPartOfAStringBehindEscapes() {
    ObjectNode root = object(read("{\"a\": \"x\\u0041\\n$.b\"}"));
    ScalarNode a = Objects.requireNonNull(root.string("a"));
    assertThat(a.string()).isEqualTo("xA\n$.b");
    assertThat(a.location(3, 6)).isEqualTo(new Location("a.json", 1, 17, 1, 20));
    assertThat(a.location(1, 2)).isEqualTo(new Location("a.json", 1, 9, 1, 15));
  }

  @Test
  void countsColumnsInUtf16Units() {
    ObjectNode root = object(read("{\"😀\": \"é\", \"b\": 1}"));
    assertThat(Objects.requireNonNull(root.get("b")).location().column()).isEqualTo(18);
  }

  @Test
  void keepsBothOfTwoEqualKeysAndTellsTheSecond() {
    Document document = read("{\"a\": 1,\n \"a\": 2}");
    assertThat(object(document).members()).hasSize(2);
    assertThat(document.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.kind()).isEqualTo(Kind.DUPLICATE_KEY);
              assertThat(problem.location().line()).isEqualTo(2);
            });
  }

  @Test
  void readsOnAfterCommentsAndTrailingCommas() {
    Document document = read("{ // why\n \"a\": [1,], }");
    assertThat(object(document).array("a")).isNotNull();
    assertThat(document.problems()).extracting(Problem::kind).containsExactly(Kind.NOT_STRICT);
    assertThat(document.problems().get(0).location().line()).isEqualTo(1);
  }

  @Test
  void tellsWhereTheTextBreaksOff() {
    Document document = read("{\"a\": [1,\n");
    assertThat(document.root()).isNull();
    assertThat(document.problems()).extracting(Problem::kind).containsExactly(Kind.SYNTAX);
  }

  @Test
  void tellsAnEmptyTextAndAByteOrderMark() {
    assertThat(read(" \n").problems()).extracting(Problem::kind).containsExactly(Kind.EMPTY);
    Document marked = read("\uFEFF{\"a\": 1}");
    assertThat(marked.problems()).extracting(Problem::kind).containsExactly(Kind.BYTE_ORDER_MARK);
    assertThat(object(marked).get("a")).isNotNull();
  }

  @Test
  void refusesBottomlessNesting() {
    Document document = read("[".repeat(100_000));
    assertThat(document.root()).isNull();
    assertThat(document.problems()).extracting(Problem::kind).containsExactly(Kind.TOO_DEEP);
  }

  @Test
  void showsReferencesInsideAndInPlaceOfStrings() {
    FileSource file = new FileSource("a.json", "{\"arn\": \"x:${C}\", \"n\": ${N}}");
    Reference child = new Reference("C", "${C}", Reference.Domain.ANY);
    Reference number = new Reference("N", "${N}", Reference.Domain.ANY);
    EmbeddedSource source =
        EmbeddedSource.in(file)
            .slice(file, 0, 11)
            .replacement(Text.of(child), file, 11, 15)
            .slice(file, 15, 23)
            .replacement(Text.of(number), file, 23, 27)
            .slice(file, 27, 28)
            .build();
    ObjectNode root = object(JsonReader.read(source));
    ScalarNode arn = Objects.requireNonNull(root.string("arn"));
    assertThat(arn.text()).isEqualTo(Text.builder().append("x:").append(child).build());
    assertThat(arn.string()).isEqualTo("x:${C}");
    assertThat(arn.location()).isEqualTo(new Location("a.json", 1, 9, 1, 17));
    ScalarNode n = Objects.requireNonNull(Objects.requireNonNull(root.get("n")).asScalar());
    assertThat(n.kind()).isEqualTo(ScalarNode.Kind.UNKNOWN);
    assertThat(n.text().reference()).isEqualTo(number);
    assertThat(n.location()).isEqualTo(new Location("a.json", 1, 24, 1, 28));
  }
}
