package io.steplint.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steplint.source.FileSource;
import io.steplint.source.JsonReader;
import io.steplint.source.Node;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class QuickSchemaTest {

  private final QuickSchema quick = QuickSchema.resource(QuickSchemaTest.class, "order.json");
  private final JsonSchema full = JsonSchema.resource(QuickSchemaTest.class, "order.json");

  @Test
  void acceptsExactlyWhatTheValidatorAccepts() {
    for (String text :
        List.of(
            "{\"Id\": \"A-1\", \"Lines\": [1, 2]}",
            "{\"Id\": \"A-1\", \"Lines\": [0]}",
            "{\"Id\": \"A-1\", \"Lines\": []}",
            "{\"Id\": \"A-1\", \"Lines\": [1.5, 1.0]}",
            "{\"Id\": \"A-1\", \"Kind\": \"NEW\"}",
            "{\"Id\": \"A-1\", \"Kind\": \"LATER\"}",
            "{\"Id\": 1}",
            "{\"Ident\": 1}",
            "{}",
            "[]",
            "null",
            "\"text\"")) {
      Node root =
          Objects.requireNonNull(JsonReader.read(new FileSource("order.json", text)).root());
      assertThat(quick.accepts(root)).as(text).isEqualTo(full.validate(root).isEmpty());
    }
  }

  @Test
  void refusesASchemaThatIsNotThere() {
    assertThatThrownBy(() -> QuickSchema.resource(QuickSchemaTest.class, "none.json"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
