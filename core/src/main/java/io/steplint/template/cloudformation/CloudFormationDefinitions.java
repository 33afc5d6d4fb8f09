package io.steplint.template.cloudformation;

import io.steplint.source.Document;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ObjectNode.Member;
import io.steplint.source.ScalarNode;
import io.steplint.template.draft.DefinitionDraft;
import io.steplint.template.draft.Nodes;
import io.steplint.template.draft.Notebook;
import io.steplint.template.draft.Substitutions;
import io.steplint.template.files.FilePaths;
import io.steplint.template.files.ProjectFiles;
import io.steplint.text.Text;
import io.steplint.workspace.Fact;
import io.steplint.workspace.Unseen;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the definition of a state machine in every form that CloudFormation, SAM and CDK have. */
final class CloudFormationDefinitions {

  private static final List<String> PROPERTIES =
      List.of("Definition", "DefinitionString", "DefinitionUri", "DefinitionS3Location");

  /** Choices inside of choices; each doubles the number of definitions. */
  private static final int MAX_CHOICES = 3;

  private final TemplateEvaluator evaluator;
  private final ProjectFiles files;
  private final Notebook notebook;

  CloudFormationDefinitions(TemplateEvaluator evaluator, ProjectFiles files, Notebook notebook) {
    this.evaluator = evaluator;
    this.files = files;
    this.notebook = notebook;
  }

  /**
   * A definition as the template gives it.
   *
   * @param property the property that holds it; empty where there is none
   * @param value what the property says
   */
  record Written(String property, Node value) {}

  /** The definitions that a resource may have: one, or two where the deployment decides. */
  List<Written> alternatives(Resource resource) {
    for (String property : PROPERTIES) {
      Node value = resource.property(property);
      if (value != null) {
        List<Written> found = new ArrayList<>();
        alternatives(property, value, 0, found);
        return found.isEmpty() ? List.of(new Written(property, value)) : found;
      }
    }
    return List.of(new Written("", resource.node()));
  }

  private void alternatives(String property, Node value, int depth, List<Written> found) {
    Call call = Call.of(value);
    if (call == null || !call.name().equals("If") || depth > MAX_CHOICES) {
      if (call == null || !call.isNoValue()) {
        found.add(new Written(property, value));
      }
      return;
    }
    for (Node branch : evaluator.conditions().branches(call)) {
      alternatives(property, branch, depth + 1, found);
    }
  }

  /**
   * Reads one of the {@linkplain #alternatives alternatives}.
   *
   * @param machine the name of the machine
   */
  DefinitionDraft read(String machine, Resource resource, Written written) {
    Substitutions substitutions = substitutions(resource);
    return switch (written.property()) {
      case "Definition" -> inline(machine, resource, written.value(), substitutions);
      case "DefinitionString" -> string(written.value(), substitutions);
      case "DefinitionUri", "DefinitionS3Location" ->
          located(machine, resource, written.value(), substitutions);
      default -> {
        notebook.fact(
            Fact.Kind.UNRESOLVED_DEFINITION,
            "The state machine has no definition",
            null,
            resource.node().location(),
            machine,
            resource.id());
        yield new DefinitionDraft.Absent();
      }
    };
  }

  /** The substitutions of a resource. */
  private Substitutions substitutions(Resource resource) {
    Map<String, Text> values = new LinkedHashMap<>();
    Map<String, ScalarNode> keys = new LinkedHashMap<>();
    Node written = resource.property("DefinitionSubstitutions");
    ObjectNode object = written == null || Call.of(written) != null ? null : written.asObject();
    if (object != null) {
      for (Member member : object.members()) {
        values.put(member.name(), evaluator.text(member.value()));
        keys.put(member.name(), member.key());
      }
    }
    String scope = CloudFormationRoles.key(evaluator.template(), resource.id());
    return new Substitutions(scope, values, keys, written == null || object != null, true);
  }

  private DefinitionDraft inline(
      String machine, Resource resource, Node written, Substitutions substitutions) {
    Node included = included(written);
    if (included != null) {
      return located(machine, resource, included, substitutions);
    }
    Node value = evaluator.value(written);
    return value == null
        ? hidden("The definition is decided by the deployment", written)
        : new DefinitionDraft.Values(value, substitutions);
  }

  private static DefinitionDraft hidden(String reason, Node place) {
    return new DefinitionDraft.Hidden(new Unseen(Unseen.What.DEFINITION, reason, place.location()));
  }

  /** The file that {@code AWS::Include} puts in place of the definition, or null. */
  private static @Nullable Node included(Node written) {
    ObjectNode object = written.asObject();
    ObjectNode transform = object == null ? null : object.object("Fn::Transform");
    if (transform == null || !"AWS::Include".equals(Nodes.literal(transform.get("Name")))) {
      return null;
    }
    ObjectNode parameters = transform.object("Parameters");
    return parameters == null ? null : parameters.get("Location");
  }

  private DefinitionDraft string(Node written, Substitutions substitutions) {
    Call call = Call.of(written);
    if (call != null && call.name().equals("ToJsonString")) {
      Node value = evaluator.value(call.argument());
      if (value != null && value.asObject() != null) {
        return new DefinitionDraft.Values(value, substitutions);
      }
    }
    if (call == null && written.asScalar() == null) {
      Node value = evaluator.value(written);
      return new DefinitionDraft.Values(value == null ? written : value, substitutions);
    }
    if (evaluator.text(written).reference() != null) {
      return hidden("The definition is decided by the deployment", written);
    }
    return new DefinitionDraft.Words(DefinitionText.of(written, evaluator), substitutions, false);
  }

  private DefinitionDraft located(
      String machine, Resource resource, Node written, Substitutions substitutions) {
    Path template = evaluator.template().file();
    Node value = evaluator.value(written);
    ObjectNode object = value == null ? null : value.asObject();
    if (object != null) {
      Path asset = asset(template, resource, object);
      return asset == null
          ? hidden("The definition is an object in S3", written)
          : inFile(asset, substitutions);
    }
    String path = Nodes.literal(value);
    if (path == null || path.contains("://")) {
      return hidden("The definition is not a local file", written);
    }
    Path file = files.beside(template, path);
    if (file != null && files.load(file) != null) {
      return inFile(file, substitutions);
    }
    notebook.missingFile(
        files, file, "definition file", path, written.location(), machine, resource.id());
    return new DefinitionDraft.Absent();
  }

  private DefinitionDraft inFile(Path file, Substitutions substitutions) {
    notebook.use(file);
    return new DefinitionDraft.InFile(file, substitutions);
  }

  /** The local file that CDK uploads as the object {@code Key}, or null. */
  private @Nullable Path asset(Path template, Resource resource, ObjectNode location) {
    ObjectNode metadata = resource.node().object("Metadata");
    String path = metadata == null ? null : Nodes.literal(metadata.get("aws:asset:path"));
    Path file = path == null ? null : files.beside(template, path);
    if (file != null && files.exists(file)) {
      return file;
    }
    String key = Nodes.literal(location.get("Key"));
    if (key == null) {
      return null;
    }
    String manifest = String.valueOf(template.getFileName());
    Path assets = files.beside(template, stack(manifest) + ".assets.json");
    Path named = assets == null ? null : named(assets, key);
    if (named != null && files.exists(named)) {
      return named;
    }
    file = files.beside(template, "asset." + FilePaths.name(key));
    return file != null && files.exists(file) ? file : null;
  }

  /** The name of the stack that CDK wrote a template for. */
  private static String stack(String template) {
    String name = template;
    for (String ending : new String[] {".json", ".template", ".nested"}) {
      name = name.endsWith(ending) ? name.substring(0, name.length() - ending.length()) : name;
    }
    return name;
  }

  private @Nullable Path named(Path manifest, String key) {
    Document document = files.document(manifest);
    Node root = document == null ? null : document.root();
    ObjectNode object = root == null ? null : root.asObject();
    ObjectNode declared = object == null ? null : object.object("files");
    if (declared == null) {
      return null;
    }
    for (Member member : declared.members()) {
      ObjectNode asset = member.value().asObject();
      ObjectNode source = asset == null ? null : asset.object("source");
      ObjectNode destinations = asset == null ? null : asset.object("destinations");
      String path = source == null ? null : Nodes.literal(source.get("path"));
      if (path == null || destinations == null) {
        continue;
      }
      for (Member destination : destinations.members()) {
        ObjectNode to = destination.value().asObject();
        if (to != null && key.equals(Nodes.literal(to.get("objectKey")))) {
          return files.beside(manifest, path);
        }
      }
    }
    return null;
  }
}
