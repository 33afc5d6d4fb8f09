package io.steplint.report.findings;

import io.steplint.lint.Report;
import java.io.IOException;
import java.io.Writer;

/** Writes a report in one format. The same report gives the same characters. */
interface FindingsWriter {

  void write(Report report, FindingsContext context, Writer out) throws IOException;
}
