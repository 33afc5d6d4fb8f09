package io.steplint.report.findings;

import io.steplint.counterexample.Counterexample;
import io.steplint.lint.Certainty;
import io.steplint.lint.Finding;
import io.steplint.lint.Related;
import io.steplint.lint.Report;
import io.steplint.lint.Severity;
import io.steplint.report.CodeFrame;
import io.steplint.report.TerminalText;
import io.steplint.source.FileSource;
import io.steplint.source.Location;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One page that needs nothing but itself: no script, no font, no network. */
final class HtmlFindings implements FindingsWriter {

  @Override
  public void write(Report report, FindingsContext context, Writer out) throws IOException {
    out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .append("<title>Steplint report</title>\n<style>\n")
        .append(resource("report.css"))
        .append("</style>\n</head>\n<body>\n<header>\n<h1>Steplint</h1>\n<p>")
        .append(Xml.escape(Summary.of(report)))
        .append("</p>\n</header>\n");
    filters(report, out);
    out.append("<main>\n");
    String file = null;
    for (Finding finding : report.findings()) {
      if (!finding.location().file().equals(file)) {
        file = finding.location().file();
        out.append("<h2>").append(text(file)).append("</h2>\n");
      }
      finding(finding, context, out);
    }
    if (report.findings().isEmpty()) {
      out.append("<p class=\"good\">No problems.</p>\n");
    }
    out.append("</main>\n<footer>Steplint ")
        .append(Xml.escape(context.version()))
        .append("</footer>\n</body>\n</html>\n");
  }

  /** Boxes that hide a severity; the style sheet does it. */
  private static void filters(Report report, Writer out) throws IOException {
    for (Severity severity : Severity.values()) {
      String id = severity.id();
      out.append("<input type=\"checkbox\" checked id=\"")
          .append(id)
          .append("\"><label class=\"")
          .append(id)
          .append("\" for=\"")
          .append(id)
          .append("\"><b>" + report.count(severity) + "</b> ")
          .append(id)
          .append("</label>\n");
    }
  }

  private static void finding(Finding finding, FindingsContext context, Writer out)
      throws IOException {
    String severity = finding.severity().id();
    out.append("<article class=\"")
        .append(severity)
        .append("\">\n<h3><span class=\"badge\">")
        .append(severity)
        .append("</span> ")
        .append(text(finding.message()))
        .append("</h3>\n<p class=\"where\">");
    where(finding, out);
    out.append("</p>\n");
    frame(finding.location(), context, out);
    for (Related related : finding.related()) {
      out.append("<p class=\"related\">")
          .append(text(related.message()))
          .append(" <span>")
          .append(text(related.location().toString()))
          .append("</span></p>\n");
      frame(related.location(), context, out);
    }
    out.append("<dl>\n");
    entry("Why", finding.why(), out);
    entry("Witness", finding.witness(), out);
    Counterexample example = context.counterexample(finding);
    if (example != null) {
      entry("Example", CounterexampleText.with(example), out);
      entry("Then", CounterexampleText.then(example), out);
    }
    entry("Help", finding.help(), out);
    out.append("</dl>\n<details><summary>")
        .append(Xml.escape(finding.rule().id()))
        .append("</summary><pre class=\"page\">")
        .append(Xml.escape(context.pages().apply(finding.rule().id())))
        .append("</pre></details>\n</article>\n");
  }

  private static void where(Finding finding, Writer out) throws IOException {
    out.append("line " + finding.location().line() + ", column " + finding.location().column());
    String machine = finding.stateMachine();
    if (machine != null) {
      out.append(" · ").append(text(machine));
      if (finding.state() != null) {
        out.append(" › ").append(text(finding.state()));
      }
    }
    if (finding.certainty() == Certainty.MAY) {
      out.append(" · in some executions");
    }
  }

  private static void entry(String word, @Nullable String text, Writer out) throws IOException {
    if (text != null) {
      out.append("<dt>").append(word).append("</dt><dd>").append(text(text)).append("</dd>\n");
    }
  }

  private static void frame(Location place, FindingsContext context, Writer out)
      throws IOException {
    FileSource source = context.sources().find(place.file());
    if (source == null || source.text().isEmpty()) {
      return;
    }
    CodeFrame frame = CodeFrame.of(source, place);
    out.append("<pre>");
    CodeFrame.Line last = frame.lines().get(frame.lines().size() - 1);
    for (CodeFrame.Line line : frame.lines()) {
      out.append("<i>" + line.number() + "</i> ");
      if (line == last) {
        marked(line.text(), frame.markStart(), frame.markEnd(), out);
      } else {
        out.append(Xml.escape(line.text()));
      }
      out.append('\n');
    }
    for (CodeFrame.Line line : frame.after()) {
      out.append("<i>" + line.number() + "</i> ").append(Xml.escape(line.text())).append('\n');
    }
    out.append("</pre>\n");
  }

  private static void marked(String text, int start, int end, Writer out) throws IOException {
    int from = Math.min(start, text.length());
    int to = Math.min(end, text.length());
    out.append(Xml.escape(text.substring(0, from)))
        .append("<mark>")
        .append(Xml.escape(text.substring(from, to)))
        .append("</mark>")
        .append(Xml.escape(text.substring(to)));
  }

  /** What a user's file decides: shown, never obeyed. */
  private static String text(String text) {
    return Xml.escape(TerminalText.of(text));
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = HtmlFindings.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("Missing resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
