package io.steplint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.schema.JsonSchema;
import io.steplint.schema.QuickSchema;
import io.steplint.source.ArrayNode;
import io.steplint.source.Document;
import io.steplint.source.FileSource;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ScalarNode;
import io.steplint.testing.Corpus;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The quick reading of the schema accepts exactly what the validator accepts. */
class StatesLanguageSchemaCorpusTest {

  private static final String RESOURCE = "schema/states-language.json";

  private final QuickSchema quick = QuickSchema.resource(Rules.class, RESOURCE);
  private final JsonSchema full = JsonSchema.resource(Rules.class, RESOURCE);

  @Test
  void agreesOnDefinitionsAndTheirMutants() {
    int accepted = 0;
    int refused = 0;
    List<JsonNode> rows = Corpus.lines("definitions-verdicts/corpus.jsonl");
    for (int i = 0; i < rows.size(); i++) {
      Node root = root(rows.get(i).path("definition").asString());
      if (root == null) {
        continue;
      }
      List<Node> variants = new ArrayList<>(List.of(root));
      if (i % 12 == 0) {
        mutants(root, variants);
      }
      for (Node variant : variants) {
        boolean accepts = quick.accepts(variant);
        assertThat(full.validate(variant).isEmpty())
            .as(rows.get(i).path("id").asString())
            .isEqualTo(accepts);
        accepted += accepts ? 1 : 0;
        refused += accepts ? 0 : 1;
      }
    }
    assertThat(accepted).isGreaterThan(300);
    assertThat(refused).isGreaterThan(300);
  }

  private static @Nullable Node root(String text) {
    return Document.read(new FileSource("machine.asl.json", text)).root();
  }

  /** The tree with one member taken away, or one value replaced, at every place. */
  private static void mutants(Node node, List<Node> out) {
    ObjectNode object = node.asObject();
    if (object != null) {
      for (int i = 0; i < object.members().size(); i++) {
        ObjectNode.Member member = object.members().get(i);
        List<ObjectNode.Member> without = new ArrayList<>(object.members());
        without.remove(i);
        out.add(ObjectNode.at(object, without));
        ScalarNode one =
            new ScalarNode(
                object.source(), object.start(), object.end(), null, ScalarNode.Kind.NUMBER, "1");
        List<Node> inner = new ArrayList<>(List.of(one));
        mutants(member.value(), inner);
        for (Node value : inner) {
          List<ObjectNode.Member> changed = new ArrayList<>(object.members());
          changed.set(i, new ObjectNode.Member(member.key(), value));
          out.add(ObjectNode.at(object, changed));
        }
      }
    }
    ArrayNode array = node.asArray();
    if (array != null) {
      out.add(ArrayNode.at(array, List.of()));
      for (int i = 0; i < array.items().size(); i++) {
        List<Node> inner = new ArrayList<>();
        mutants(array.items().get(i), inner);
        for (Node value : inner) {
          List<Node> changed = new ArrayList<>(array.items());
          changed.set(i, value);
          out.add(ArrayNode.at(array, changed));
        }
      }
    }
  }
}
