package io.steplint.template.raw;

import io.steplint.iam.PolicyDocument;
import io.steplint.source.Document;
import io.steplint.source.Location;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.Source;
import io.steplint.template.draft.Deployment;
import io.steplint.template.draft.FilledText;
import io.steplint.template.draft.MachineSayings;
import io.steplint.template.draft.Placeholders;
import io.steplint.text.Reference;
import io.steplint.text.Text;
import io.steplint.workspace.MachineInput;
import io.steplint.workspace.MachineType;
import io.steplint.workspace.Policy;
import io.steplint.workspace.Role;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A workspace of raw definitions, their example inputs and policy documents, without a template.
 * Collects documents in any order; the machines come out sorted by their files.
 */
public final class RawProject implements MachineSayings {

  private static final String[] ENDINGS = {".asl.json", ".asl.yaml", ".asl.yml", ".asl"};

  private final MachineType type;
  private final Deployment settings;
  private final Map<String, Document> definitions = new TreeMap<>();
  private final Map<String, Document> documents = new TreeMap<>();
  private final Map<String, MachineInput> inputs = new TreeMap<>();
  private final List<Policy> rolePolicies = new ArrayList<>();
  private final List<String> withRole = new ArrayList<>();
  private final Map<String, Description> descriptions = new TreeMap<>();
  private final Map<String, Role> roles = new TreeMap<>();

  /**
   * A project of which nothing is known but the type of its machines.
   *
   * @param type what the definitions are
   */
  public RawProject(MachineType type) {
    this(type, null, null, null);
  }

  /**
   * A project that is deployed somewhere.
   *
   * @param type what the definitions are
   * @param region the Region, or null where it is not known
   * @param account the account, or null where it is not known
   * @param partition the partition, or null where it is not known
   */
  public RawProject(
      MachineType type,
      @Nullable String region,
      @Nullable String account,
      @Nullable String partition) {
    this.type = type;
    this.settings = new Deployment(region, account, partition, Map.of());
  }

  public RawProject(MachineType type, Deployment settings) {
    this.type = type;
    this.settings = settings;
  }

  /** Whether a file's name says that it holds a definition. */
  public static boolean isDefinition(String path) {
    for (String ending : ENDINGS) {
      if (path.endsWith(ending)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Adds a document that is a definition, an input of one or a policy.
   *
   * @param named whether the file is named by the user, so that the role of {@link #role} is its
   * @return whether it is any of these
   */
  public boolean add(Document document, boolean named) {
    String path = document.source().path();
    Node root = document.root();
    ObjectNode object = root == null ? null : root.asObject();
    if (path.endsWith(".input.json") || path.endsWith(".input.schema.json")) {
      boolean schema = path.endsWith(".schema.json");
      String stem = path.substring(0, path.lastIndexOf(".input."));
      if (root != null) {
        MachineInput.Kind kind = schema ? MachineInput.Kind.SCHEMA : MachineInput.Kind.EXAMPLE;
        inputs.put(stem, new MachineInput(kind, root));
      }
      return root != null;
    }
    if (isDefinition(path)
        || (object != null && object.has("StartAt") && object.object("States") != null)) {
      definitions.put(path, document);
      if (named) {
        withRole.add(path);
      }
      return true;
    }
    if (root != null && PolicyDocument.isPolicy(root)) {
      documents.put(path, document);
      return true;
    }
    return false;
  }

  /**
   * Adds a policy document to the role of the definitions that are named.
   *
   * @return whether it is one
   */
  public boolean role(Document document) {
    return addPolicy(document, rolePolicies);
  }

  private boolean addPolicy(Document document, List<Policy> policies) {
    Node root = document.root();
    ObjectNode object = root == null ? null : root.asObject();
    Node policy = object == null ? null : object.get("PolicyDocument");
    if (policy == null) {
      // What AWS prints is deployed; what somebody writes may still have placeholders.
      policy = filled(document, RawProject::isPlaceholderOfPolicy).root();
    }
    if (policy == null || !PolicyDocument.isPolicy(policy)) {
      return false;
    }
    policies.add(policy(document.source().path(), policy));
    return true;
  }

  private static Policy policy(String path, Node node) {
    return new Policy(path, Policy.Kind.WRITTEN, PolicyDocument.parse(node), node.location(), null);
  }

  /**
   * Says more of a definition, as the configuration does.
   *
   * @param path the definition's file
   * @param name the machine's name, or null
   * @param machineType what it is, or null
   * @param policies the documents that together are its role; empty for none
   * @param input its input, or null
   * @return whether all policies are policy documents
   */
  public boolean describe(
      String path,
      @Nullable String name,
      @Nullable MachineType machineType,
      List<Document> policies,
      @Nullable Document input) {
    List<Policy> own = new ArrayList<>();
    for (Document document : policies) {
      if (!addPolicy(document, own)) {
        return false;
      }
    }
    Node root = input == null ? null : input.root();
    MachineInput described = null;
    if (input != null && root != null) {
      described = new MachineInput(inputKind(input.source().path(), root), root);
    }
    descriptions.put(path, new Description(name, machineType, own, described));
    return true;
  }

  private static MachineInput.Kind inputKind(String path, Node root) {
    ObjectNode object = root.asObject();
    return path.endsWith(".schema.json") || (object != null && object.has("$schema"))
        ? MachineInput.Kind.SCHEMA
        : MachineInput.Kind.EXAMPLE;
  }

  private record Description(
      @Nullable String name,
      @Nullable MachineType type,
      List<Policy> policies,
      @Nullable MachineInput input) {}

  /**
   * Puts the workspace together.
   *
   * @param files how many files were read
   */
  public Workspace build(int files) {
    Workspace.Builder workspace = Workspace.builder().files(files);
    contribute(workspace, path -> false);
    return workspace.build();
  }

  /** Adds the definitions that no template reads, their roles, and the policies that remain. */
  public void contribute(Workspace.Builder workspace, Predicate<String> isReadElsewhere) {
    definitions.forEach(
        (path, document) -> {
          if (!isReadElsewhere.test(path)) {
            workspace.add(machine(path, document, roleOf(policiesOf(path), workspace)));
          }
        });
    documents.forEach(
        (path, document) -> {
          Node root = document.root();
          if (root != null && !roles.containsKey(path)) {
            workspace.add(policy(path, root));
          }
        });
  }

  @Override
  public StateMachine complete(StateMachine machine, Workspace.Builder workspace) {
    Description said = descriptions.get(machine.key());
    if (said == null) {
      said = descriptions.get(machine.definitionFile());
    }
    StateMachine.Builder completed = machine.toBuilder();
    if (!machine.definitionFile().equals(machine.location().file())) {
      completed.input(inputs.get(pathStem(machine.definitionFile())));
    }
    if (said != null) {
      if (said.input() != null) {
        completed.input(said.input());
      }
      if (said.type() != null) {
        completed.type(said.type());
      }
      Role role = roleOf(said.policies(), workspace);
      if (role != null) {
        completed.role(role).roleArn(role.arn());
      }
    }
    return completed.build();
  }

  private @Nullable Role roleOf(List<Policy> policies, Workspace.Builder workspace) {
    if (policies.isEmpty()) {
      return null;
    }
    return roles.computeIfAbsent(
        policies.get(0).name(),
        key -> {
          Role role = role(policies);
          workspace.add(role);
          return role;
        });
  }

  private List<Policy> policiesOf(String path) {
    Description description = descriptions.get(path);
    if (description != null && !description.policies().isEmpty()) {
      return description.policies();
    }
    return withRole.contains(path) ? rolePolicies : List.of();
  }

  private Role role(List<Policy> policies) {
    Policy first = policies.get(0);
    String name = stem(first.name());
    Text arn = settings.globalArn("iam", Text.of("role/" + name));
    return new Role(
        first.name(), name, arn, policies, List.of(), null, null, null, first.location(), null);
  }

  private StateMachine machine(String path, Document written, @Nullable Role role) {
    Document document = substituted(written);
    Description said = descriptions.get(path);
    Node root = document.root();
    Location whole = document.source().locate(0, 0);
    String name = said != null && said.name() != null ? said.name() : stem(path);
    MachineInput input = said != null && said.input() != null ? said.input() : null;
    return StateMachine.builder(path, name, whole)
        .type(said != null && said.type() != null ? said.type() : type)
        .arn(settings.arn("states", "stateMachine:" + name))
        .definition(root == null ? null : root.asObject(), path, document.problems())
        .role(role)
        .roleArn(role == null ? null : role.arn())
        .input(input != null ? input : inputs.get(pathStem(path)))
        .build();
  }

  /** A definition whose placeholders are references, for nothing says what they are. */
  public Document substituted(Document written) {
    return filled(written, name -> true);
  }

  /** A policy variable has a service prefix and one colon, or is a single character. */
  private static boolean isPlaceholderOfPolicy(String name) {
    return name.startsWith("AWS::") || (Placeholders.isName(name) && name.indexOf(':') < 0);
  }

  private Document filled(Document written, Predicate<String> isPlaceholder) {
    Source filled =
        FilledText.substitute(
            written.source(),
            piece -> {
              String name = String.valueOf(piece.name());
              return isPlaceholder.test(name) ? placeholder(name) : null;
            });
    return filled == written.source() ? written : Document.read(filled);
  }

  /** One name is one value in all files, so that a role's policy names what its definition does. */
  private Text placeholder(String name) {
    String given = settings.parameter(name);
    return switch (name) {
      case "AWS::Region" -> settings.region();
      case "AWS::AccountId" -> settings.account();
      case "AWS::Partition" -> settings.partition();
      default ->
          given != null
              ? Text.of(given)
              : Text.of(new Reference("${" + name + "}", "${" + name + "}", Reference.Domain.ANY));
    };
  }

  private static String stem(String path) {
    return pathStem(path.substring(path.lastIndexOf('/') + 1));
  }

  private static String pathStem(String path) {
    for (String ending : ENDINGS) {
      if (path.endsWith(ending)) {
        return path.substring(0, path.length() - ending.length());
      }
    }
    int dot = path.lastIndexOf('.');
    return dot > path.lastIndexOf('/') + 1 ? path.substring(0, dot) : path;
  }
}
