package io.steplint.lint;

import io.steplint.source.ArrayNode;
import io.steplint.source.Document;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Findings that were there when somebody started to use Steplint, known by their fingerprints.
 *
 * <p>The file is JSON, one line per finding, sorted by file, so that a change of it reads well in a
 * review: {@code {"version": 1, "findings": [{"file", "rule", "pointer", "fingerprint"}]}}. Only
 * the fingerprint is read.
 *
 * @param fingerprints how often each is expected
 */
public record Baseline(Map<String, Integer> fingerprints) {

  public Baseline {
    fingerprints = Map.copyOf(fingerprints);
  }

  /** The baseline in a file's document, or null where it is none. */
  public static @Nullable Baseline read(Document document) {
    Node root = document.root();
    ObjectNode object = root == null || !document.problems().isEmpty() ? null : root.asObject();
    ArrayNode findings = object == null ? null : object.array("findings");
    if (findings == null) {
      return null;
    }
    Map<String, Integer> fingerprints = new TreeMap<>();
    for (Node item : findings.items()) {
      ObjectNode finding = item.asObject();
      ScalarNode fingerprint = finding == null ? null : finding.string("fingerprint");
      if (fingerprint == null) {
        return null;
      }
      fingerprints.merge(fingerprint.string(), 1, Integer::sum);
    }
    return new Baseline(fingerprints);
  }

  /** The report with the findings of this baseline set apart. */
  public Report apply(Report report) {
    Map<String, Integer> left = new TreeMap<>(fingerprints);
    List<Finding> open = new ArrayList<>();
    List<Finding> known = new ArrayList<>(report.known());
    for (Finding finding : report.findings()) {
      Integer count = left.get(finding.fingerprint());
      if (count != null && count > 0) {
        left.put(finding.fingerprint(), count - 1);
        known.add(finding);
      } else {
        open.add(finding);
      }
    }
    return new Report(
        open,
        report.suppressed(),
        known,
        report.failures(),
        report.rules(),
        report.notJudged(),
        report.files(),
        report.stateMachines(),
        report.roles());
  }

  /** The text of a baseline that holds every finding of a report. */
  public static String write(Report report) {
    StringBuilder out = new StringBuilder("{\"version\": 1, \"findings\": [");
    String separator = "\n";
    for (Finding finding : report.findings()) {
      out.append(separator).append("{\"file\": ");
      quote(finding.location().file(), out);
      out.append(", \"rule\": ");
      quote(finding.rule().id(), out);
      if (finding.pointer() != null) {
        out.append(", \"pointer\": ");
        quote(finding.pointer(), out);
      }
      out.append(", \"fingerprint\": ");
      quote(finding.fingerprint(), out);
      out.append('}');
      separator = ",\n";
    }
    return out.append("\n]}\n").toString();
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append("\\u00")
            .append(Character.forDigit(c >> 4, 16))
            .append(Character.forDigit(c & 15, 16));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
