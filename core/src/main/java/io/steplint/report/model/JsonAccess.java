package io.steplint.report.model;

import io.steplint.access.DeadStatement;
import io.steplint.access.Excess;
import io.steplint.access.MachineAccess;
import io.steplint.access.NeedResult;
import io.steplint.access.NeedVerdict;
import io.steplint.iam.Statement;
import io.steplint.report.JsonOutput;
import io.steplint.source.Location;
import io.steplint.workspace.Role;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** The stable format for scripts; members are only ever added. */
final class JsonAccess {

  private JsonAccess() {}

  static void write(List<MachineAccess> machines, Writer out) throws IOException {
    try (JsonGenerator json = JsonOutput.to(out)) {
      json.writeStartObject();
      json.writeNumberProperty("version", 1);
      json.writeArrayPropertyStart("stateMachines");
      for (MachineAccess machine : machines) {
        machine(json, machine);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    out.append('\n');
  }

  private static void machine(JsonGenerator json, MachineAccess access) {
    Role role = access.role();
    json.writeStartObject();
    json.writeStringProperty("name", access.machine().name());
    json.writeStringProperty("file", access.machine().location().file());
    JsonOutput.string(json, "resource", access.machine().resource());
    JsonOutput.string(json, "construct", access.machine().construct());
    JsonOutput.string(json, "role", role == null ? null : role.name());
    json.writeStringProperty("verdict", access.verdict().label());
    Unseens.write(json, Unseens.reasons(access.unseen()));
    json.writeArrayPropertyStart("needs");
    for (NeedResult need : access.needs()) {
      need(json, need);
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("excess");
    for (Excess excess : access.excess()) {
      json.writeStartObject();
      json.writeStringProperty("action", excess.action());
      json.writeStringProperty("resource", excess.resource());
      json.writeStringProperty("witness", excess.witness());
      place(json, excess.node() == null ? excess.statement().location() : excess.node().location());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("dead");
    for (DeadStatement dead : access.dead()) {
      json.writeStartObject();
      json.writeStringProperty("action", dead.action());
      json.writeStringProperty("resource", dead.resource());
      json.writeStringProperty("reason", dead.reason());
      place(json, dead.node().location());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void need(JsonGenerator json, NeedResult result) {
    json.writeStartObject();
    json.writeStringProperty("pointer", result.need().pointer().toString());
    json.writeStringProperty("kind", result.need().kind().label());
    json.writeStringProperty("action", result.need().action());
    json.writeStringProperty("resource", result.need().resource().toString());
    json.writeStringProperty("verdict", result.verdict().label());
    json.writeArrayPropertyStart("grantedBy");
    if (result.verdict() == NeedVerdict.GRANTED) {
      for (Statement statement : result.statements()) {
        json.writeStartObject();
        place(json, statement.location());
        json.writeNumberProperty("statement", statement.index());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
    JsonOutput.string(json, "reason", result.reason());
    JsonOutput.string(json, "witness", result.witness());
    json.writeEndObject();
  }

  private static void place(JsonGenerator json, Location place) {
    json.writeStringProperty("file", place.file());
    json.writeNumberProperty("line", place.line());
  }
}
