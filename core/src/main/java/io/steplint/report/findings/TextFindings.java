package io.steplint.report.findings;

import io.steplint.lint.Report;
import java.io.IOException;
import java.io.Writer;

/** For people at a terminal. */
final class TextFindings implements FindingsWriter {

  @Override
  public void write(Report report, FindingsContext context, Writer out) throws IOException {
    for (TextReport.Part part : TextReport.of(report, context)) {
      out.append(part.text());
    }
  }
}
