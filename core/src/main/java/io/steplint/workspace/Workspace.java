package io.steplint.workspace;

import io.steplint.text.Reference;
import io.steplint.text.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Everything that was read: the machines, their roles, and what was noticed. Immutable. */
public final class Workspace {

  private final List<StateMachine> stateMachines;
  private final List<Role> roles;
  private final List<Policy> documents;
  private final List<KnownStart> starts;
  private final List<Fact> facts;
  private final List<String> notes;
  private final List<String> strayParameters;
  private final List<ResourceSuppression> suppressions;
  private final Map<String, MissingResource> missing;
  private final RoleIndex roleIndex;
  private final List<Unseen> unseen;
  private final ResourceIndex resources;
  private final int files;
  private final MachineIndex index;
  private final Map<String, List<StateMachine>> machinesByRole = new HashMap<>();
  private final Map<String, List<KnownStart>> startsByMachine = new HashMap<>();

  private Workspace(Builder builder) {
    stateMachines = List.copyOf(builder.stateMachines);
    roles = List.copyOf(builder.roles);
    documents = List.copyOf(builder.documents);
    starts = List.copyOf(builder.starts);
    facts = List.copyOf(builder.facts);
    notes = List.copyOf(builder.notes);
    strayParameters = List.copyOf(builder.strayParameters);
    suppressions = List.copyOf(builder.suppressions);
    missing = new HashMap<>(builder.missing);
    roleIndex = builder.roleIndex;
    unseen = List.copyOf(builder.unseen);
    resources = builder.resources;
    files = builder.files;
    index = new MachineIndex(stateMachines);
    for (StateMachine machine : stateMachines) {
      Role own = machine.role().ifKnown();
      if (own != null) {
        machinesByRole.computeIfAbsent(own.key(), key -> new ArrayList<>()).add(machine);
      }
    }
    for (KnownStart start : starts) {
      StateMachine machine = index.byArn(start.machine(), start.scope());
      if (machine != null) {
        startsByMachine.computeIfAbsent(machine.key(), key -> new ArrayList<>()).add(start);
      }
    }
  }

  /** A workspace of these machines alone. */
  public static Workspace of(StateMachine... machines) {
    Builder builder = builder();
    for (StateMachine machine : machines) {
      builder.add(machine);
    }
    return builder.build();
  }

  public static Builder builder() {
    return new Builder();
  }

  /** The machines in the order of their files, and in document order inside one. */
  public List<StateMachine> stateMachines() {
    return stateMachines;
  }

  /** The roles that the machines run with, in the same order, each once. */
  public List<Role> roles() {
    return roles;
  }

  /**
   * The role of an ARN among all that were read, whether a machine runs with it or not; null where
   * there is none.
   *
   * @param caller the machine whose definition holds the ARN
   */
  public @Nullable Role roleByArn(Text arn, StateMachine caller) {
    return roleIndex.byArn(caller.scope(), arn);
  }

  /** What was not read, apart from what single machines and roles say of themselves. */
  public List<Unseen> unseen() {
    return unseen;
  }

  /** Policy documents that nothing attaches. */
  public List<Policy> documents() {
    return documents;
  }

  /** What starts machines besides other machines, in the order of the files. */
  public List<KnownStart> starts() {
    return starts;
  }

  /** What starts {@code machine} besides other machines. */
  public List<KnownStart> startsOf(StateMachine machine) {
    return startsByMachine.getOrDefault(machine.key(), List.of());
  }

  /** What was noticed while reading. */
  public List<Fact> facts() {
    return facts;
  }

  /**
   * What {@code --verbose} tells: what was read, how it was joined, what stayed unknown and why.
   */
  public List<String> notes() {
    return notes;
  }

  /** Values that were given for parameters which no template has, each as a sentence. */
  public List<String> strayParameters() {
    return strayParameters;
  }

  /** What resources other than state machines silence. */
  public List<ResourceSuppression> suppressions() {
    return suppressions;
  }

  /** How many files were read. */
  public int files() {
    return files;
  }

  /** The machines that run with {@code role}, in workspace order. */
  public List<StateMachine> machinesOf(Role role) {
    return List.copyOf(machinesByRole.getOrDefault(role.key(), List.of()));
  }

  /** The machine of that key, or null. */
  public @Nullable StateMachine find(String key) {
    return index.byKey(key);
  }

  /**
   * The machine that an ARN names, or null where none or more than one does. A version or alias is
   * ignored; an ARN whose machine is named in full is matched by that name, in the caller's
   * template first.
   *
   * @param caller the machine whose definition holds the ARN, or null
   */
  public @Nullable StateMachine findByArn(Text arn, @Nullable StateMachine caller) {
    return index.byArn(arn, caller == null ? null : caller.scope());
  }

  /** As {@link #findByArn(Text, StateMachine)}, for an ARN that stands in no definition. */
  public @Nullable StateMachine findByArn(Text arn) {
    return findByArn(arn, null);
  }

  /** What is known of a reference that names nothing in its template, or null if it is not one. */
  public @Nullable MissingResource missing(Reference reference) {
    return missing.get(reference.identity());
  }

  /**
   * The resource that an ARN or a name in a machine's definition stands for, or null where it is
   * not among what was read.
   *
   * @param caller the machine
   */
  public @Nullable KnownResource resource(Text name, StateMachine caller) {
    return resources.find(caller.scope(), name);
  }

  /** Collects a workspace. */
  public static final class Builder {
    private final List<StateMachine> stateMachines = new ArrayList<>();
    private final List<Role> roles = new ArrayList<>();
    private RoleIndex roleIndex = new RoleIndex();
    private final List<Unseen> unseen = new ArrayList<>();
    private final List<Policy> documents = new ArrayList<>();
    private final List<KnownStart> starts = new ArrayList<>();
    private final List<Fact> facts = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> strayParameters = new ArrayList<>();
    private final List<ResourceSuppression> suppressions = new ArrayList<>();
    private final Map<String, MissingResource> missing = new TreeMap<>();
    private final ResourceIndex resources = new ResourceIndex();
    private int files;

    private Builder() {}

    public Builder add(StateMachine machine) {
      stateMachines.add(machine);
      return this;
    }

    public Builder add(Role role) {
      roles.add(role);
      return this;
    }

    /** Adds a policy document that nothing attaches. */
    public Builder add(Policy document) {
      documents.add(document);
      return this;
    }

    public Builder add(KnownStart start) {
      starts.add(start);
      return this;
    }

    public Builder add(Fact fact) {
      facts.add(fact);
      return this;
    }

    /** Gives the index of all roles, those included that no machine runs with. */
    public Builder roleIndex(RoleIndex index) {
      roleIndex = index;
      return this;
    }

    /** Adds something that was not read. */
    public Builder unseen(Unseen hidden) {
      unseen.add(hidden);
      return this;
    }

    public Builder note(String note) {
      notes.add(note);
      return this;
    }

    /** Says that a value was given for a parameter which no template has. */
    public Builder strayParameter(String sentence) {
      strayParameters.add(sentence);
      return this;
    }

    public Builder add(ResourceSuppression suppression) {
      suppressions.add(suppression);
      return this;
    }

    /** Says that the reference of that identity names nothing in its template. */
    public Builder missing(String identity, MissingResource resource) {
      missing.putIfAbsent(identity, resource);
      return this;
    }

    /**
     * Adds a resource that machines work with.
     *
     * @param scope the template in which its names resolve first
     */
    public Builder add(KnownResource resource, String scope) {
      resources.put(scope, resource);
      return this;
    }

    /** Adds all resources of another workspace. */
    public Builder resourcesOf(Workspace other) {
      resources.putAll(other.resources);
      return this;
    }

    public Builder files(int count) {
      files = count;
      return this;
    }

    public Workspace build() {
      return new Workspace(this);
    }
  }
}
