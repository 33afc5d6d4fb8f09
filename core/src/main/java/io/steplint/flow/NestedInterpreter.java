package io.steplint.flow;

import io.steplint.asl.MapState;
import io.steplint.asl.ParallelState;
import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.StateGroup;
import io.steplint.type.ArrayShape;
import io.steplint.type.Kind;
import io.steplint.type.Type;
import io.steplint.type.Types;
import io.steplint.type.Types.ObjectBuilder;
import io.steplint.typing.Happens;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Interprets the blocks of states inside Parallel and Map. */
final class NestedInterpreter {

  /** What came out of a block when it was last entered in this way; saves looking again. */
  private record Remembered(
      MachineRun run, Frame entry, Type executionInput, long calls, Type out) {}

  private final StateInterpreter interpreter;
  private final Map<StateGroup, Remembered> memory = new IdentityHashMap<>();

  NestedInterpreter(StateInterpreter interpreter) {
    this.interpreter = interpreter;
  }

  private Type run(StateGroup group, Frame entry, Scope scope) {
    Remembered last = memory.get(group);
    if (!scope.isListening()
        && last != null
        && last.run() == scope.run()
        && last.calls() == interpreter.callVersion()
        && last.executionInput().equals(scope.executionInput())
        && last.entry().equals(entry)) {
      return last.out();
    }
    Type out = new GroupInterpreter(interpreter, group).run(entry, scope);
    memory.put(
        group,
        new Remembered(scope.run(), entry, scope.executionInput(), interpreter.callVersion(), out));
    return out;
  }

  void forget() {
    memory.clear();
  }

  /** The outputs of the branches, each of which receives {@code arguments}. */
  Type parallel(ParallelState state, Type arguments, Frame frame, Scope scope) {
    List<Type> outputs = new ArrayList<>();
    for (StateGroup branch : state.branches()) {
      outputs.add(run(branch, new Frame(arguments, frame.variables()), scope));
    }
    return outputs.isEmpty() ? Type.anyArray() : Types.tuple(outputs);
  }

  // ---- Map

  /** The outputs of the iterations, or what a Map returns that writes its results elsewhere. */
  Type map(MapState state, StateEvaluator effective, Frame frame, Scope scope) {
    Type items = items(state, effective);
    ArrayShape array = items.array();
    if (array == null) {
      return Type.never();
    }
    StateGroup processor = state.processor();
    Type item = array.item();
    Type out;
    if (processor == null) {
      out = Type.unknown();
    } else if (item.isNever()) {
      out = Type.never();
    } else {
      out = iterate(state, processor, item, effective, frame, scope);
    }
    return MapResults.of(state, array, out);
  }

  private static Type items(MapState state, StateEvaluator effective) {
    MapState.ItemReader reader = state.itemReader();
    if (reader != null) {
      if (reader.parameters() != null) {
        effective.template(reader.parameters());
      }
      return Types.array(ItemReaders.item(reader));
    }
    PayloadTemplate written = state.items();
    Type items =
        written != null ? effective.template(written) : effective.pathField(state.itemsPath());
    if (items.isNever() || items.mayBe(Kind.ARRAY)) {
      // Items of JSONata can also be an object, whose entries are the items.
      return items.mayBe(Kind.OBJECT) ? items.join(Type.anyArray()) : items;
    }
    if (items.mayBe(Kind.OBJECT)) {
      return Type.anyArray();
    }
    PayloadTemplate place = written;
    if (place == null && state.itemsPath().expression() != null) {
      place = new PayloadTemplate.Evaluated(state.itemsPath().expression());
    }
    if (place != null) {
      effective
          .flaws()
          .wrongKind(place, Happens.MUST, StateInterpreter.error(state), items, "an array");
    } else {
      effective.record(
          new Flaw(
              Flaw.Kind.WRONG_KIND,
              Happens.MUST,
              StateInterpreter.error(state),
              state,
              state.nameNode(),
              state.pointer(),
              null,
              Slot.EFFECTIVE_INPUT,
              0,
              items,
              "an array"));
    }
    return Type.never();
  }

  private Type iterate(
      MapState state,
      StateGroup processor,
      Type item,
      StateEvaluator effective,
      Frame frame,
      Scope scope) {
    ContextObject context =
        new ContextObject(scope.run().machine, state, scope.executionInput(), item);
    StateEvaluator perItem = effective.at(effective.environment().seeing(context));
    PayloadTemplate selector = state.itemSelector();
    Type input = selector == null ? item : perItem.template(selector);
    MapState.ItemBatcher batcher = state.itemBatcher();
    if (batcher != null) {
      ObjectBuilder batch =
          Types.object().required("Items", Types.array(input, 1, ArrayShape.UNBOUNDED));
      if (batcher.batchInput() != null) {
        batch.required("BatchInput", effective.template(batcher.batchInput()));
      }
      input = batch.closed();
    }
    if (input.isNever()) {
      return input;
    }
    boolean apart = state.mode() != MapState.Mode.INLINE;
    Variables variables = apart ? Variables.NONE : frame.variables();
    if (state.mode() == MapState.Mode.UNKNOWN) {
      return Type.unknown();
    }
    return run(
        processor,
        new Frame(input, variables),
        state.isDistributed() ? scope.startedWith(input) : scope);
  }
}
