package io.steplint.execution;

import io.steplint.asl.Expression;
import io.steplint.asl.MapState;
import io.steplint.asl.PathField;
import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.StateGroup;
import io.steplint.execution.json.Json;
import io.steplint.source.ScalarNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Runs the iterations of a Map, one after the other. */
final class MapExecution {

  private static final String THRESHOLD = "States.ExceedToleratedFailureThreshold";

  private final StateValues values;
  private final MapState state;
  private final int retries;

  MapExecution(StateValues values, int retries) {
    this.values = values;
    this.state = (MapState) values.state();
    this.retries = retries;
  }

  /** What the Map returns. */
  Object run() {
    StateGroup processor = state.processor();
    if (processor == null || state.mode() == MapState.Mode.UNKNOWN) {
      throw new NotExecutableException(
          "It is not known where or what the iterations of " + state.pointer() + " run");
    }
    Settings.optionalNumber(values, state.maxConcurrency(), "MaxConcurrencyPath");
    Long count =
        Settings.optionalNumber(values, state.toleratedFailureCount(), "ToleratedFailureCountPath");
    Double percentage =
        Settings.percentage(
            values, state.toleratedFailurePercentage(), "ToleratedFailurePercentagePath");
    List<Object> inputs = batches(inputs(items()));
    List<Object> outputs = new ArrayList<>();
    int failed = 0;
    for (int i = 0; i < inputs.size(); i++) {
      try {
        outputs.add(iterate(processor, inputs.get(i), i));
      } catch (StateFailure failure) {
        if (!state.isDistributed()) {
          throw failure;
        }
        failed++;
        boolean tolerated =
            (count != null && failed <= count)
                || (percentage != null && failed * 100.0 / inputs.size() <= percentage);
        if (!tolerated) {
          throw StateFailure.of(
              THRESHOLD, "The specified tolerated failure threshold was exceeded");
        }
      }
    }
    return written(outputs);
  }

  private Object iterate(StateGroup processor, Object input, int index) {
    MachineExecution execution = values.execution();
    boolean apart = state.isDistributed();
    MachineExecution owner = apart ? execution.child(input) : execution;
    Map<String, Object> variables = apart ? Map.of() : values.variables();
    return execution.block(processor, input, variables, owner, index);
  }

  // ---- items

  private List<Object> items() {
    MapState.ItemReader reader = state.itemReader();
    if (reader != null) {
      return read(reader);
    }
    PayloadTemplate written = state.items();
    Object items =
        written != null
            ? values.template(written)
            : state.isJsonata() ? values.data() : values.path(path());
    if (items instanceof List) {
      return Json.array(items);
    }
    if (!state.isJsonata()) {
      throw values
          .failed(
              "Reference path \"" + shown() + "\" must point to array but was: " + Json.text(items))
          .at(itemsPoint());
    }
    throw written != null
        ? values.unexpected(written, "array", items)
        : values
            .queryFailed("Map state input must be an array but was: " + Json.text(items))
            .at(itemsPoint());
  }

  private FailurePoint itemsPoint() {
    Expression named = path().expression();
    String pointer = state.pointer() + (named == null ? "" : "/ItemsPath");
    return new FailurePoint(pointer, named == null ? null : named.path(), values.data(), null);
  }

  private PathField path() {
    return state.itemsPath();
  }

  private String shown() {
    return path().expression() == null ? "$" : path().expression().text();
  }

  private List<Object> read(MapState.ItemReader reader) {
    Object arguments =
        reader.parameters() == null
            ? new LinkedHashMap<String, Object>()
            : values.template(reader.parameters());
    Long most = readerLimit(reader);
    TaskCall call =
        new TaskCall(
            values.execution().machine().key(),
            values.execution().machine().name(),
            reader.pointer().toString(),
            values.execution().iteration(),
            arguments);
    TaskAnswer answer = values.execution().shared().answer(call);
    if (answer == null) {
      throw new Run.AnswerNeeded(call);
    }
    Object items = answer.result();
    if (items == null) {
      throw StateFailure.of(answer.error(), answer.cause());
    }
    List<Object> list = entries(items);
    return most == null || most >= list.size() ? list : list.subList(0, most.intValue());
  }

  private @Nullable Long readerLimit(MapState.ItemReader reader) {
    if (reader.maxItems() == null) {
      return null;
    }
    long most = Settings.wholeNumber(values, reader.maxItems(), "MaxItemsPath", Long.MIN_VALUE);
    if (most < 0) {
      throw StateFailure.of("States.ItemReaderFailed", "field MaxItems must be positive");
    }
    return most == 0 ? null : (Long) most; // 0 is no limit: so it is recorded
  }

  private static List<Object> entries(Object items) {
    if (items instanceof List) {
      return Json.array(items);
    }
    if (items instanceof Map) {
      List<Object> entries = new ArrayList<>();
      Json.object(items)
          .forEach(
              (key, value) -> {
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put("Key", key);
                entry.put("Value", value);
                entries.add(entry);
              });
      return entries;
    }
    throw StateFailure.of("States.ItemReaderFailed", "Attempting to map over non-iterable node.");
  }

  private List<Object> inputs(List<Object> items) {
    PayloadTemplate selector = state.itemSelector();
    if (selector == null) {
      return items;
    }
    List<Object> inputs = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Map<String, Object> item = new LinkedHashMap<>();
      item.put("Index", (long) i);
      item.put("Value", items.get(i));
      Map<String, Object> context = ContextValues.of(values.execution(), state, retries, item);
      inputs.add(values.seeing(context).template(selector));
    }
    return inputs;
  }

  private List<Object> batches(List<Object> inputs) {
    MapState.ItemBatcher batcher = state.itemBatcher();
    if (batcher == null) {
      return inputs;
    }
    Long items =
        Settings.optionalNumber(values, batcher.maxItemsPerBatch(), "MaxItemsPerBatchPath");
    Long bytes =
        Settings.optionalNumber(
            values, batcher.maxInputBytesPerBatch(), "MaxInputBytesPerBatchPath");
    Object shared = batcher.batchInput() == null ? null : values.template(batcher.batchInput());
    List<Object> batches = new ArrayList<>();
    List<Object> batch = new ArrayList<>();
    long size = 0;
    for (Object input : inputs) {
      long own = Json.text(input).getBytes(StandardCharsets.UTF_8).length;
      boolean full =
          (items != null && items > 0 && batch.size() >= items)
              || (bytes != null && bytes > 0 && size + own > bytes);
      if (full && !batch.isEmpty()) {
        batches.add(batch(batch, shared));
        batch = new ArrayList<>();
        size = 0;
      }
      batch.add(input);
      size += own;
    }
    if (!batch.isEmpty()) {
      batches.add(batch(batch, shared));
    }
    return batches;
  }

  private static Map<String, Object> batch(List<Object> items, @Nullable Object shared) {
    Map<String, Object> batch = new LinkedHashMap<>();
    if (shared != null) {
      batch.put("BatchInput", shared);
    }
    batch.put("Items", items);
    return batch;
  }

  // ---- results

  private Object written(List<Object> outputs) {
    MapState.ResultWriter writer = state.resultWriter();
    if (writer == null) {
      return outputs;
    }
    ScalarNode transformation = writer.setting("Transformation");
    if (writer.resource() == null) {
      return transformation != null && transformation.string().equals("FLATTEN")
          ? flat(outputs)
          : outputs;
    }
    Object parameters =
        writer.parameters() == null
            ? new LinkedHashMap<String, Object>()
            : values.template(writer.parameters());
    Object bucket = parameters instanceof Map<?, ?> members ? members.get("Bucket") : null;
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("Bucket", bucket == null ? "" : Objects.requireNonNull(bucket));
    details.put("Key", prefix(parameters) + "run/manifest.json");
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("MapRunArn", mapRun());
    result.put("ResultWriterDetails", details);
    return result;
  }

  private static String prefix(Object parameters) {
    Object prefix = parameters instanceof Map<?, ?> members ? members.get("Prefix") : null;
    return prefix instanceof String text && !text.isEmpty() ? text + "/" : "";
  }

  private String mapRun() {
    return MachineExecution.arn(values.execution().machine()).replace(":stateMachine:", ":mapRun:")
        + "/"
        + state.name()
        + ":run";
  }

  private static List<Object> flat(List<Object> outputs) {
    List<Object> flat = new ArrayList<>();
    for (Object output : outputs) {
      if (output instanceof List) {
        flat.addAll(Json.array(output));
      } else {
        flat.add(output);
      }
    }
    return flat;
  }
}
