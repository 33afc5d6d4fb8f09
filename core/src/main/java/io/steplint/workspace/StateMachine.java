package io.steplint.workspace;

import io.steplint.source.Location;
import io.steplint.source.Node;
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
  private final @Nullable ObjectNode definitionNode;
  private final String definitionFile;
  private final List<Problem> problems;
  private final @Nullable Role role;
  private final @Nullable Text roleArn;
  private final @Nullable MachineInput input;
  private final @Nullable Node logging;
  private final boolean tracing;
  private final @Nullable Text encryptionKey;
  private final List<ScalarNode> suppressions;

  private StateMachine(Builder builder) {
    key = builder.key;
    name = builder.name;
    type = builder.type;
    arn = builder.arn;
    scope = builder.scope;
    location = builder.location;
    resource = builder.resource;
    definitionNode = builder.definitionNode;
    definitionFile =
        builder.definitionFile != null ? builder.definitionFile : builder.location.file();
    problems = List.copyOf(builder.problems);
    role = builder.role;
    roleArn = builder.roleArn;
    input = builder.input;
    logging = builder.logging;
    tracing = builder.tracing;
    encryptionKey = builder.encryptionKey;
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

  /** The definition's tree with every substitution made, or null where there is none to read. */
  public @Nullable ObjectNode definitionNode() {
    return definitionNode;
  }

  /** The file that the definition's text stands in; the template's for inline definitions. */
  public String definitionFile() {
    return definitionFile;
  }

  /** What is wrong with the text of the definition. */
  public List<Problem> problems() {
    return problems;
  }

  /** The execution role, or null where none is to be seen. */
  public @Nullable Role role() {
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

  /** The logging configuration of its resource, or null. */
  public @Nullable Node logging() {
    return logging;
  }

  /** Whether its resource certainly turns X-Ray tracing on. */
  public boolean tracing() {
    return tracing;
  }

  /** The customer managed key that encrypts its data, or null. */
  public @Nullable Text encryptionKey() {
    return encryptionKey;
  }

  /** The ids of rules that the metadata of its resource silences. */
  public List<ScalarNode> suppressions() {
    return suppressions;
  }

  /** This machine with another role, as the command line or the configuration gives it. */
  public StateMachine withRole(Role other) {
    Builder builder = toBuilder();
    builder.role = other;
    builder.roleArn = other.arn();
    return builder.build();
  }

  /** A builder that holds all of this machine. */
  public Builder toBuilder() {
    Builder builder = new Builder(key, name, location);
    builder.type = type;
    builder.arn = arn;
    builder.scope = scope;
    builder.resource = resource;
    builder.definitionNode = definitionNode;
    builder.definitionFile = definitionFile;
    builder.problems.addAll(problems);
    builder.role = role;
    builder.roleArn = roleArn;
    builder.input = input;
    builder.logging = logging;
    builder.tracing = tracing;
    builder.encryptionKey = encryptionKey;
    builder.suppressions.addAll(suppressions);
    return builder;
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
    private @Nullable ObjectNode definitionNode;
    private @Nullable String definitionFile;
    private final List<Problem> problems = new ArrayList<>();
    private @Nullable Role role;
    private @Nullable Text roleArn;
    private @Nullable MachineInput input;
    private @Nullable Node logging;
    private boolean tracing;
    private @Nullable Text encryptionKey;
    private final List<ScalarNode> suppressions = new ArrayList<>();

    private Builder(String key, String name, Location location) {
      this.key = Objects.requireNonNull(key);
      this.name = Objects.requireNonNull(name);
      this.location = Objects.requireNonNull(location);
    }

    /** The key it was started with. */
    public String key() {
      return key;
    }

    /** The name it was started with. */
    public String name() {
      return name;
    }

    /** The file of the definition, or null where none has been given yet. */
    public @Nullable String definitionFile() {
      return definitionFile;
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

    /**
     * The definition, and the file its text stands in.
     *
     * @param node null where it could not be read
     */
    public Builder definition(@Nullable ObjectNode node, String file, List<Problem> found) {
      definitionNode = node;
      definitionFile = file;
      problems.clear();
      problems.addAll(found);
      return this;
    }

    public Builder role(@Nullable Role value) {
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

    public Builder logging(@Nullable Node value) {
      logging = value;
      return this;
    }

    public Builder tracing(boolean value) {
      tracing = value;
      return this;
    }

    public Builder encryptionKey(@Nullable Text value) {
      encryptionKey = value;
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
