package io.steplint.report.findings;

import io.steplint.lint.Finding;
import io.steplint.lint.Report;
import io.steplint.source.Location;
import java.io.IOException;
import java.io.Writer;

/** Checkstyle's XML: one element per file, in it one per finding. */
final class CheckstyleFindings implements FindingsWriter {

  @Override
  public void write(Report report, FindingsContext context, Writer out) throws IOException {
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"10.0\">\n");
    String file = null;
    for (Finding finding : report.findings()) {
      Location place = finding.location();
      if (!place.file().equals(file)) {
        if (file != null) {
          out.append("</file>\n");
        }
        file = place.file();
        out.append("<file name=\"").append(Xml.escape(file)).append("\">\n");
      }
      String help = finding.help() == null ? "" : " (help: " + finding.help() + ")";
      out.append("  <error line=\"" + place.line())
          .append("\" column=\"" + place.column())
          .append("\" severity=\"")
          .append(finding.severity().id())
          .append("\" message=\"")
          .append(Xml.escape(finding.message() + help))
          .append("\" source=\"steplint.")
          .append(finding.rule().category().id())
          .append('.')
          .append(finding.rule().id())
          .append("\"/>\n");
    }
    if (file != null) {
      out.append("</file>\n");
    }
    out.append("</checkstyle>\n");
  }
}
