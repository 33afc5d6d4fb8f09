package io.steplint.template;

import io.steplint.text.Text;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The roles of all templates, found by their ARNs. */
final class Roles {

  private final Map<String, RoleDraft> byKey = new LinkedHashMap<>();
  private final Map<Text, RoleDraft> byArn = new HashMap<>();
  private final Map<String, RoleDraft> byName = new HashMap<>();

  void add(RoleDraft role) {
    if (byKey.putIfAbsent(role.key, role) == null) {
      byArn.putIfAbsent(role.arn, role);
      byName.putIfAbsent(role.name, role);
    }
  }

  @Nullable RoleDraft byKey(String key) {
    return byKey.get(key);
  }

  Iterable<RoleDraft> all() {
    return byKey.values();
  }

  /** The role of that ARN; a literal ARN is also matched by the name at its end. */
  @Nullable RoleDraft byArn(Text arn) {
    RoleDraft role = byArn.get(arn);
    if (role != null) {
      return role;
    }
    var pieces = arn.split(':', 6);
    if (pieces.size() < 6 || !arn.startsWith("arn:") || !pieces.get(5).startsWith("role/")) {
      return null;
    }
    String resource = pieces.get(5).literal();
    return resource == null ? null : byName.get(resource.substring(resource.lastIndexOf('/') + 1));
  }
}
