package io.steplint.template.cloudformation;

import io.steplint.table.Table;
import io.steplint.template.draft.GrantTemplate;
import java.util.ArrayList;
import java.util.List;

/** What a SAM connector that starts at a state machine grants the machine's role. */
final class SamConnectorProfiles {

  private SamConnectorProfiles() {}

  /**
   * The grants on a destination; empty where SAM knows no such connector.
   *
   * @param type the destination's CloudFormation type; SAM's own types are to be translated first
   * @param category {@code Read} or {@code Write}
   */
  static List<GrantTemplate> grants(String type, String category) {
    String head = type + " " + category + " | ";
    List<GrantTemplate> grants = new ArrayList<>();
    for (String line : Table.beside(SamConnectorProfiles.class, "sam-connectors.txt").rows()) {
      if (line.startsWith(head)) {
        grants.add(GrantTemplate.parse(line.substring(head.length())));
      }
    }
    return grants;
  }
}
