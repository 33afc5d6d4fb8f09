package io.steplint.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.source.EmbeddedSource;
import io.steplint.source.FileSource;
import io.steplint.source.JsonReader;
import io.steplint.source.Node;
import io.steplint.source.Source;
import io.steplint.text.Reference;
import io.steplint.text.Text;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSchemaTest {

  private final JsonSchema schema = JsonSchema.resource(JsonSchemaTest.class, "order.json");

  private List<Violation> violations(Source source) {
    Node root = Objects.requireNonNull(JsonReader.read(source).root());
    return schema.validate(root);
  }

  private List<Violation> violations(String text) {
    return violations(new FileSource("order.json", text));
  }

  @Test
  void acceptsWhatFits() {
    assertThat(violations("{\"Id\": \"A-1\", \"Lines\": [1, 2]}")).isEmpty();
  }

  @Test
  void tellsWhatIsMissingOrNotAllowed() {
    assertThat(violations("{\"Ident\": 1}"))
        .extracting(Violation::keyword, Violation::property)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("required", "Id"),
            org.assertj.core.groups.Tuple.tuple("additionalProperties", "Ident"));
  }

  @Test
  void pointsAtTheValueAndSaysWhatIsExpected() {
    Violation violation = violations("{\"Id\": \"A-1\",\n \"Lines\": [1, 0]}").get(0);
    assertThat(violation.keyword()).isEqualTo("minimum");
    assertThat(violation.pointer()).hasToString("/Lines/1");
    assertThat(violation.expected()).containsExactly("1");
    assertThat(violation.node().location().line()).isEqualTo(2);
    assertThat(violations("{\"Id\": \"A-1\", \"Kind\": \"\"}").get(0).expected())
        .containsExactly("NEW", "OLD");
  }

  @Test
  void saysOneThingOfAValueOfTheWrongKind() {
    assertThat(violations("{\"Id\": \"A-1\", \"Kind\": 1}"))
        .extracting(Violation::keyword)
        .containsExactly("type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e2", "1.5e1", "2.0", "1E+2", "1e30", "99999999999999999999", "1e400"})
  void aWholeNumberIsOneHoweverItIsWritten(String number) {
    assertThat(violations("{\"Id\": \"A-1\", \"Lines\": [" + number + "]}")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1e30", "-99999999999999999999", "-1e400", "-0.0", "0e99"})
  void aBoundHoldsForNumbersOfAnySize(String number) {
    assertThat(violations("{\"Id\": \"A-1\", \"Lines\": [" + number + "]}"))
        .extracting(Violation::keyword)
        .containsExactly("minimum");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e-2", "12345678901234567890.5", "-1e-400"})
  void aFractionIsNoWholeNumber(String number) {
    assertThat(violations("{\"Id\": \"A-1\", \"Lines\": [" + number + "]}"))
        .extracting(Violation::keyword)
        .containsExactly("type");
  }

  @Test
  void judgesNothingThatADeploymentDecides() {
    FileSource file = new FileSource("order.json", "{\"Id\": \"?\", \"Lines\": ?}");
    Reference placeholder = new Reference("X", "${X}", Reference.Domain.ANY);
    Source source =
        EmbeddedSource.in(file)
            .slice(file, 0, 8)
            .replacement(Text.of(placeholder), file, 8, 9)
            .slice(file, 9, 21)
            .replacement(Text.of(placeholder), file, 21, 22)
            .slice(file, 22, 23)
            .build();
    assertThat(violations(source)).isEmpty();
  }
}
