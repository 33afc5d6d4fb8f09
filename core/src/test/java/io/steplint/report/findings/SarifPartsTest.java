package io.steplint.report.findings;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.steplint.lint.Report;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * SARIF allows no member that it does not know, and Steplint writes none: the schema beside this
 * test repeats, in its own words, what the standard says of the parts that are written.
 */
class SarifPartsTest {

  private static final Schema PARTS = read();

  @Test
  void aReportWithAllThatAFindingCanSayIsValid() {
    assertThat(violations(SampleReport.report())).isEmpty();
  }

  @Test
  void aReportOfHostileTextsIsValid() throws IOException {
    assertThat(violations(HostileFindingsTest.write(FindingsFormat.SARIF))).isEmpty();
  }

  @Test
  void aReportWithoutFindingsIsValid() {
    assertThat(violations(SampleReport.empty())).isEmpty();
  }

  @Test
  void whatTheStandardDoesNotKnowIsNoticed() {
    String log = SampleReport.write(FindingsFormat.SARIF, SampleReport.report());
    assertThat(violations(log.replace("\"ruleId\"", "\"rule\""))).isNotEmpty();
    assertThat(violations(log.replace("\"note\"", "\"info\""))).isNotEmpty();
    assertThat(violations(log.replace("\"uri\": \"", "\"uri\": \" "))).isNotEmpty();
  }

  private static List<Error> violations(Report report) {
    return violations(SampleReport.write(FindingsFormat.SARIF, report));
  }

  private static List<Error> violations(String log) {
    return PARTS.validate(log, InputFormat.JSON);
  }

  private static Schema read() {
    try (InputStream in = SarifPartsTest.class.getResourceAsStream("sarif-parts.schema.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(in);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
