package io.steplint.report.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.report.Style;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** The outputs as they are, in files beside this test; a change of them is a change for users. */
class FindingsFormatTest {

  @ParameterizedTest
  @EnumSource(FindingsFormat.class)
  void printsWhatTheGoldenFileHolds(FindingsFormat format) throws IOException {
    String printed = SampleReport.write(format, SampleReport.report());
    assertThat(printed).isEqualTo(golden(format.id()));
  }

  @ParameterizedTest
  @EnumSource(FindingsFormat.class)
  void printsTheSameTwice(FindingsFormat format) {
    assertThat(SampleReport.write(format, SampleReport.report()))
        .isEqualTo(SampleReport.write(format, SampleReport.report()));
  }

  @ParameterizedTest
  @EnumSource(
      value = FindingsFormat.class,
      names = {"CHECKSTYLE", "JUNIT"})
  void xmlIsWellFormedEvenWhereNothingWasFound(FindingsFormat format) throws Exception {
    assertThat(parse(SampleReport.write(format, SampleReport.report())).getDocumentElement())
        .isNotNull();
    assertThat(parse(SampleReport.write(format, SampleReport.empty())).getDocumentElement())
        .isNotNull();
  }

  @Test
  void colourChangesNoLetter() throws IOException {
    StringWriter coloured = new StringWriter();
    FindingsFormat.TEXT.write(SampleReport.report(), SampleReport.context(Style.ANSI), coloured);
    assertThat(coloured.toString()).contains("\u001b[");
    assertThat(coloured.toString().replaceAll("\u001b\\[[0-9;]*m", ""))
        .isEqualTo(SampleReport.write(FindingsFormat.TEXT, SampleReport.report()));
  }

  @Test
  void xmlEscapesWhatItCannotHold() {
    assertThat(Xml.escape("<&\"'\u0000\ud83d\uFFFF\n😀"))
        .isEqualTo("&lt;&amp;&quot;&#39;\uFFFD\uFFFD\uFFFD&#10;😀");
  }

  private static Document parse(String xml) throws Exception {
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }

  private static String golden(String name) throws IOException {
    try (InputStream in = FindingsFormatTest.class.getResourceAsStream("golden/" + name + ".txt")) {
      assertThat(in).as("golden file " + name).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
