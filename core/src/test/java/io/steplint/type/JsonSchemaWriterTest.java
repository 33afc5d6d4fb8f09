package io.steplint.type;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.steplint.report.JsonOutput;
import io.steplint.source.FileSource;
import io.steplint.source.JsonReader;
import io.steplint.source.Node;
import java.io.StringWriter;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;

class JsonSchemaWriterTest {

  @Test
  void aPartThatStandsTwiceIsSaidOnce() {
    String part = "{\"a\":1,\"b\":[2],\"c\":{\"d\":\"x\"},\"e\":null}";
    String value = "{\"x\":" + part + ",\"y\":" + part + "}";
    String schema = schema(example(value));
    assertThat(schema.split("\"\\$ref\": \"#/\\$defs/t1\"", -1)).hasSize(3);
    assertThat(schema.split("\"\\$defs\"", -1)).hasSize(2);
    assertThat(accepts(schema, value)).isTrue();
    assertThat(accepts(schema, value.replace("\"e\":null", "\"e\":1"))).isFalse();
  }

  @Test
  void smallPartsStayInTheirPlaces() {
    assertThat(schema(example("{\"x\":{\"a\":1},\"y\":{\"a\":1}}"))).doesNotContain("$ref");
  }

  @Test
  void whatDoublesIsWrittenInTheLengthOfItsSteps() {
    String value = "{\"a\":1}";
    for (int i = 0; i < 8; i++) {
      value = "{\"l\":" + value + ",\"r\":" + value + "}";
    }
    String schema = schema(example(value));
    assertThat(schema).hasSizeLessThan(5_000);
    assertThat(accepts(schema, value)).isTrue();
    assertThat(accepts(schema, value.replace("\"a\":1", "\"a\":true"))).isFalse();
  }

  @Test
  void whatIsNestedVeryDeeplyIsAccepted() {
    String value = "1";
    for (int i = 0; i < 40; i++) {
      value = "{\"n\":" + value + ",\"a\":{\"b\":{\"c\":{\"d\":{\"e\":1}}}}}";
    }
    String schema = schema(example(value));
    assertThat(accepts(schema, value)).isTrue();
    assertThat(accepts(schema, value.replaceFirst("\\{\"n\":", "{\"m\":"))).isFalse();
  }

  private static Type example(String json) {
    Node node = JsonReader.read(new FileSource("x.json", json)).root();
    return TypeOf.example(Objects.requireNonNull(node));
  }

  private static String schema(Type type) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = JsonOutput.to(out)) {
      JsonSchemaWriter.write(type, json);
    }
    return out.toString();
  }

  private static boolean accepts(String schema, String value) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(schema, InputFormat.JSON)
        .validate(value, InputFormat.JSON)
        .isEmpty();
  }
}
