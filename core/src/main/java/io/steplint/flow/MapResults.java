package io.steplint.flow;

import io.steplint.asl.MapState;
import io.steplint.asl.State;
import io.steplint.asl.StateGroup;
import io.steplint.asl.StateType;
import io.steplint.source.ScalarNode;
import io.steplint.type.ArrayShape;
import io.steplint.type.Kind;
import io.steplint.type.Type;
import io.steplint.type.Types;

/** What a Map returns for what its iterations return. Source: the developer guide, ResultWriter. */
final class MapResults {

  private MapResults() {}

  /**
   * @param items the items that it iterates over
   * @param out what an iteration returns; never where none can succeed
   */
  static Type of(MapState state, ArrayShape items, Type out) {
    MapState.ResultWriter writer = state.resultWriter();
    boolean tolerates =
        (state.toleratedFailureCount() != null || state.toleratedFailurePercentage() != null)
            && mayFail(state);
    if (writer == null) {
      return all(state, items, tolerates ? Type.unknown() : out, tolerates);
    }
    return writer.resource() != null
        ? written()
        : transformed(writer, state, items, out, tolerates);
  }

  /** Whether an iteration can fail: not where all that it does is to hand on what it receives. */
  private static boolean mayFail(MapState state) {
    StateGroup processor = state.processor();
    return processor == null || !processor.states().values().stream().allMatch(MapResults::handsOn);
  }

  private static boolean handsOn(State state) {
    return (state.type() == StateType.PASS || state.type() == StateType.SUCCEED)
        && state.inputPath().isAbsent()
        && state.outputPath().isAbsent()
        && state.resultPath().isAbsent()
        && state.parameters() == null
        && state.output() == null
        && state.assign() == null;
  }

  /** One result for each item, or for each batch of items. */
  private static Type all(MapState state, ArrayShape items, Type each, boolean tolerates) {
    boolean one = state.itemBatcher() == null && !tolerates;
    return Types.array(
        each,
        one ? items.min() : Math.min(1, tolerates ? 0 : items.min()),
        state.itemReader() == null ? items.max() : ArrayShape.UNBOUNDED);
  }

  /** The results that are handed on in another form, and written nowhere. */
  private static Type transformed(
      MapState.ResultWriter writer, MapState state, ArrayShape items, Type out, boolean tolerates) {
    ScalarNode setting = writer.setting("Transformation");
    String transformation = setting == null ? null : setting.literal();
    if (transformation == null) {
      return Type.anyArray();
    }
    // An iteration that failed is always told of with its metadata.
    Type failed = tolerates ? execution(out, true) : Type.never();
    return switch (transformation) {
      case "NONE" -> all(state, items, execution(out, tolerates), tolerates);
      case "COMPACT" -> all(state, items, out.join(failed), tolerates);
      case "FLATTEN" -> {
        ArrayShape inner = out.array();
        Type flat = out.without(Kind.ARRAY).join(failed);
        yield Types.array(inner == null ? flat : flat.join(inner.item()));
      }
      default -> Type.anyArray();
    };
  }

  /** An execution of a child of a Distributed Map, as its results tell of it. */
  private static Type execution(Type out, boolean mayFail) {
    Types.ObjectBuilder execution =
        Types.object()
            .required("ExecutionArn", Type.string())
            .required("Input", Type.string())
            .optional("InputDetails", Type.anyObject())
            .required("Name", Type.string())
            .optional("OutputDetails", Type.anyObject())
            .required("StartDate", Type.string())
            .required("StateMachineArn", Type.string())
            .required("Status", Type.string())
            .required("StopDate", Type.string());
    return mayFail
        ? execution.optional("Output", Types.jsonText(out)).open()
        : execution.required("Output", Types.jsonText(out)).open();
  }

  private static Type written() {
    return Types.object()
        .required("MapRunArn", Type.string())
        .required(
            "ResultWriterDetails",
            Types.object().required("Bucket", Type.string()).required("Key", Type.string()).open())
        .open();
  }
}
