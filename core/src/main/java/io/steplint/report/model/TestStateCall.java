package io.steplint.report.model;

import io.steplint.asl.QueryLanguage;
import io.steplint.asl.State;
import io.steplint.execution.ExecutionOutcome.UsedAnswer;
import io.steplint.execution.ExecutionStep;
import io.steplint.execution.TaskAnswer;
import io.steplint.execution.json.Json;
import io.steplint.report.JsonOutput;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * A call of the API TestState with which AWS shows what a step shows, in the form that {@code aws
 * stepfunctions test-state --cli-input-json} takes: definition, input and mock are JSON texts.
 */
public final class TestStateCall {

  private TestStateCall() {}

  /**
   * Writes the call for a step.
   *
   * @param state the state of the step
   * @param answers those of the execution; the last one of this state is the mock
   */
  public static void write(State state, ExecutionStep step, List<UsedAnswer> answers, Writer out)
      throws IOException {
    Map<String, Object> definition = new LinkedHashMap<>(Json.object(Json.of(state.node())));
    if (state.queryLanguage() == QueryLanguage.JSONATA) {
      definition.put("QueryLanguage", "JSONata");
    }
    try (JsonGenerator json = JsonOutput.to(out)) {
      json.writeStartObject();
      json.writeStringProperty("definition", Json.text(definition));
      json.writeStringProperty("input", Json.text(step.input()));
      json.writeStringProperty("inspectionLevel", "DEBUG");
      TaskAnswer answer = answer(step, answers);
      if (answer != null) {
        json.writeObjectPropertyStart("mock");
        mock(json, answer);
        json.writeEndObject();
      }
      json.writeEndObject();
    }
    out.append('\n');
  }

  private static void mock(JsonGenerator json, TaskAnswer answer) {
    if (answer.result() != null) {
      json.writeStringProperty("result", Json.text(answer.result()));
      return;
    }
    json.writeObjectPropertyStart("errorOutput");
    JsonOutput.string(json, "error", answer.error());
    JsonOutput.string(json, "cause", answer.cause());
    json.writeEndObject();
  }

  private static @Nullable TaskAnswer answer(ExecutionStep step, List<UsedAnswer> answers) {
    @Nullable TaskAnswer last = null;
    for (UsedAnswer used : answers) {
      boolean own =
          used.call().machineKey().equals(step.machineKey())
              && used.call().pointer().equals(step.pointer())
              && used.call().iteration().equals(step.iteration());
      last = own ? used.answer() : last;
    }
    return last;
  }
}
