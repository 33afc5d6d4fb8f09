package io.steplint.report;

import io.steplint.execution.ExecutionOutcome;
import io.steplint.execution.ExecutionOutcome.UsedAnswer;
import io.steplint.execution.ExecutionStep;
import io.steplint.execution.TaskAnswer;
import io.steplint.execution.TaskCall;
import io.steplint.execution.json.Json;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes what happened in an execution as JSON: steps, answers, values. */
public final class JsonExecution {

  private JsonExecution() {}

  /** The result of a run; {@code output} only of a success, {@code error} only of a failure. */
  public static void run(JsonGenerator json, String machine, ExecutionOutcome outcome) {
    json.writeStartObject();
    json.writeNumberProperty("version", 1);
    json.writeStringProperty("stateMachine", machine);
    ExecutionOutcome.Status status = outcome.status();
    boolean failed =
        status == ExecutionOutcome.Status.FAILED || status == ExecutionOutcome.Status.GIVEN_UP;
    json.writeStringProperty("status", failed ? "FAILED" : status.name());
    if (outcome.output() != null) {
      json.writeName("output");
      value(json, outcome.output());
    }
    if (failed) {
      JsonOutput.string(json, "error", outcome.error());
      JsonOutput.string(json, "cause", outcome.cause());
    }
    json.writeName("needs");
    TaskCall needs = outcome.needs();
    if (needs == null) {
      json.writeNull();
    } else {
      json.writeStartObject();
      place(json, needs.stateMachine(), needs.pointer(), needs.iteration());
      json.writeEndObject();
    }
    json.writeName("steps");
    steps(json, outcome.steps());
    json.writeEndObject();
  }

  /** An execution that shows a finding. */
  public static void counterexample(JsonGenerator json, Object input, ExecutionOutcome outcome) {
    json.writeStartObject();
    json.writeName("input");
    value(json, input);
    json.writeName("answers");
    answers(json, outcome.answers());
    json.writeName("steps");
    steps(json, outcome.steps());
    json.writeEndObject();
  }

  /** The states in the order in which they were entered. */
  static void steps(JsonGenerator json, List<ExecutionStep> steps) {
    json.writeStartArray();
    for (ExecutionStep step : steps) {
      json.writeStartObject();
      place(json, step.stateMachine(), step.pointer(), step.iteration());
      json.writeName("input");
      value(json, step.input());
      if (step.output() != null) {
        json.writeName("output");
        value(json, step.output());
      }
      if (step.error() != null) {
        json.writeName("error");
        error(json, step.error(), step.cause());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** The answers in the order in which they were used. */
  private static void answers(JsonGenerator json, List<UsedAnswer> answers) {
    json.writeStartArray();
    for (UsedAnswer used : answers) {
      json.writeStartObject();
      TaskCall call = used.call();
      place(json, call.stateMachine(), call.pointer(), call.iteration());
      TaskAnswer answer = used.answer();
      if (answer.result() != null) {
        json.writeName("answer");
        value(json, answer.result());
      } else {
        json.writeName("error");
        error(json, answer.error(), answer.cause());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void error(JsonGenerator json, @Nullable String error, @Nullable String cause) {
    json.writeStartObject();
    JsonOutput.string(json, "Error", error);
    JsonOutput.string(json, "Cause", cause);
    json.writeEndObject();
  }

  private static void place(
      JsonGenerator json, String machine, String pointer, List<Integer> iteration) {
    json.writeStringProperty("stateMachine", machine);
    json.writeStringProperty("pointer", pointer);
    json.writeName("iteration");
    json.writeStartArray();
    for (int index : iteration) {
      json.writeNumber(index);
    }
    json.writeEndArray();
  }

  /** A value of an execution. */
  private static void value(JsonGenerator json, Object value) {
    if (value instanceof Map<?, ?> members) {
      json.writeStartObject();
      for (Map.Entry<?, ?> member : members.entrySet()) {
        json.writeName((String) member.getKey());
        value(json, Objects.requireNonNull(member.getValue()));
      }
      json.writeEndObject();
    } else if (value instanceof List<?> items) {
      json.writeStartArray();
      for (Object item : items) {
        value(json, Objects.requireNonNull(item));
      }
      json.writeEndArray();
    } else if (value instanceof String text) {
      json.writeString(text);
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof BigInteger whole) {
      json.writeNumber(whole);
    } else if (value instanceof Double number) {
      json.writeNumber(number);
    } else if (value == Json.NULL) {
      json.writeNull();
    } else {
      json.writeNumber(((Number) value).longValue());
    }
  }
}
