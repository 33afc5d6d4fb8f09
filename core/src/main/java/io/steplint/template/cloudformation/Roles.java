package io.steplint.template.cloudformation;

import io.steplint.template.draft.RoleDraft;
import io.steplint.template.draft.ScopedIndex;
import io.steplint.text.Text;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The roles of all templates, found by their ARNs. */
final class Roles {

  private final Map<String, RoleDraft> byKey = new LinkedHashMap<>();
  private final ScopedIndex<Text, RoleDraft> byArn = new ScopedIndex<>();
  private final ScopedIndex<String, RoleDraft> byName = new ScopedIndex<>();

  void add(RoleDraft role, Template template) {
    if (byKey.putIfAbsent(role.key, role) == null) {
      byArn.put(template.path(), role.arn, role);
      byName.put(template.path(), role.name, role);
    }
  }

  @Nullable RoleDraft byKey(String key) {
    return byKey.get(key);
  }

  /**
   * The role of that ARN; a literal ARN is also matched by the name at its end.
   *
   * @param template the template that names it, whose own roles come first
   */
  @Nullable RoleDraft byArn(Text arn, Template template) {
    RoleDraft role = byArn.find(template.path(), arn);
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
}
