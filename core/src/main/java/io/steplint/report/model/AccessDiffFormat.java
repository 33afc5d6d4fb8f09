package io.steplint.report.model;

import io.steplint.access.AccessDiff;
import io.steplint.report.JsonOutput;
import io.steplint.report.Style;
import io.steplint.report.TerminalText;
import io.steplint.source.Location;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** The formats in which {@code access --base} prints access gained and lost. */
public enum AccessDiffFormat {
  TEXT,
  JSON;

  /** Writes the changes of access between two trees. */
  public void write(List<AccessDiff.Change> changes, Style style, Writer out) throws IOException {
    switch (this) {
      case TEXT -> text(changes, style, out);
      case JSON -> json(changes, out);
    }
    out.flush();
  }

  private static void text(List<AccessDiff.Change> changes, Style style, Writer out)
      throws IOException {
    if (changes.isEmpty()) {
      out.append("No access gained or lost\n");
    }
    for (AccessDiff.Change change : changes) {
      boolean gained = change.direction() == AccessDiff.Direction.GAINED;
      Location place = change.statement().location();
      out.append(
              style.paint(
                  gained ? Style.Role.WARNING : Style.Role.INFO, gained ? "gained" : "lost  "))
          .append("  ")
          .append(TerminalText.of(change.role()))
          .append("  ")
          .append(TerminalText.of(change.action()))
          .append(" on ")
          .append(TerminalText.of(change.resource()))
          .append("  ")
          .append(TerminalText.of(place.file()))
          .append(":" + place.line())
          .append("\n        for example: ")
          .append(TerminalText.of(change.witness()))
          .append('\n');
    }
  }

  private static void json(List<AccessDiff.Change> changes, Writer out) throws IOException {
    try (JsonGenerator json = JsonOutput.to(out)) {
      json.writeStartObject();
      json.writeNumberProperty("version", 1);
      for (AccessDiff.Direction direction : AccessDiff.Direction.values()) {
        json.writeArrayPropertyStart(direction.label());
        for (AccessDiff.Change change : changes) {
          if (change.direction() == direction) {
            change(json, change);
          }
        }
        json.writeEndArray();
      }
      json.writeEndObject();
    }
    out.append('\n');
  }

  private static void change(JsonGenerator json, AccessDiff.Change change) {
    Location place = change.statement().location();
    json.writeStartObject();
    json.writeStringProperty("role", change.role());
    json.writeStringProperty("action", change.action());
    json.writeStringProperty("resource", change.resource());
    json.writeStringProperty("witness", change.witness());
    json.writeStringProperty("file", place.file());
    json.writeNumberProperty("line", place.line());
    json.writeEndObject();
  }
}
