package io.steplint.report.model;

import io.steplint.flow.MachineFlow;
import io.steplint.flow.StateFlow;
import io.steplint.report.JsonOutput;
import io.steplint.type.JsonSchemaWriter;
import io.steplint.type.Type;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** The stable format for scripts; members are only ever added. */
final class JsonTypes {

  private JsonTypes() {}

  static void write(List<MachineFlow> machines, Writer out) throws IOException {
    try (JsonGenerator json = JsonOutput.to(out)) {
      json.writeStartObject();
      json.writeNumberProperty("version", 1);
      json.writeArrayPropertyStart("stateMachines");
      for (MachineFlow machine : machines) {
        json.writeStartObject();
        json.writeStringProperty("name", machine.machine().name());
        json.writeStringProperty("file", machine.machine().definitionFile());
        JsonOutput.string(json, "resource", machine.machine().resource());
        JsonOutput.string(json, "construct", machine.machine().construct());
        schema(json, "input", machine.input());
        schema(json, "output", machine.output());
        json.writeArrayPropertyStart("states");
        for (StateFlow state : machine.states()) {
          state(json, state);
        }
        json.writeEndArray();
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    out.append('\n');
  }

  private static void state(JsonGenerator json, StateFlow state) {
    json.writeStartObject();
    json.writeStringProperty("name", state.state().name());
    json.writeStringProperty("pointer", state.state().pointer().toString());
    schema(json, "input", state.input());
    Type result = state.result();
    if (result == null) {
      json.writeName("result");
      json.writeNull();
    } else {
      schema(json, "result", result);
    }
    schema(json, "output", state.output());
    json.writeBooleanProperty("reachable", state.reachable());
    json.writeEndObject();
  }

  private static void schema(JsonGenerator json, String name, Type type) {
    json.writeName(name);
    JsonSchemaWriter.write(type, json);
  }
}
