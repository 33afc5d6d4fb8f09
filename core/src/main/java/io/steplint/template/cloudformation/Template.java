package io.steplint.template.cloudformation;

import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ObjectNode.Member;
import io.steplint.source.ScalarNode;
import io.steplint.template.draft.Deployment;
import io.steplint.template.draft.Nodes;
import io.steplint.template.draft.Notebook;
import io.steplint.text.Reference;
import io.steplint.text.Reference.Domain;
import io.steplint.text.Text;
import io.steplint.workspace.Policy;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parts of a CloudFormation or SAM template. */
public final class Template {

  private final Path file;
  private final String path;
  private final ObjectNode root;
  private final Map<String, Resource> resources = new LinkedHashMap<>();
  private final Map<String, Text> given = new LinkedHashMap<>();
  private final boolean sam;
  private final boolean open;
  private final boolean hasMachines;
  private final Set<String> generated;

  /**
   * @param file where it is
   * @param path how it is printed
   */
  public Template(Path file, String path, ObjectNode root) {
    this(file, path, root, Set.of());
  }

  /**
   * @param generated the logical ids of roles that nobody wrote but a plugin
   */
  public Template(Path file, String path, ObjectNode root, Set<String> generated) {
    this.generated = generated;
    this.file = file;
    this.path = path;
    this.root = root;
    ObjectNode declared = root.object("Resources");
    boolean loops = false;
    boolean machines = false;
    if (declared != null) {
      for (Member member : declared.members()) {
        ObjectNode node = member.value().asObject();
        if (member.name().startsWith("Fn::")) {
          loops = true;
          machines |= ForEachExpansion.isLoop(member) && makes(member, "::StateMachine");
        } else if (node != null) {
          resources.put(member.name(), Resource.of(member.name(), node));
        }
      }
    }
    boolean serverless = false;
    boolean macros = loops;
    for (Node transform : Nodes.list(root.get("Transform"))) {
      String name = Nodes.literal(transform);
      if (name != null && name.startsWith("AWS::Serverless")) {
        serverless = true;
      } else if (!"AWS::LanguageExtensions".equals(name)) {
        macros = true;
      }
    }
    for (Resource resource : resources.values()) {
      serverless |= resource.type().startsWith("AWS::Serverless::");
      machines |= resource.isStateMachine();
    }
    hasMachines = machines;
    sam = serverless;
    open = macros;
  }

  /** Whether {@code root} is a template with resources of AWS. */
  public static boolean isTemplate(ObjectNode root) {
    ObjectNode declared = root.object("Resources");
    if (declared == null) {
      return false;
    }
    for (Member member : declared.members()) {
      ObjectNode resource = member.value().asObject();
      ScalarNode type = resource == null ? null : resource.string("Type");
      if (type != null && type.string().contains("::")) {
        return true;
      }
      if (ForEachExpansion.isLoop(member) && makes(member, "")) {
        return true;
      }
    }
    return false;
  }

  public Path file() {
    return file;
  }

  /** The path as it is printed; the scope of everything the template names. */
  public String path() {
    return path;
  }

  Map<String, Resource> resources() {
    return resources;
  }

  /** Whether one of its resources, or one that a loop makes, is a state machine. */
  public boolean hasStateMachine() {
    return hasMachines;
  }

  /** Whether what a loop repeats holds a resource whose type ends so. */
  private static boolean makes(Member loop, String type) {
    ObjectNode body = ForEachExpansion.body(loop);
    if (body == null) {
      return false;
    }
    for (Member member : body.members()) {
      ObjectNode resource = member.value().asObject();
      String written = resource == null ? null : Nodes.literal(resource.get("Type"));
      if (ForEachExpansion.isLoop(member)
          ? makes(member, type)
          : written != null && written.contains("::") && written.endsWith(type)) {
        return true;
      }
    }
    return false;
  }

  /** The template with its loops written out, as far as parameters and mappings decide them. */
  Template expanded(Deployment settings, Notebook notebook) {
    if (!ForEachExpansion.isNeeded(root)) {
      return this;
    }
    TemplateEvaluator outside = new TemplateEvaluator(this, settings, new TemplateSet(), notebook);
    ForEachExpansion expansion = new ForEachExpansion(outside::value);
    Template expanded = new Template(file, path, expansion.expand(root), generated);
    if (!expansion.isComplete()) {
      notebook.note(path + ": Fn::ForEach goes over something that only a deployment decides");
    }
    return expanded;
  }

  /** Whether SAM expands the template, and adds resources that are not written. */
  boolean isSam() {
    return sam;
  }

  /** How the policies of a role came to be. */
  Policy.Kind kindOf(String role) {
    return generated.contains(role) ? Policy.Kind.GENERATED : Policy.Kind.WRITTEN;
  }

  /** Whether a macro or a loop may add resources of any name. */
  boolean isOpen() {
    return open;
  }

  @Nullable ObjectNode section(String name) {
    return root.object(name);
  }

  /**
   * Gives parameters values, as a parent stack does; a parameter that two stacks give differently
   * is open.
   */
  void give(Map<String, Text> parameters) {
    for (Map.Entry<String, Text> parameter : parameters.entrySet()) {
      String name = parameter.getKey();
      Text before = given.putIfAbsent(name, parameter.getValue());
      if (before != null && !before.equals(parameter.getValue())) {
        given.put(name, Text.of(reference(name, Domain.ANY)));
      }
    }
  }

  @Nullable Text given(String parameter) {
    return given.get(parameter);
  }

  /** Something of this template that only a deployment decides. */
  Reference reference(String name, Domain domain) {
    return new Reference(path + "#" + name, "${" + name + "}", domain);
  }

  @Override
  public String toString() {
    return path;
  }
}
