package io.steplint.template.cloudformation;

import io.steplint.template.draft.RoleBuilder;
import io.steplint.text.Text;
import io.steplint.workspace.ScopedIndex;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The roles of all templates, found by their ARNs. */
final class Roles {

  private final Map<String, RoleBuilder> byKey = new LinkedHashMap<>();
  private final Map<String, Template> templates = new HashMap<>();
  private final ScopedIndex<Text, RoleBuilder> byArn = new ScopedIndex<>();
  private final ScopedIndex<String, RoleBuilder> byName = new ScopedIndex<>();

  void add(RoleBuilder role, Template template) {
    if (byKey.putIfAbsent(role.key, role) == null) {
      templates.put(role.key, template);
      byArn.put(template.path(), role.arn, role);
      byName.put(template.path(), role.name, role);
    }
  }

  @Nullable RoleBuilder byKey(String key) {
    return byKey.get(key);
  }

  /**
   * The role of that ARN; a literal ARN is also matched by the name at its end.
   *
   * @param template the template that names it, whose own roles come first
   */
  @Nullable RoleBuilder byArn(Text arn, Template template) {
    RoleBuilder role = byArn.find(template.path(), arn);
    if (role != null) {
      return role;
    }
    var pieces = arn.split(':', 6);
    if (pieces.size() < 6 || !arn.startsWith("arn:") || !pieces.get(5).startsWith("role/")) {
      return null;
    }
    String resource = pieces.get(5).literal();
    return resource == null
        ? null
        : byName.find(template.path(), resource.substring(resource.lastIndexOf('/') + 1));
  }

  /** Every role with the template that declares it, in the order in which they were added. */
  void forEach(BiConsumer<RoleBuilder, Template> action) {
    byKey.forEach((key, role) -> action.accept(role, Objects.requireNonNull(templates.get(key))));
  }
}
