package io.steplint.workspace;

import io.steplint.text.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The roles of everything that was read, found by their keys and ARNs. */
public final class RoleIndex {

  private final Map<String, Role> byKey = new HashMap<>();
  private final ScopedIndex<Text, Role> byArn = new ScopedIndex<>();
  private final ScopedIndex<String, Role> byName = new ScopedIndex<>();

  /**
   * Adds a role; the first of a key stays.
   *
   * @param scope the template or root module that declares it
   */
  public void add(Role role, String scope) {
    if (byKey.putIfAbsent(role.key(), role) == null) {
      byArn.put(scope, role.arn(), role);
      byName.put(scope, role.name(), role);
    }
  }

  public @Nullable Role byKey(String key) {
    return byKey.get(key);
  }

  /**
   * The role of that ARN; a literal ARN is also matched by the name at its end.
   *
   * @param scope the template or root module that names it, whose own roles come first
   */
  public @Nullable Role byArn(String scope, Text arn) {
    Role role = byArn.find(scope, arn);
    if (role != null) {
      return role;
    }
    List<Text> pieces = arn.split(':', 6);
    if (pieces.size() < 6 || !arn.startsWith("arn:") || !pieces.get(5).startsWith("role/")) {
      return null;
    }
    String resource = pieces.get(5).literal();
    return resource == null
        ? null
        : byName.find(scope, resource.substring(resource.lastIndexOf('/') + 1));
  }
}
