package io.steplint.workspace;

import io.steplint.text.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds resources by their ARNs and names. */
final class ResourceIndex {

  private record Scoped(KnownResource resource, String scope) {}

  private final List<Scoped> all = new ArrayList<>();
  private final ScopedIndex<Text, KnownResource> byName = new ScopedIndex<>();

  void put(String scope, KnownResource resource) {
    all.add(new Scoped(resource, scope));
    put(scope, resource.arn(), resource);
    resource.names().forEach(name -> put(scope, name, resource));
  }

  void putAll(ResourceIndex other) {
    other.all.forEach(scoped -> put(scoped.scope(), scoped.resource()));
  }

  private void put(String scope, Text name, KnownResource resource) {
    if (!name.parts().isEmpty()) {
      byName.put(scope, name, resource);
    }
  }

  @Nullable KnownResource find(String scope, Text name) {
    return byName.find(scope, name);
  }
}
