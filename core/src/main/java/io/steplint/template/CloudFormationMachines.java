package io.steplint.template;

import io.steplint.source.Document;
import io.steplint.source.EmbeddedSource;
import io.steplint.source.FileSource;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ObjectNode.Member;
import io.steplint.source.ScalarNode;
import io.steplint.text.Text;
import io.steplint.workspace.Fact;
import io.steplint.workspace.MachineType;
import io.steplint.workspace.StateMachine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The state machines of one template. */
final class CloudFormationMachines {

  private final Evaluator evaluator;
  private final Template template;
  private final ProjectFiles files;
  private final Notebook notebook;
  private final Set<String> definitionFiles;

  /**
   * @param definitionFiles takes the paths of the files that hold definitions
   */
  CloudFormationMachines(
      Evaluator evaluator, ProjectFiles files, Notebook notebook, Set<String> definitionFiles) {
    this.evaluator = evaluator;
    this.template = evaluator.template();
    this.files = files;
    this.notebook = notebook;
    this.definitionFiles = definitionFiles;
  }

  /** A machine whose role is still to be found by its ARN. */
  StateMachine.Builder machine(Resource resource, Node place) {
    Text name = evaluator.names().name(resource);
    String literal = name.literal();
    StateMachine.Builder machine =
        StateMachine.builder(
                template.path() + "#" + resource.id(),
                literal != null ? literal : resource.id(),
                place.location())
            .resource(resource.id())
            .scope(template.path())
            .arn(evaluator.names().arn(resource))
            .type(type(resource))
            .tracing(tracing(resource))
            .logging(logging(resource))
            .suppressions(suppressions(resource));
    definition(resource, machine);
    return machine;
  }

  /** The ARN that is given for the role, or null where none is. */
  @Nullable Text roleArn(Resource resource) {
    return evaluator.textOrNull(
        resource.property(resource.isSamStateMachine() ? "Role" : "RoleArn"));
  }

  private MachineType type(Resource resource) {
    Node written = resource.property(resource.isSamStateMachine() ? "Type" : "StateMachineType");
    if (written == null) {
      written = global("Type", resource);
    }
    if (written == null) {
      return MachineType.STANDARD;
    }
    String type = evaluator.text(written).literal();
    return "STANDARD".equals(type)
        ? MachineType.STANDARD
        : "EXPRESS".equals(type) ? MachineType.EXPRESS : MachineType.UNKNOWN;
  }

  private @Nullable Node global(String name, Resource resource) {
    ObjectNode globals = resource.isSamStateMachine() ? template.section("Globals") : null;
    ObjectNode machines = globals == null ? null : globals.object("StateMachine");
    return machines == null ? null : machines.get(name);
  }

  private boolean tracing(Resource resource) {
    Node written =
        resource.property(resource.isSamStateMachine() ? "Tracing" : "TracingConfiguration");
    Node value = written == null ? null : evaluator.value(written);
    ObjectNode tracing = value == null ? null : value.asObject();
    Node enabled = tracing == null ? null : tracing.get("Enabled");
    return "true".equalsIgnoreCase(Nodes.literal(enabled));
  }

  private @Nullable Node logging(Resource resource) {
    Node written =
        resource.property(resource.isSamStateMachine() ? "Logging" : "LoggingConfiguration");
    return written == null ? null : evaluator.value(written);
  }

  /** The rules that {@code Metadata: {steplint: {ignore: […]}}} silences. */
  private static List<ScalarNode> suppressions(Resource resource) {
    ObjectNode metadata = resource.node().object("Metadata");
    ObjectNode own = metadata == null ? null : metadata.object("steplint");
    List<ScalarNode> rules = new ArrayList<>();
    for (Node rule : Nodes.list(own == null ? null : own.get("ignore"))) {
      ScalarNode scalar = rule.asString();
      if (scalar != null) {
        rules.add(scalar);
      }
    }
    return rules;
  }

  private void definition(Resource resource, StateMachine.Builder machine) {
    Map<String, Text> substitutions = new LinkedHashMap<>();
    ObjectNode written = substitutions(resource, substitutions);
    DefinitionText text = new DefinitionText(substitutions, template.path() + "#" + resource.id());
    Node string = resource.property("DefinitionString");
    Node object = resource.property("Definition");
    Node uri = resource.property("DefinitionUri");
    Node asset = resource.property("DefinitionS3Location");
    boolean read = false;
    if (string != null) {
      EmbeddedSource source = text.string(string, evaluator);
      if (source != null) {
        document(Document.read(source), template.path(), machine);
        read = true;
      }
    } else if (object != null) {
      Node value = evaluator.value(object);
      ObjectNode definition = value == null ? null : text.object(value).asObject();
      machine.definition(definition, template.path(), List.of());
      read = definition != null;
    } else if (uri != null || asset != null) {
      Node location = uri != null ? uri : asset;
      read = location != null && file(location, resource, text, machine);
    } else {
      notebook.note(template.path() + ": " + resource.id() + " has no definition");
    }
    if (read && written != null) {
      unused(written, text, resource);
    }
  }

  private @Nullable ObjectNode substitutions(Resource resource, Map<String, Text> values) {
    Node property = resource.property("DefinitionSubstitutions");
    ObjectNode written = property == null || Call.of(property) != null ? null : property.asObject();
    if (written != null) {
      for (Member member : written.members()) {
        values.put(member.name(), evaluator.text(member.value()));
      }
    }
    return written;
  }

  private static void document(Document document, String path, StateMachine.Builder machine) {
    Node root = document.root();
    machine.definition(root == null ? null : root.asObject(), path, document.problems());
  }

  private boolean file(
      Node location, Resource resource, DefinitionText text, StateMachine.Builder machine) {
    String path = path(location, resource);
    if (path == null) {
      notebook.note(
          template.path()
              + ": the definition of "
              + resource.id()
              + " lies in S3 and is not part of the project");
      return false;
    }
    String resolved = Paths.resolve(template.path(), path);
    FileSource file = files.read(resolved);
    if (file == null) {
      missing(path, resolved, location, resource);
      return false;
    }
    definitionFiles.add(resolved);
    EmbeddedSource source = text.file(file);
    document(Document.read(source), resolved, machine);
    text.unfilled()
        .forEach(
            (name, offset) -> {
              if (isSubstitution(name)) {
                unfilled(name, file, offset, resource);
              }
            });
    return true;
  }

  /** The path of the file as the template gives it, or null where it lies in S3. */
  private @Nullable String path(Node location, Resource resource) {
    Node value = evaluator.value(location);
    String literal = Nodes.literal(value);
    if (literal != null) {
      return literal.contains("://") ? null : literal;
    }
    ObjectNode object = value == null ? null : value.asObject();
    String key = object == null ? null : Nodes.literal(object.get("Key"));
    if (key == null) {
      return null;
    }
    String name = Paths.name(key);
    // The CDK names the local copy of an asset after the key in S3.
    for (String candidate : List.of("asset." + name, name)) {
      if (files.read(Paths.resolve(template.path(), candidate)) != null) {
        return candidate;
      }
    }
    return null;
  }

  private void missing(String path, String resolved, Node location, Resource resource) {
    boolean inside = files.isInside(resolved);
    String nearest = inside ? files.nearest(resolved) : null;
    notebook.fact(
        Fact.Kind.UNRESOLVED_DEFINITION,
        inside
            ? "There is no definition file " + path
            : "The definition file " + path + " lies outside of the project and is not read",
        nearest == null
            ? inside ? "Write the path as it is seen from the template" : null
            : "Did you mean " + nearest + "?",
        location.location(),
        evaluator.names().name(resource).literal() == null
            ? resource.id()
            : evaluator.names().name(resource).toString(),
        resource.id());
  }

  private static boolean isSubstitution(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_')) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  private void unfilled(String name, FileSource file, int offset, Resource resource) {
    notebook.fact(
        Fact.Kind.SUSPICIOUS_SUBSTITUTION,
        "Nothing gives ${" + name + "} a value",
        "Add " + name + " to DefinitionSubstitutions of " + resource.id(),
        file.locate(offset, offset + name.length() + 3),
        resource.id(),
        resource.id());
  }

  private void unused(ObjectNode written, DefinitionText text, Resource resource) {
    for (Member member : written.members()) {
      if (!text.used().contains(member.name())) {
        notebook.fact(
            Fact.Kind.SUSPICIOUS_SUBSTITUTION,
            "The definition does not use ${" + member.name() + "}",
            "Remove " + member.name() + ", or use it in the definition",
            member.key().location(),
            resource.id(),
            resource.id());
      }
    }
  }
}
