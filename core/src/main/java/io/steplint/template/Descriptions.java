package io.steplint.template;

import io.steplint.iam.PolicyDocument;
import io.steplint.source.Document;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.template.draft.Deployment;
import io.steplint.template.draft.OpenPlaceholders;
import io.steplint.template.files.FilePaths;
import io.steplint.text.Text;
import io.steplint.workspace.Fact;
import io.steplint.workspace.MachineInput;
import io.steplint.workspace.MachineType;
import io.steplint.workspace.Policy;
import io.steplint.workspace.Role;
import io.steplint.workspace.Setting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the configuration and the command line say of machines, apart from what templates say. */
final class Descriptions {

  private final Deployment deployment;
  private final OpenPlaceholders placeholders;
  private final Map<String, Description> byKey = new TreeMap<>();
  private final List<Policy> rolePolicies = new ArrayList<>();
  private final List<Fact> unfilled = new ArrayList<>();
  private final Map<String, Role> roles = new HashMap<>();

  /**
   * What is said of one machine.
   *
   * @param name its name, or null
   * @param type what it is, or null
   * @param role its role, or null
   * @param input its input, or null
   */
  record Description(
      @Nullable String name,
      @Nullable MachineType type,
      @Nullable Role role,
      @Nullable MachineInput input) {}

  Descriptions(Deployment deployment) {
    this.deployment = deployment;
    this.placeholders = new OpenPlaceholders(deployment);
  }

  /** What is said of the machine of that key or definition file, or null. */
  @Nullable Description of(String key, String definitionFile) {
    Description own = byKey.get(key);
    return own != null ? own : byKey.get(definitionFile);
  }

  /** The role of definitions that the user names as files, or null. */
  @Nullable Role roleOfNamed() {
    return rolePolicies.isEmpty() ? null : role(rolePolicies);
  }

  /** Whether a policy document belongs to one of the roles. */
  boolean isRole(String path) {
    return roles.containsKey(path);
  }

  /**
   * Adds a policy document to the role of the definitions that are named.
   *
   * @return whether it is one
   */
  boolean role(Document document) {
    return addPolicy(document, rolePolicies);
  }

  /**
   * Says more of a machine.
   *
   * @param key the path of its definition, or its key
   * @param name the machine's name, or null
   * @param type what it is, or null
   * @param policies the documents that together are its role; empty for none
   * @param input its input, or null
   * @return whether all policies are policy documents
   */
  boolean describe(
      String key,
      @Nullable String name,
      @Nullable MachineType type,
      List<Document> policies,
      @Nullable Document input) {
    List<Policy> own = new ArrayList<>();
    for (Document document : policies) {
      if (!addPolicy(document, own)) {
        return false;
      }
    }
    Node root = input == null ? null : input.root();
    MachineInput described =
        input == null || root == null
            ? null
            : new MachineInput(inputKind(input.source().path(), root), root);
    byKey.put(key, new Description(name, type, own.isEmpty() ? null : role(own), described));
    return true;
  }

  private boolean addPolicy(Document document, List<Policy> policies) {
    Node root = document.root();
    ObjectNode object = root == null ? null : root.asObject();
    Node policy = object == null ? null : object.get("PolicyDocument");
    if (policy == null) {
      // What AWS prints is deployed; what somebody writes may still have placeholders.
      policy = placeholders.inPolicy(document).root();
    }
    if (policy == null || !PolicyDocument.isPolicy(policy)) {
      return false;
    }
    if (object != null && !object.has("PolicyDocument")) {
      unfilled.addAll(OpenPlaceholders.unfilled(document));
    }
    policies.add(
        new Policy(
            document.source().path(),
            Policy.Kind.WRITTEN,
            PolicyDocument.parse(policy),
            policy.location(),
            null));
    return true;
  }

  /** The placeholders of roles that nothing fills. */
  List<Fact> unfilled() {
    return unfilled;
  }

  private static MachineInput.Kind inputKind(String path, Node root) {
    ObjectNode object = root.asObject();
    return path.endsWith(".schema.json") || (object != null && object.has("$schema"))
        ? MachineInput.Kind.SCHEMA
        : MachineInput.Kind.EXAMPLE;
  }

  /** One role for each first document, so that machines that name the same share it. */
  private Role role(List<Policy> policies) {
    Policy first = policies.get(0);
    return roles.computeIfAbsent(
        first.name(),
        path -> {
          String name = FilePaths.definitionStem(FilePaths.name(path));
          return new Role(
              path,
              name,
              deployment.globalArn("iam", Text.of("role/" + name)),
              policies,
              List.of(),
              null,
              Setting.none(),
              first.location(),
              null);
        });
  }
}
