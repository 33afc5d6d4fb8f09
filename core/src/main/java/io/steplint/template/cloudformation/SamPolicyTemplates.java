package io.steplint.template.cloudformation;

import io.steplint.table.Table;
import io.steplint.template.draft.GrantTemplate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The policy templates that SAM offers, and what each of them grants. */
final class SamPolicyTemplates {

  /**
   * A policy template.
   *
   * @param name as it is written under {@code Policies}
   * @param parameters the names of the values it takes
   * @param grants the statements it expands to
   */
  record SamPolicyTemplate(String name, List<String> parameters, List<GrantTemplate> grants) {}

  private static final Map<String, SamPolicyTemplate> TEMPLATES = read();

  private SamPolicyTemplates() {}

  /** The template of that name, or null where SAM has none. */
  static @Nullable SamPolicyTemplate find(String name) {
    return TEMPLATES.get(name);
  }

  /** The names of all templates. */
  static Set<String> names() {
    return TEMPLATES.keySet();
  }

  private static Map<String, SamPolicyTemplate> read() {
    Map<String, SamPolicyTemplate> templates = new LinkedHashMap<>();
    List<GrantTemplate> grants = new ArrayList<>();
    for (String line : Table.beside(SamPolicyTemplates.class, "sam-policy-templates.txt").rows()) {
      if (line.charAt(0) == ' ') {
        grants.add(GrantTemplate.parse(line));
      } else {
        String[] words = line.split(" ");
        grants = new ArrayList<>();
        templates.put(
            words[0],
            new SamPolicyTemplate(words[0], List.of(words).subList(1, words.length), grants));
      }
    }
    return templates;
  }
}
