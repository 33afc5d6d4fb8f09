package io.steplint.report.findings;

import io.steplint.lint.Finding;
import io.steplint.lint.Report;
import io.steplint.lint.Severity;
import io.steplint.report.TerminalText;
import io.steplint.source.Location;
import java.io.IOException;
import java.io.Writer;

/**
 * Workflow commands that GitHub Actions shows beside the changed lines.
 *
 * @see <a
 *     href="https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands">Workflow
 *     commands</a>
 */
final class GithubFindings implements FindingsWriter {

  @Override
  public void write(Report report, FindingsContext context, Writer out) throws IOException {
    for (Finding finding : report.findings()) {
      Location place = finding.location();
      out.append("::")
          .append(finding.severity() == Severity.INFO ? "notice" : finding.severity().id())
          .append(" file=")
          .append(property(place.file()))
          .append(",line=" + place.line())
          .append(",endLine=" + place.endLine());
      if (place.line() == place.endLine()) {
        // columns are taken only where they stand on one line; the last one is inclusive
        out.append(",col=" + place.column())
            .append(",endColumn=" + Math.max(place.column(), place.endColumn() - 1));
      }
      out.append(",title=")
          .append(property(finding.rule().id()))
          .append("::")
          .append(data(finding.message()));
      if (finding.help() != null) {
        out.append("%0Ahelp: ").append(data(finding.help()));
      }
      out.append('\n');
    }
  }

  /** Whatever a name holds, a command stays one line and no terminal obeys it. */
  private static String data(String text) {
    return TerminalText.of(text).replace("%", "%25");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
