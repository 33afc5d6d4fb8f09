package io.steplint.report.findings;

import io.steplint.lint.Report;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The formats in which {@code check} prints. */
public enum FindingsFormat {
  /** For people: the place in its line, the message, how to mend it. */
  TEXT,
  /** The stable format for scripts. */
  JSON,
  /** SARIF 2.1.0, for code scanning. */
  SARIF,
  /** Annotations of GitHub Actions. */
  GITHUB,
  /** Checkstyle's XML, which many build servers read. */
  CHECKSTYLE,
  /** JUnit's XML, which all build servers read. */
  JUNIT,
  /** One page for a browser. */
  HTML,
  /** Tables for the summary of a build job. */
  MARKDOWN;

  private final String id = name().toLowerCase(Locale.ROOT);

  /** The word on the command line. */
  public String id() {
    return id;
  }

  /** The format of that word, or null. */
  public static @Nullable FindingsFormat of(String id) {
    for (FindingsFormat format : values()) {
      if (format.id.equals(id)) {
        return format;
      }
    }
    return null;
  }

  /** Writes a report in this format. */
  public void write(Report report, FindingsContext context, Writer out) throws IOException {
    writer().write(report, context, out);
    out.flush();
  }

  private FindingsWriter writer() {
    return switch (this) {
      case TEXT -> new TextFindings();
      case JSON -> new JsonFindings();
      case SARIF -> new SarifFindings();
      case GITHUB -> new GithubFindings();
      case CHECKSTYLE -> new CheckstyleFindings();
      case JUNIT -> new JunitFindings();
      case HTML -> new HtmlFindings();
      case MARKDOWN -> new MarkdownFindings();
    };
  }
}
