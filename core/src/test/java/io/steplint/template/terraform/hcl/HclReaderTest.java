package io.steplint.template.terraform.hcl;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.source.FileSource;
import io.steplint.template.terraform.hcl.HclBody.HclBlock;
import io.steplint.template.terraform.hcl.HclExpression.Attribute;
import io.steplint.template.terraform.hcl.HclExpression.Call;
import io.steplint.template.terraform.hcl.HclExpression.Characters;
import io.steplint.template.terraform.hcl.HclExpression.Conditional;
import io.steplint.template.terraform.hcl.HclExpression.Index;
import io.steplint.template.terraform.hcl.HclExpression.Interpolation;
import io.steplint.template.terraform.hcl.HclExpression.Loop;
import io.steplint.template.terraform.hcl.HclExpression.ObjectLiteral;
import io.steplint.template.terraform.hcl.HclExpression.Template;
import io.steplint.template.terraform.hcl.HclReader.HclFile;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class HclReaderTest {

  private static HclFile read(String text) {
    return HclReader.read(new FileSource("main.tf", text));
  }

  private static HclBody body(String text) {
    HclFile file = read(text);
    assertThat(file.problem()).isNull();
    return file.body();
  }

  private static HclExpression value(String expression) {
    return Objects.requireNonNull(body("a = " + expression + "\n").value("a"));
  }

  private static String characters(HclExpression string) {
    StringBuilder all = new StringBuilder();
    for (HclExpression.TemplatePart part : ((Template) string).parts()) {
      all.append(part instanceof Characters c ? c.value() : "?");
    }
    return all.toString();
  }

  @Test
  void readsBlocksAndArguments() {
    HclBody body =
        body(
            """
            # the parent
            resource "aws_sfn_state_machine" "parent" {
              name     = "parent" // a comment
              role_arn = aws_iam_role.parent.arn
              logging_configuration { level = "ALL" }
            }
            """);
    HclBlock block = body.blocks("resource").get(0);
    assertThat(block.labels()).containsExactly("aws_sfn_state_machine", "parent");
    assertThat(characters(Objects.requireNonNull(block.body().value("name")))).isEqualTo("parent");
    Attribute arn = (Attribute) Objects.requireNonNull(block.body().value("role_arn"));
    assertThat(arn.name()).isEqualTo("arn");
    assertThat(block.body().blocks("logging_configuration")).hasSize(1);
  }

  @Test
  void takesStringsApart() {
    Template string = (Template) value("\"x${ var.a[\"k}\"] }\\n$${b}\"");
    assertThat(string.parts()).hasSize(5);
    assertThat(((Interpolation) string.parts().get(1)).expression()).isInstanceOf(Index.class);
    assertThat(characters(string)).isEqualTo("x?\n${b}");
  }

  @Test
  void stripsTheIndentationOfHeredocs() {
    HclExpression plain = value("<<EOF\n  {\n    \"a\": ${b}\n  }\nEOF");
    assertThat(characters(plain)).isEqualTo("  {\n    \"a\": ?\n  }\n");
    HclExpression stripped = value("<<-EOF\n    {\n      \"a\": 1\n    }\n  EOF");
    assertThat(characters(stripped)).isEqualTo("{\n  \"a\": 1\n}\n");
  }

  @Test
  void readsCallsObjectsConditionsAndLoops() {
    Call call = (Call) value("jsonencode({\n StartAt = \"A\"\n \"States\" : {}\n for = 1\n})");
    assertThat(call.name()).isEqualTo("jsonencode");
    assertThat(((ObjectLiteral) call.arguments().get(0)).items()).hasSize(3);
    assertThat(value("var.x == null ? [1, 2,] : local.y[*].z")).isInstanceOf(Conditional.class);
    Loop loop = (Loop) value("{ for k, v in var.m : k => upper(v)... if v != \"\" }");
    assertThat(loop.keyName()).isEqualTo("k");
    assertThat(loop.grouping()).isTrue();
  }

  @Test
  void tellsWhereTheGrammarBreaks() {
    HclFile file = read("resource \"a\" \"b\" {\n  name = = 1\n}\n");
    assertThat(Objects.requireNonNull(file.problem()).location().line()).isEqualTo(2);
    assertThat(file.body().blocks()).isEmpty();
  }

  @Test
  void survivesWhatNoPersonWrites() {
    for (String text :
        List.of(
            "a = " + "[".repeat(50_000),
            "a = \"" + "${\"".repeat(50_000),
            "a = <<EOF\nnever closed",
            "a = \"never closed",
            "/* never closed",
            "\u0000\uFFFF")) {
      assertThat(read(text).body()).isNotNull();
    }
  }
}
