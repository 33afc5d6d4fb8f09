package io.steplint.template.cloudformation;

import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ObjectNode.Member;
import io.steplint.text.Text;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The templates of a project, so that what one exports can be read where another imports it. */
final class TemplateSet {

  /** An output: where it is evaluated, and what. */
  record Output(TemplateEvaluator evaluator, Node value) {}

  private final Map<String, TemplateEvaluator> byPath = new LinkedHashMap<>();
  private @Nullable Map<String, Output> exports;

  void add(TemplateEvaluator evaluator) {
    byPath.put(evaluator.template().path(), evaluator);
  }

  @Nullable TemplateEvaluator find(String path) {
    return byPath.get(path);
  }

  Iterable<TemplateEvaluator> all() {
    return byPath.values();
  }

  /** What the template exports under {@code name}, or null; of two exports none is meant. */
  @Nullable Output exported(String name) {
    Map<String, Output> known = exports;
    if (known == null) {
      known = collect();
    }
    return known.get(name);
  }

  private Map<String, Output> collect() {
    Map<String, Output> known = new HashMap<>();
    // Set first, so that an export name that imports something finds an empty table, not itself.
    exports = known;
    Map<String, Integer> counts = new HashMap<>();
    for (TemplateEvaluator evaluator : byPath.values()) {
      ObjectNode outputs = evaluator.template().section("Outputs");
      if (outputs == null) {
        continue;
      }
      for (Member member : outputs.members()) {
        ObjectNode output = member.value().asObject();
        ObjectNode export = output == null ? null : output.object("Export");
        Node name = export == null ? null : export.get("Name");
        Node value = output == null ? null : output.get("Value");
        if (name == null || value == null) {
          continue;
        }
        Text text = evaluator.text(name);
        String key = text.literal();
        if (key != null && counts.merge(key, 1, Integer::sum) == 1) {
          known.put(key, new Output(evaluator, value));
        } else if (key != null) {
          known.remove(key);
        }
      }
    }
    return known;
  }
}
