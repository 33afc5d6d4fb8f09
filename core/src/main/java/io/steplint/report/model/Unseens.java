package io.steplint.report.model;

import io.steplint.workspace.Unseen;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** What was not to be seen of a machine, as reports tell it. */
final class Unseens {

  private Unseens() {}

  /** The reasons, each once. */
  static List<String> reasons(List<Unseen> unseen) {
    return unseen.stream().map(Unseen::reason).distinct().toList();
  }

  static void write(JsonGenerator json, List<String> reasons) {
    json.writeArrayPropertyStart("unseen");
    reasons.forEach(json::writeString);
    json.writeEndArray();
  }
}
