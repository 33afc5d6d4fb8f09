package io.steplint.report.model;

import io.steplint.access.MachineAccess;
import io.steplint.workspace.Unseen;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** What was not to be seen of a machine, as reports tell it. */
final class Unseens {

  private Unseens() {}

  /** What may ask for more rights than are known: everything but the role itself. */
  static List<Unseen> ofNeeds(MachineAccess access) {
    List<Unseen> unseen = new ArrayList<>(access.unseen());
    unseen.removeIf(hidden -> hidden.what() == Unseen.What.ROLE);
    return unseen;
  }

  /** The reasons, each once. */
  static List<String> reasons(List<Unseen> unseen) {
    return unseen.stream().map(Unseen::reason).distinct().toList();
  }

  static void write(JsonGenerator json, List<Unseen> unseen) {
    json.writeArrayPropertyStart("unseen");
    reasons(unseen).forEach(json::writeString);
    json.writeEndArray();
  }
}
