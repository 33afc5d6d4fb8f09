package io.steplint.query.jsonata;

import java.util.ArrayList;
import java.util.List;

/** Finds the step that each {@code %} asks for, or refuses the expression where there is none. */
final class Parents {

  private Parents() {}

  /** Lets {@code result} seek the parents that {@code part} did not find. */
  static void passOn(JsonataPart result, JsonataPart part) {
    if (part.seeking == null && part.slot == null) {
      return;
    }
    List<JsonataPart.Slot> slots = part.seeking == null ? new ArrayList<>() : part.seeking;
    if (part.slot != null) {
      slots.add(part.slot);
    }
    if (result.seeking == null) {
      result.seeking = slots;
    } else {
      result.seeking.addAll(slots);
    }
  }

  /** Looks among the steps of a path for the parents that its last step seeks. */
  static void find(JsonataPart path) {
    JsonataPart last = path.lastStep();
    List<JsonataPart.Slot> slots = last.seeking == null ? new ArrayList<>() : last.seeking;
    if (last.slot != null) {
      slots.add(last.slot);
    }
    for (JsonataPart.Slot slot : slots) {
      int index = path.steps.size() - 2;
      while (slot.level > 0) {
        if (index < 0) {
          if (path.seeking == null) {
            path.seeking = new ArrayList<>();
          }
          path.seeking.add(slot);
          break;
        }
        JsonataPart step = path.steps.get(index--);
        // Of several steps in a row that bind a variable, the first is the one they start from.
        while (index >= 0 && step.focus != null && path.steps.get(index).focus != null) {
          step = path.steps.get(index--);
        }
        seek(step, slot);
      }
    }
  }

  static void seek(JsonataPart part, JsonataPart.Slot slot) {
    switch (part.kind) {
      case NAME, WILDCARD -> {
        slot.level--;
        if (slot.level == 0) {
          part.parentLabels.add(slot.label);
          part.seenByParent = true;
        }
      }
      case PARENT -> slot.level++;
      case BLOCK -> {
        if (!part.expressions.isEmpty()) {
          part.seenByParent = true;
          seek(part.expressions.get(part.expressions.size() - 1), slot);
        }
      }
      case PATH -> {
        part.seenByParent = true;
        int index = part.steps.size() - 1;
        seek(part.steps.get(index--), slot);
        while (slot.level > 0 && index >= 0) {
          seek(part.steps.get(index--), slot);
        }
      }
      default -> throw JsonataProblems.noParent(part.start, part.end);
    }
  }
}
