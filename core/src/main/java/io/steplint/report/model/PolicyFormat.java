package io.steplint.report.model;

import io.steplint.access.LeastPrivilege;
import io.steplint.access.MachineAccess;
import io.steplint.lint.Analysis;
import io.steplint.report.JsonOutput;
import io.steplint.report.Style;
import io.steplint.source.ProjectRoot;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** The formats in which {@code policy} prints the least that state machines need. */
public enum PolicyFormat implements ModelFormat {
  /** Policy documents, with references as they are displayed. */
  JSON,
  /** Entries of {@code Policies} of an {@code AWS::IAM::Role}. */
  CLOUDFORMATION,
  /** Data sources of Terraform. */
  TERRAFORM,
  /** Entries of {@code Policies} of an {@code AWS::Serverless::StateMachine}. */
  SAM;

  static final String VERSION = "2012-10-17";

  private final String id = name().toLowerCase(Locale.ROOT);

  @Override
  public String id() {
    return id;
  }

  @Override
  public void write(Analysis analysis, ProjectRoot root, Style style, Writer out)
      throws IOException {
    List<MachineAccess> machines = analysis.access().machines();
    switch (this) {
      case JSON -> json(machines, out);
      case CLOUDFORMATION -> new YamlPolicy(false, out).write(machines);
      case SAM -> new YamlPolicy(true, out).write(machines);
      case TERRAFORM -> new TerraformPolicy(out).write(machines);
    }
    out.flush();
  }

  private static void json(List<MachineAccess> machines, Writer out) throws IOException {
    try (JsonGenerator json = JsonOutput.to(out)) {
      json.writeStartObject();
      json.writeArrayPropertyStart("stateMachines");
      for (MachineAccess machine : machines) {
        json.writeStartObject();
        json.writeStringProperty("name", machine.machine().name());
        JsonOutput.string(json, "resource", machine.machine().resource());
        List<String> unseen = LeastPrivilege.unseen(machine);
        json.writeBooleanProperty("complete", unseen.isEmpty());
        Unseens.write(json, unseen);
        json.writeObjectPropertyStart("policy");
        json.writeStringProperty("Version", VERSION);
        json.writeArrayPropertyStart("Statement");
        for (LeastPrivilege.Grant grant : LeastPrivilege.of(machine)) {
          statement(json, grant);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    out.append('\n');
  }

  private static void statement(JsonGenerator json, LeastPrivilege.Grant grant) {
    json.writeStartObject();
    if (!grant.sid().isEmpty()) {
      json.writeStringProperty("Sid", grant.sid());
    }
    json.writeStringProperty("Effect", "Allow");
    strings(json, "Action", grant.actions());
    strings(json, "Resource", grant.resources());
    if (!grant.passedToService().isEmpty()) {
      json.writeObjectPropertyStart("Condition");
      json.writeObjectPropertyStart("StringEquals");
      json.writeStringProperty("iam:PassedToService", grant.passedToService());
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void strings(JsonGenerator json, String name, List<?> values) {
    json.writeArrayPropertyStart(name);
    for (Object value : values) {
      json.writeString(value.toString());
    }
    json.writeEndArray();
  }
}
