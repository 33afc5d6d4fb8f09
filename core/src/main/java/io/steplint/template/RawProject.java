package io.steplint.template;

import io.steplint.iam.PolicyDocument;
import io.steplint.source.Document;
import io.steplint.source.Location;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
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
import org.jspecify.annotations.Nullable;

/**
 * A workspace of raw definitions, their example inputs and policy documents, without a template.
 * Collects documents in any order; the machines come out sorted by their files.
 */
public final class RawProject {

  private static final String[] ENDINGS = {".asl.json", ".asl.yaml", ".asl.yml", ".asl"};

  private final MachineType type;
  private final Map<String, Document> definitions = new TreeMap<>();
  private final Map<String, Document> documents = new TreeMap<>();
  private final Map<String, MachineInput> inputs = new TreeMap<>();
  private final List<Policy> rolePolicies = new ArrayList<>();
  private final List<String> withRole = new ArrayList<>();

  /**
   * @param type what the definitions are
   */
  public RawProject(MachineType type) {
    this.type = type;
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
    Node root = document.root();
    ObjectNode object = root == null ? null : root.asObject();
    Node policy = object == null ? null : object.get("PolicyDocument");
    if (policy == null) {
      policy = root;
    }
    if (policy == null || !PolicyDocument.isPolicy(policy)) {
      return false;
    }
    rolePolicies.add(policy(document.source().path(), policy));
    return true;
  }

  private static Policy policy(String path, Node node) {
    return new Policy(path, Policy.Kind.WRITTEN, PolicyDocument.parse(node), node.location(), null);
  }

  /**
   * Puts the workspace together.
   *
   * @param files how many files were read
   */
  public Workspace build(int files) {
    Workspace.Builder workspace = Workspace.builder().files(files);
    Role role = rolePolicies.isEmpty() ? null : role();
    if (role != null) {
      workspace.add(role);
    }
    definitions.forEach(
        (path, document) ->
            workspace.add(machine(path, document, withRole.contains(path) ? role : null)));
    documents.forEach(
        (path, document) -> {
          Node root = document.root();
          if (root != null) {
            workspace.add(policy(path, root));
          }
        });
    return workspace.build();
  }

  private Role role() {
    Policy first = rolePolicies.get(0);
    String name = stem(first.name());
    Text arn = arn("iam", "", "role/" + name);
    return new Role(
        first.name(), name, arn, rolePolicies, List.of(), null, null, null, first.location(), null);
  }

  private StateMachine machine(String path, Document document, @Nullable Role role) {
    Node root = document.root();
    Location whole = document.source().locate(0, 0);
    String name = stem(path);
    return StateMachine.builder(path, name, whole)
        .type(type)
        .arn(arn("states", "${AWS::Region}", "stateMachine:" + name))
        .definition(root == null ? null : root.asObject(), path, document.problems())
        .role(role)
        .roleArn(role == null ? null : role.arn())
        .input(inputs.get(pathStem(path)))
        .build();
  }

  private static Text arn(String service, String region, String rest) {
    Text.Builder arn = Text.builder().append("arn:").append(pseudo("AWS::Partition"));
    arn.append(":" + service + ":");
    if (!region.isEmpty()) {
      arn.append(pseudo("AWS::Region"));
    }
    return arn.append(":").append(pseudo("AWS::AccountId")).append(":" + rest).build();
  }

  private static Reference pseudo(String name) {
    return new Reference(name, "${" + name + "}", Reference.Domain.SEGMENT);
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
