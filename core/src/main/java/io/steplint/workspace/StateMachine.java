package io.steplint.workspace;

import io.steplint.source.Location;
import io.steplint.source.ObjectNode;
import io.steplint.source.Problem;
import io.steplint.source.ScalarNode;
import io.steplint.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A state machine of the workspace. Immutable. */
public final class StateMachine {

  private final String key;
  private final String name;
  private final MachineType type;
  private final Text arn;
  private final String scope;
  private final Location location;
  private final @Nullable String resource;
  private final Setting<ObjectNode> definition;
  private final String definitionFile;
  private final List<Problem> problems;
  private final Setting<Role> role;
  private final @Nullable Text roleArn;
  private final @Nullable MachineInput input;
  private final MachineSettings settings;
  private final @Nullable String construct;
  private final List<ScalarNode> suppressions;

  private StateMachine(Builder builder) {
    key = builder.key;
    name = builder.name;
    type = builder.type;
    arn = builder.arn;
    scope = builder.scope;
    location = builder.location;
    resource = builder.resource;
    definition = builder.definition;
    definitionFile =
        builder.definitionFile != null ? builder.definitionFile : builder.location.file();
    problems = List.copyOf(builder.problems);
    role = builder.role;
    roleArn = builder.roleArn;
    input = builder.input;
    settings = builder.settings;
    construct = builder.construct;
    suppressions = List.copyOf(builder.suppressions);
  }

  /**
   * Starts a machine.
   *
   * @param key unique in the workspace: {@code parent.asl.json} or {@code template.yaml#Parent}
   * @param name its literal name, else logical id, address or file stem
   * @param location where it is declared
   */
  public static Builder builder(String key, String name, Location location) {
    return new Builder(key, name, location);
  }

  /** Unique in the workspace: {@code parent.asl.json} or {@code template.yaml#Parent}. */
  public String key() {
    return key;
  }

  /** Its literal name, else its logical id, Terraform address, Serverless key or file stem. */
  public String name() {
    return name;
  }

  public MachineType type() {
    return type;
  }

  /** Its ARN without qualifier, symbolic where the template leaves it so. */
  public Text arn() {
    return arn;
  }

  /** The template in which its names resolve first; empty for a raw definition. */
  public String scope() {
    return scope;
  }

  /** Where the machine is declared: its resource in a template, or its whole file. */
  public Location location() {
    return location;
  }

  /** The logical id or address of its resource, or null for a raw definition. */
  public @Nullable String resource() {
    return resource;
  }

  /** The path of its construct where CDK wrote the template, or null. */
  public @Nullable String construct() {
    return construct;
  }

  /**
   * The definition's tree with every substitution made; none where there is no text, or one that is
   * broken, and then {@link #problems} or a remark says so.
   */
  public Setting<ObjectNode> definition() {
    return definition;
  }

  /** The definition's tree where it is known, or null. */
  public @Nullable ObjectNode definitionNode() {
    return definition.ifKnown();
  }

  /** The file that the definition's text stands in; the template's for inline definitions. */
  public String definitionFile() {
    return definitionFile;
  }

  /** What is wrong with the text of the definition. */
  public List<Problem> problems() {
    return problems;
  }

  /** The execution role; none where nothing names one. */
  public Setting<Role> role() {
    return role;
  }

  /** The ARN that is given for the execution role, whether that role is known or not, or null. */
  public @Nullable Text roleArn() {
    return roleArn;
  }

  /** What the machine is started with, or null where nothing says. */
  public @Nullable MachineInput input() {
    return input;
  }

  /** What its resource sets. */
  public MachineSettings settings() {
    return settings;
  }

  /** The ids of rules that the metadata of its resource silences. */
  public List<ScalarNode> suppressions() {
    return suppressions;
  }

  /** This machine with another role, as the command line or the configuration gives it. */
  public StateMachine withRole(Role other) {
    return toBuilder().role(Setting.known(other)).roleArn(other.arn()).build();
  }

  /** A builder that holds all of this machine. */
  public Builder toBuilder() {
    return new Builder(key, name, location)
        .type(type)
        .arn(arn)
        .scope(scope)
        .resource(resource)
        .construct(construct)
        .definition(definition, definitionFile, problems)
        .role(role)
        .roleArn(roleArn)
        .input(input)
        .settings(settings)
        .suppressions(suppressions);
  }

  @Override
  public String toString() {
    return key;
  }

  /** Collects what is known of a machine. */
  public static final class Builder {
    private final String key;
    private final String name;
    private final Location location;
    private MachineType type = MachineType.UNKNOWN;
    private Text arn = Text.EMPTY;
    private String scope = "";
    private @Nullable String resource;
    private @Nullable String construct;
    private Setting<ObjectNode> definition = Setting.none();
    private @Nullable String definitionFile;
    private final List<Problem> problems = new ArrayList<>();
    private Setting<Role> role = Setting.none();
    private @Nullable Text roleArn;
    private @Nullable MachineInput input;
    private MachineSettings settings = MachineSettings.NONE;
    private final List<ScalarNode> suppressions = new ArrayList<>();

    private Builder(String key, String name, Location location) {
      this.key = Objects.requireNonNull(key);
      this.name = Objects.requireNonNull(name);
      this.location = Objects.requireNonNull(location);
    }

    public Builder type(MachineType value) {
      type = value;
      return this;
    }

    public Builder arn(Text value) {
      arn = value;
      return this;
    }

    public Builder scope(String value) {
      scope = value;
      return this;
    }

    public Builder resource(@Nullable String value) {
      resource = value;
      return this;
    }

    public Builder construct(@Nullable String value) {
      construct = value;
      return this;
    }

    /** The definition, the file its text stands in, and what is wrong with that text. */
    public Builder definition(Setting<ObjectNode> value, String file, List<Problem> found) {
      definition = value;
      definitionFile = file;
      problems.clear();
      problems.addAll(found);
      return this;
    }

    public Builder role(Setting<Role> value) {
      role = value;
      return this;
    }

    public Builder roleArn(@Nullable Text value) {
      roleArn = value;
      return this;
    }

    public Builder input(@Nullable MachineInput value) {
      input = value;
      return this;
    }

    public Builder settings(MachineSettings value) {
      settings = value;
      return this;
    }

    public Builder suppressions(List<ScalarNode> values) {
      suppressions.clear();
      suppressions.addAll(values);
      return this;
    }

    public StateMachine build() {
      return new StateMachine(this);
    }
  }
}
