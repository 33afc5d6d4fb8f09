package io.steplint.rules;

import io.steplint.asl.Catcher;
import io.steplint.asl.ChoiceState;
import io.steplint.asl.MapState;
import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.State;
import io.steplint.asl.TaskState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The payload templates of a state: values that are built member by member. */
public final class PayloadTemplates {

  private PayloadTemplates() {}

  /** Every template of a state, in the order in which the service uses them. */
  public static List<PayloadTemplate> of(State state) {
    List<PayloadTemplate> all = new ArrayList<>();
    add(all, state.parameters());
    add(all, state.arguments());
    if (state instanceof TaskState task) {
      add(all, task.credentials());
    }
    if (state instanceof MapState map) {
      addMap(all, map);
    }
    add(all, state.resultSelector());
    add(all, state.output());
    add(all, state.assign());
    for (Catcher catcher : state.catchers()) {
      add(all, catcher.assign());
      add(all, catcher.output());
    }
    if (state instanceof ChoiceState choice) {
      for (ChoiceState.Rule rule : choice.rules()) {
        add(all, rule.assign());
        add(all, rule.output());
      }
    }
    return all;
  }

  private static void addMap(List<PayloadTemplate> all, MapState map) {
    add(all, map.items());
    add(all, map.itemSelector());
    MapState.ItemReader reader = map.itemReader();
    if (reader != null) {
      add(all, reader.parameters());
    }
    MapState.ItemBatcher batcher = map.itemBatcher();
    if (batcher != null) {
      add(all, batcher.batchInput());
    }
    MapState.ResultWriter writer = map.resultWriter();
    if (writer != null) {
      add(all, writer.parameters());
    }
  }

  private static void add(List<PayloadTemplate> all, @Nullable PayloadTemplate template) {
    if (template != null) {
      all.add(template);
    }
  }
}
