package io.steplint.report.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.lint.Analysis;
import io.steplint.report.Style;
import io.steplint.source.Document;
import io.steplint.source.FileSource;
import io.steplint.source.Location;
import io.steplint.source.Node;
import io.steplint.source.ProjectRoot;
import io.steplint.template.terraform.hcl.HclReader;
import io.steplint.workspace.Setting;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Workspace;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Names of machines, states and fields stay names in whatever is printed, and nothing more. */
class HostileModelsTest {

  private static final List<String> NAMES =
      List.of(
          "x\r- PolicyName: injected\r\n  Action: \"*\"",
          "x\u0085\u2028- Effect: Allow\u2029y",
          "\"} resource \"a\" \"b\" { count = 1 } #",
          "${aws_iam_role.x.arn} %{if true}$${y}%%{z}",
          "*/ static { } /* \\u002a\\u002f",
          "\u001b[31m\u0007\u0000\u009b1m\u007f",
          "\u202egnp.exe\ufeff",
          "half \ud83d pair \ude00 end \ud83d\ude00",
          "]\n  end\n  click s0 href \"javascript:x\"",
          "#quot; <b> & ` \\ \"",
          "",
          "\ufeff",
          " ",
          "*",
          "!Ref x",
          "- - -",
          "---");

  @TempDir Path folder;

  static Stream<ModelFormat> everyFormat() {
    List<ModelFormat> formats = new ArrayList<>();
    formats.addAll(List.of(TypesFormat.values()));
    formats.addAll(List.of(AccessFormat.values()));
    formats.addAll(List.of(PolicyFormat.values()));
    formats.addAll(List.of(GraphFormat.values()));
    return formats.stream();
  }

  @ParameterizedTest
  @MethodSource("everyFormat")
  void noCharacterLeavesThatATerminalObeys(ModelFormat format) throws IOException {
    String written = write(format);
    assertThat(written).isNotEmpty().doesNotContainPattern("[\\x00-\\x09\\x0B-\\x1F]");
    if (!format.id().equals("json")) {
      assertThat(written)
          .doesNotContainPattern("[\\x7F-\\x9F\u202e\u2028\u2029\ufeff]")
          .doesNotContain("\ud83d pair");
    }
  }

  @ParameterizedTest
  @MethodSource("everyFormat")
  void jsonKeepsTheNames(ModelFormat format) throws IOException {
    Assumptions.assumeTrue(format.id().equals("json"));
    JsonNode machines = new ObjectMapper().readTree(write(format)).get("stateMachines");
    assertThat(machines.size()).isEqualTo(NAMES.size());
    for (int i = 0; i < NAMES.size(); i++) {
      assertThat(machines.get(i).get("name").asString()).isEqualTo(NAMES.get(i));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = PolicyFormat.class,
      names = {"CLOUDFORMATION", "SAM"})
  void yamlHoldsOnePolicyForEachMachine(PolicyFormat format) throws IOException {
    String written = write(format);
    Document document = Document.read(new FileSource("policy.yaml", written));
    assertThat(document.problems()).as(written).isEmpty();
    Node root = Objects.requireNonNull(document.root());
    List<Node> policies = Objects.requireNonNull(root.asArray()).items();
    assertThat(policies).hasSize(NAMES.size());
    Object loaded = new Load(LoadSettings.builder().build()).loadFromString(plain(written));
    assertThat((List<?>) loaded)
        .hasSize(NAMES.size())
        .allSatisfy(policy -> assertThat(policy.toString()).contains("Action=[sqs:SendMessage]"));
    assertThat(loaded.toString()).doesNotContain("Action=*");
  }

  /** Without the tags of CloudFormation, which a reader of plain YAML does not know. */
  private static String plain(String yaml) {
    return yaml.replace("!Sub ", "").replace("!Ref ", "");
  }

  @Test
  void hclHoldsOneDocumentForEachMachine() throws IOException {
    String written = write(PolicyFormat.TERRAFORM);
    HclReader.HclFile file = HclReader.read(new FileSource("policy.tf", written));
    assertThat(file.problem()).as(written).isNull();
    assertThat(file.body().blocks())
        .filteredOn(block -> block.labels().get(0).equals("aws_iam_policy_document"))
        .hasSize(NAMES.size())
        .allSatisfy(
            block ->
                assertThat(block.body().blocks())
                    .isNotEmpty()
                    .allMatch(inner -> inner.type().equals("statement")));
    assertThat(file.body().blocks()).allMatch(block -> block.type().equals("data"));
  }

  @Test
  void javaCompiles() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Assumptions.assumeTrue(compiler != null, "this Java has no compiler");
    String written = write(TypesFormat.JAVA);
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    JavaFileObject source =
        new SimpleJavaFileObject(URI.create("string:///All.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return written;
          }
        };
    boolean compiled =
        compiler
            .getTask(
                null,
                null,
                problems,
                List.of("-d", folder.toString(), "-proc:none"),
                null,
                List.of(source))
            .call();
    assertThat(compiled).as(problems.getDiagnostics() + "\n" + written).isTrue();
    assertThat(written.replaceAll("(?s)/\\*.*?\\*/", "")).doesNotContain("static {");
  }

  @Test
  void typescriptIsDeclarationsAlone() throws IOException {
    String string = "\"(?:[^\"\\\\\\n]|\\\\.)*\"";
    String bare =
        write(TypesFormat.TYPESCRIPT).replaceAll("/\\*\\*.*?\\*/", "").replaceAll(string, "S");
    assertThat(bare).matches("[\\sA-Za-z0-9_${}\\[\\]<>()=;:?|&.,]*");
    assertThat(bare.split("export namespace ", -1)).hasSize(NAMES.size() + 1);
    assertThat(count(bare, '{')).isEqualTo(count(bare, '}'));
  }

  @Test
  void mermaidIsLinesOfItsOwn() throws IOException {
    String label = "\"(?:[^\"#<>&`\\\\\\n]|#\\d+;)+\"";
    String shape =
        "(?:\\[" + label + "]|\\(" + label + "\\)|\\(\\[" + label + "]\\)|\\{" + label + "})";
    assertThat(write(GraphFormat.MERMAID).lines().skip(1))
        .allMatch(
            line ->
                line.matches(" *(?:subgraph m\\d+\\[" + label + "]|end|s\\d+" + shape + ")")
                    || line.matches(" *s\\d+ -->(?:\\|" + label + "\\|)? s\\d+")
                    || line.matches(" *s\\d+ -\\. " + label + " \\.-> m\\d+"));
  }

  @Test
  void dotIsStatementsOfItsOwn() throws IOException {
    String bare = write(GraphFormat.DOT).replaceAll("\"(?:[^\"\\\\\\n]|\\\\.)*\"", "S");
    assertThat(bare).matches("[\\sA-Za-z0-9_{}\\[\\]=;,>-]*");
    assertThat(count(bare, '{')).isEqualTo(count(bare, '}')).isEqualTo(1 + NAMES.size());
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }

  private static String write(ModelFormat format) throws IOException {
    Workspace.Builder workspace = Workspace.builder();
    for (int i = 0; i < NAMES.size(); i++) {
      workspace.add(machine(i, NAMES.get(i)));
    }
    StringWriter out = new StringWriter();
    format.write(new Analysis(workspace.build()), ProjectRoot.at(Path.of("")), Style.PLAIN, out);
    return out.toString();
  }

  /** A machine of that name, whose state, fields, literals and queue are called so as well. */
  private static StateMachine machine(int index, String name) {
    String quoted = new ObjectMapper().writeValueAsString(name);
    String text =
        """
        {"StartAt": %1$s, "States": {
          %1$s: {"Type": "Pass", "Result": {%1$s: {%1$s: %1$s}}, "Next": "Send"},
          "Send": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage",
            "Parameters": {"QueueUrl": %2$s, "MessageBody.$": "$"},
            "ResultPath": null, "End": true}}}
        """
            .formatted(
                quoted,
                new ObjectMapper()
                    .writeValueAsString(
                        "https://sqs.us-east-1.amazonaws.com/123456789012/" + name));
    // Jackson writes half a pair as it is, and as it is it is read.
    FileSource source = new FileSource("m" + index + ".asl.json", text);
    Document document = Document.read(source);
    Node root = Objects.requireNonNull(document.root());
    return StateMachine.builder(source.path(), name, new Location(source.path(), 1, 1, 1, 1))
        .definition(
            Setting.known(Objects.requireNonNull(root.asObject())),
            source.path(),
            document.problems())
        .build();
  }
}
