package io.steplint.rules;

import io.steplint.asl.Catcher;
import io.steplint.asl.ChoiceState;
import io.steplint.asl.MapState;
import io.steplint.asl.State;
import io.steplint.asl.TaskState;
import io.steplint.asl.Template;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The payload templates of a state: values that are built member by member. */
public final class Templates {

  private Templates() {}

  /** Every template of a state, in the order in which the service uses them. */
  public static List<Template> of(State state) {
    List<Template> all = new ArrayList<>();
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

  private static void addMap(List<Template> all, MapState map) {
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

  private static void add(List<Template> all, @Nullable Template template) {
    if (template != null) {
      all.add(template);
    }
  }
}
