package io.steplint.report.model;

import io.steplint.asl.State;
import io.steplint.asl.StateGroup;
import io.steplint.asl.TaskState;
import io.steplint.lint.Analysis;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.NestedStart;
import io.steplint.report.JsonOutput;
import io.steplint.source.ScalarNode;
import io.steplint.workspace.KnownStart;
import io.steplint.workspace.Role;
import io.steplint.workspace.StateMachine;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** The graph for scripts; states are flat, in document order, with their full pointers. */
final class JsonGraph {

  private JsonGraph() {}

  static void write(Analysis analysis, Writer out) throws IOException {
    try (JsonGenerator json = JsonOutput.to(out)) {
      json.writeStartObject();
      json.writeNumberProperty("version", 1);
      json.writeArrayPropertyStart("stateMachines");
      for (MachineFacts machine : analysis.machines()) {
        machine(json, machine, analysis.workspace().startsOf(machine.machine()));
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    out.append('\n');
  }

  private static void machine(JsonGenerator json, MachineFacts facts, List<KnownStart> starts) {
    StateMachine machine = facts.machine();
    json.writeStartObject();
    json.writeStringProperty("name", machine.name());
    json.writeStringProperty("file", machine.definitionFile());
    JsonOutput.string(json, "resource", machine.resource());
    JsonOutput.string(json, "construct", machine.construct());
    json.writeStringProperty("type", machine.type().name());
    Role role = machine.role().ifKnown();
    JsonOutput.string(json, "role", role == null ? null : role.name());
    json.writeArrayPropertyStart("starts");
    for (NestedStart start : facts.starts()) {
      json.writeStartObject();
      json.writeStringProperty("state", start.task().name());
      json.writeStringProperty("pointer", start.task().pointer().toString());
      JsonOutput.string(json, "pattern", start.pattern() == null ? null : start.pattern().suffix());
      StateMachine child = start.child();
      JsonOutput.string(json, "stateMachine", child == null ? null : child.name());
      ScalarNode arn = start.machineArn();
      JsonOutput.string(json, "arn", arn == null ? null : arn.string());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("startedBy");
    for (KnownStart start : starts) {
      json.writeStartObject();
      json.writeStringProperty("kind", start.kind().label());
      json.writeStringProperty("resource", start.name());
      json.writeStringProperty("file", start.location().file());
      json.writeNumberProperty("line", start.location().line());
      json.writeEndObject();
    }
    json.writeEndArray();
    ScalarNode startAt = facts.definition().top().startAt();
    JsonOutput.string(json, "startAt", startAt == null ? null : startAt.string());
    json.writeArrayPropertyStart("states");
    for (State state : facts.definition().allStates()) {
      state(json, state);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void state(JsonGenerator json, State state) {
    json.writeStartObject();
    json.writeStringProperty("name", state.name());
    json.writeStringProperty("pointer", state.pointer().toString());
    json.writeStringProperty("type", state.type().keyword());
    JsonOutput.string(
        json,
        "resource",
        state instanceof TaskState task ? task.resource().text().toString() : null);
    json.writeArrayPropertyStart("next");
    for (Edges.Edge edge : Edges.of(state)) {
      json.writeStartObject();
      json.writeStringProperty("state", edge.target());
      json.writeStringProperty("on", edge.on());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeBooleanProperty("end", state.isEnd());
    json.writeBooleanProperty("reachable", isReachable(state));
    json.writeEndObject();
  }

  /** Whether the transitions of this block and of all around it lead to a state. */
  private static boolean isReachable(State state) {
    for (State at = state; at != null; ) {
      StateGroup group = at.group();
      if (!group.graph().isReachable(at)) {
        return false;
      }
      at = group.enclosing();
    }
    return true;
  }
}
