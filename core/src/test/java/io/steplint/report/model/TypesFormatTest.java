package io.steplint.report.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.lint.Analysis;
import io.steplint.report.Style;
import io.steplint.source.ProjectRoot;
import io.steplint.testing.Machines;
import io.steplint.workspace.Workspace;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TypesFormatTest {

  private static final String ORDER =
      """
      {"StartAt": "Check order", "States": {
        "Check order": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage",
          "Parameters": {"QueueUrl": "q", "MessageBody.$": "$"},
          "ResultSelector": {"MessageId.$": "$.MessageId"}, "ResultPath": "$.sent", "Next": "Done?"},
        "Done?": {"Type": "Choice", "Choices": [
          {"Variable": "$.sent", "IsPresent": false, "Next": "Never"}], "Default": "Build"},
        "Never": {"Type": "Fail"},
        "Build": {"Type": "Pass", "Parameters": {
            "class": 1, "order-id.$": "$.id", "a*/b": {"x": [1, "y"]}, "1st": null,
            "nested": {"deep": {"flag": true, "text": "t"}}, "class_": 2.5, "": "e"},
          "End": true}}}
      """;

  private static String write(TypesFormat format, String definition) throws IOException {
    Analysis analysis = new Analysis(Workspace.of(Machines.raw("my-order.asl.json", definition)));
    StringWriter out = new StringWriter();
    format.write(analysis, ProjectRoot.at(Path.of("")), Style.PLAIN, out);
    return out.toString();
  }

  @Test
  void recordsCompile(@TempDir Path folder) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Assumptions.assumeTrue(compiler != null, "this Java has no compiler");
    String source = write(TypesFormat.JAVA, ORDER);
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    boolean compiled =
        compiler
            .getTask(
                null,
                null,
                problems,
                List.of("-d", folder.toString(), "-proc:none"),
                null,
                List.of(new Source("MyOrder", source)))
            .call();
    assertThat(compiled).as(problems.getDiagnostics() + "\n" + source).isTrue();
  }

  @Test
  void recordsHoldWhatIsKnown() throws IOException {
    assertThat(write(TypesFormat.JAVA, ORDER))
        .contains("public final class MyOrder")
        .contains("Long class_")
        .contains("/* order-id */ Object order_id")
        .contains("record OutputNestedDeep(Boolean flag, String text)");
  }

  @Test
  void declaresTypesInTypescript() throws IOException {
    assertThat(write(TypesFormat.TYPESCRIPT, ORDER))
        .startsWith(
            """
            /** my-order, my-order.asl.json */
            export namespace MyOrder {
              export type Input = unknown;
              export type Output = {
                class: 1;
                "order-id": unknown;
                "a*/b": {
                  x: [1, "y"];
                };
                "1st": null;
                nested: {
                  deep: {
                    flag: true;
                    text: "t";
                  };
                };
                class_: 2.5;
                "": "e";
              };
              /** /States/Check order */
              export type CheckOrderInput = unknown;
            """
                + "  export type CheckOrderResult = {\n    MD5OfMessageBody: string;");
  }

  @Test
  void outlinesStatesForPeople() throws IOException {
    assertThat(write(TypesFormat.TEXT, ORDER))
        .startsWith("my-order  my-order.asl.json\n  input   unknown\n")
        .contains("\n  Check order  Task\n")
        .contains("SdkHttpMetadata: object;")
        .contains("\n  Never  Fail  never reached\n");
  }

  /** A source file in memory. */
  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
