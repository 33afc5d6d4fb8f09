package io.steplint.template.draft;

import io.steplint.source.Node;
import io.steplint.workspace.MachineType;
import org.jspecify.annotations.Nullable;

/** Reads the type of a state machine. */
public final class MachineTypes {

  private MachineTypes() {}

  /**
   * The type that a value names.
   *
   * @param written the value, or null where the template gives none
   * @param standard whether a machine without a type is a STANDARD one, as in every template
   */
  public static MachineType of(@Nullable Node written, boolean standard) {
    if (written == null) {
      return standard ? MachineType.STANDARD : MachineType.UNKNOWN;
    }
    String literal = Nodes.literal(written);
    return "STANDARD".equals(literal)
        ? MachineType.STANDARD
        : "EXPRESS".equals(literal) ? MachineType.EXPRESS : MachineType.UNKNOWN;
  }
}
