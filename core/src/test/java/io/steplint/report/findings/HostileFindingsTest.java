package io.steplint.report.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.lint.Analysis;
import io.steplint.lint.Category;
import io.steplint.lint.Engine;
import io.steplint.lint.Fix;
import io.steplint.lint.LintOptions;
import io.steplint.lint.Report;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.lint.WorkspaceRule;
import io.steplint.report.OutputFiles;
import io.steplint.report.Style;
import io.steplint.source.FileSource;
import io.steplint.source.Location;
import io.steplint.source.ProjectRoot;
import io.steplint.source.SourceTexts;
import io.steplint.workspace.Workspace;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What a definition's author writes into names must not be obeyed by who shows the findings. */
class HostileFindingsTest {

  private static final List<String> TEXTS =
      List.of(
          "<script>alert(1)</script>",
          "]]></failure><!-- ",
          "%0A::error::made up, really: so",
          "one\r\n::error::two",
          "\u001b[31mred\u0007\u0000\u009b31m",
          "\u202egnp.exe\u2028",
          "half \ud83d pair \ude00 end",
          "\"'&amp;\\[x](1) {0}",
          "😀 whole");

  private static final String FILE = "<b>&\"'%0A,x:y [1](2)\u202e.asl.json";

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(FindingsFormat.class)
  void noControlCharacterLeaves(FindingsFormat format) throws IOException {
    assertThat(write(format)).isNotEmpty().doesNotContainPattern("[\\x00-\\x09\\x0B-\\x1F]");
  }

  @ParameterizedTest
  @EnumSource(
      value = FindingsFormat.class,
      names = {"TEXT", "GITHUB", "HTML"})
  void noCharacterThatTurnsOrBreaksALineIsShown(FindingsFormat format) throws IOException {
    assertThat(write(format)).doesNotContainPattern("[\\x7F-\\x9F\u202e\u2028]");
  }

  @Test
  void jsonAndSarifKeepTheTexts() throws IOException {
    JsonNode findings = new ObjectMapper().readTree(write(FindingsFormat.JSON)).get("findings");
    assertThat(findings.size()).isEqualTo(TEXTS.size());
    for (int i = 0; i < TEXTS.size(); i++) {
      assertThat(findings.get(i).get("message").stringValue()).isEqualTo(TEXTS.get(i));
      assertThat(findings.get(i).get("file").stringValue()).isEqualTo(FILE);
    }
    JsonNode results =
        new ObjectMapper().readTree(write(FindingsFormat.SARIF)).get("runs").get(0).get("results");
    assertThat(results.size()).isEqualTo(TEXTS.size());
    assertThat(results.get(7).get("message").get("text").stringValue())
        .startsWith("\"'&amp;\\\\\\[x\\](1) {0}");
  }

  @ParameterizedTest
  @EnumSource(
      value = FindingsFormat.class,
      names = {"CHECKSTYLE", "JUNIT"})
  void xmlHoldsOneElementPerFindingAndItsText(FindingsFormat format) throws Exception {
    Document document =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(write(format))));
    String element = format == FindingsFormat.CHECKSTYLE ? "error" : "failure";
    assertThat(document.getElementsByTagName(element).getLength()).isEqualTo(TEXTS.size());
    assertThat(document.getElementsByTagName("script").getLength()).isZero();
    for (int i = 0; i < 3; i++) {
      assertThat(
              document
                  .getElementsByTagName(element)
                  .item(i)
                  .getAttributes()
                  .getNamedItem("message")
                  .getNodeValue())
          .startsWith(TEXTS.get(i));
    }
  }

  @Test
  void htmlTakesNoTagAndNoAttributeFromAText() throws IOException {
    String page = write(FindingsFormat.HTML);
    assertThat(page)
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .doesNotContain("<script", "<b>&", "</failure>");
    assertThat(page.split("<article", -1)).hasSize(TEXTS.size() + 1);
  }

  @Test
  void everyAnnotationIsOneLine() throws IOException {
    List<String> lines = write(FindingsFormat.GITHUB).lines().toList();
    assertThat(lines)
        .hasSize(TEXTS.size())
        .allMatch(line -> line.startsWith("::error file=<b>&\"'%250A%2Cx%3Ay [1](2)"));
    assertThat(lines.get(2)).contains("::%250A::error::made up, really: so");
  }

  @ParameterizedTest
  @EnumSource(FindingsFormat.class)
  void everyFormatCanBeWrittenToAFile(FindingsFormat format) throws IOException {
    Path file = folder.resolve("deep/report");
    OutputFiles.write(file, out -> format.write(report(), context(), out));
    // half a pair has no bytes in UTF-8
    assertThat(Files.readString(file)).isEqualTo(write(format).replaceAll("\\p{Cs}", "?"));
  }

  static String write(FindingsFormat format) throws IOException {
    StringWriter out = new StringWriter();
    format.write(report(), context(), out);
    return out.toString();
  }

  private static FindingsContext context() {
    SourceTexts sources =
        new SourceTexts(ProjectRoot.at(Path.of("nowhere")))
            .with(new FileSource(FILE, String.join("\n", TEXTS).replace("\r\n", "")));
    return new FindingsContext(sources, id -> "# <script>", "1.0", Style.PLAIN, false);
  }

  private static Report report() {
    return new Engine(List.of(new Hostile()))
        .run(new Analysis(Workspace.builder().files(1).build()), LintOptions.DEFAULT);
  }

  private static final class Hostile implements WorkspaceRule {
    @Override
    public RuleInfo info() {
      return RuleInfo.of("hostile", Category.STYLE, "hostile").severity(Severity.ERROR).build();
    }

    @Override
    public void check(Analysis analysis, Sink sink) {
      for (int i = 0; i < TEXTS.size(); i++) {
        String text = TEXTS.get(i);
        Location place = new Location(FILE, i + 1, 1, i + 1, 3);
        sink.at(place)
            .message(text)
            .why(text)
            .help(text)
            .witness(text)
            .resource(text)
            .related(place, text)
            .fix(Fix.replace(text, true, place, text))
            .must();
      }
    }
  }
}
