package io.steplint.template.draft;

import io.steplint.workspace.KnownResource;
import io.steplint.workspace.KnownStart;
import io.steplint.workspace.MachineInput;
import io.steplint.workspace.Policy;
import io.steplint.workspace.ResourceSuppression;
import io.steplint.workspace.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the files of one form say. Immutable.
 *
 * @param machines in the order of their files, and in document order inside one
 * @param roles all roles, whether a machine runs with them or not
 * @param resources what machines work with
 * @param documents policy documents that nothing attaches
 * @param inputs what definitions are started with, by the path of the definition without its ending
 * @param starts what starts machines besides other machines
 * @param suppressions what resources other than state machines silence
 * @param notes what was noticed
 */
public record Drafts(
    List<MachineDraft> machines,
    List<ScopedRole> roles,
    List<ScopedResource> resources,
    List<Policy> documents,
    Map<String, MachineInput> inputs,
    List<KnownStart> starts,
    List<ResourceSuppression> suppressions,
    Notes notes) {

  /**
   * A role and where its name counts.
   *
   * @param role the role
   * @param scope the template or root module that declares it
   */
  public record ScopedRole(Role role, String scope) {}

  /**
   * A resource and where its name counts.
   *
   * @param resource the resource
   * @param scope the template or root module that declares it
   */
  public record ScopedResource(KnownResource resource, String scope) {}

  public Drafts {
    machines = List.copyOf(machines);
    roles = List.copyOf(roles);
    resources = List.copyOf(resources);
    documents = List.copyOf(documents);
    inputs = Map.copyOf(inputs);
    starts = List.copyOf(starts);
    suppressions = List.copyOf(suppressions);
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Collects drafts. */
  public static final class Builder {
    private final List<MachineDraft> machines = new ArrayList<>();
    private final List<ScopedRole> roles = new ArrayList<>();
    private final List<ScopedResource> resources = new ArrayList<>();
    private final List<Policy> documents = new ArrayList<>();
    private final Map<String, MachineInput> inputs = new TreeMap<>();
    private final List<KnownStart> starts = new ArrayList<>();
    private final List<ResourceSuppression> suppressions = new ArrayList<>();

    private Builder() {}

    public Builder add(MachineDraft machine) {
      machines.add(machine);
      return this;
    }

    public Builder add(Role role, String scope) {
      roles.add(new ScopedRole(role, scope));
      return this;
    }

    public Builder add(KnownResource resource, String scope) {
      resources.add(new ScopedResource(resource, scope));
      return this;
    }

    public Builder add(Policy document) {
      documents.add(document);
      return this;
    }

    public Builder input(String stem, MachineInput input) {
      inputs.put(stem, input);
      return this;
    }

    public Builder add(KnownStart start) {
      starts.add(start);
      return this;
    }

    public Builder add(ResourceSuppression suppression) {
      suppressions.add(suppression);
      return this;
    }

    public Drafts build(Notebook notebook) {
      return new Drafts(
          machines, roles, resources, documents, inputs, starts, suppressions, notebook.notes());
    }
  }
}
