package io.steplint.template;

import io.steplint.source.Document;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ObjectNode.Member;
import io.steplint.source.ScalarNode;
import io.steplint.template.Definitions.Substitutions;
import io.steplint.text.Text;
import io.steplint.workspace.Fact;
import io.steplint.workspace.MachineType;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the state machines of CloudFormation and SAM templates, those that CDK makes included. */
final class CloudFormationReader {

  private final Templates templates = new Templates();
  private final Settings settings;
  private final ProjectFiles files;
  private final Definitions definitions;
  private final Notebook notebook;
  private final Roles roles = new Roles();
  private final MachineSayings sayings;
  private final Set<String> usedRoles = new HashSet<>();

  CloudFormationReader(
      Settings settings,
      ProjectFiles files,
      Definitions definitions,
      Notebook notebook,
      MachineSayings sayings) {
    this.settings = settings;
    this.files = files;
    this.definitions = definitions;
    this.notebook = notebook;
    this.sayings = sayings;
  }

  /** Adds a template. */
  void add(Template template) {
    templates.add(new Evaluator(template, settings, templates, notebook));
  }

  /** Adds the machines and their roles to the workspace. */
  void read(Workspace.Builder workspace) {
    for (Evaluator evaluator : templates.all()) {
      NestedStacks.giveParameters(evaluator);
    }
    List<CloudFormationRoles> policies = new ArrayList<>();
    List<SamRoles> sam = new ArrayList<>();
    for (Evaluator evaluator : templates.all()) {
      CloudFormationRoles own = new CloudFormationRoles(evaluator, roles);
      own.declare();
      policies.add(own);
      SamRoles generated = new SamRoles(evaluator, roles, own);
      generated.declare();
      sam.add(generated);
    }
    policies.forEach(CloudFormationRoles::attach);
    sam.forEach(SamRoles::connect);
    for (Evaluator evaluator : templates.all()) {
      for (Resource resource : evaluator.template().resources().values()) {
        if (resource.isStateMachine()) {
          workspace.add(machine(evaluator, resource, workspace));
        }
      }
    }
  }

  private StateMachine machine(
      Evaluator evaluator, Resource resource, Workspace.Builder workspace) {
    Template template = evaluator.template();
    boolean serverless = resource.isSamStateMachine();
    Node written = resource.property(serverless ? "Name" : "StateMachineName");
    String literal = written == null ? null : evaluator.names().name(resource).literal();
    String name = literal == null ? resource.id() : literal;
    String key = CloudFormationRoles.key(template, resource.id());
    StateMachine.Builder machine =
        StateMachine.builder(key, name, resource.node().location())
            .scope(template.path())
            .resource(resource.id())
            .arn(evaluator.names().arn(resource))
            .type(type(evaluator, resource, serverless))
            .logging(
                evaluated(evaluator, resource, serverless ? "Logging" : "LoggingConfiguration"))
            .tracing(isTraced(evaluator, resource, serverless))
            .encryptionKey(encryptionKey(evaluator, resource))
            .suppressions(suppressions(resource));
    role(machine, evaluator, resource, serverless, workspace);
    definition(machine, evaluator, resource, name);
    return sayings.complete(machine.build(), workspace);
  }

  private static MachineType type(Evaluator evaluator, Resource resource, boolean serverless) {
    Node written = resource.property(serverless ? "Type" : "StateMachineType");
    if (written == null) {
      return MachineType.STANDARD;
    }
    String type = evaluator.text(written).literal();
    return "STANDARD".equals(type)
        ? MachineType.STANDARD
        : "EXPRESS".equals(type) ? MachineType.EXPRESS : MachineType.UNKNOWN;
  }

  private static @Nullable Node evaluated(Evaluator evaluator, Resource resource, String property) {
    Node written = resource.property(property);
    return written == null ? null : evaluator.value(written);
  }

  private static boolean isTraced(Evaluator evaluator, Resource resource, boolean serverless) {
    Node tracing = evaluated(evaluator, resource, serverless ? "Tracing" : "TracingConfiguration");
    ObjectNode object = tracing == null ? null : tracing.asObject();
    return object != null && "true".equalsIgnoreCase(Nodes.literal(object.get("Enabled")));
  }

  private static @Nullable Text encryptionKey(Evaluator evaluator, Resource resource) {
    Node encryption = evaluated(evaluator, resource, "EncryptionConfiguration");
    ObjectNode object = encryption == null ? null : encryption.asObject();
    return object == null ? null : Nodes.text(object.get("KmsKeyId"));
  }

  private static List<ScalarNode> suppressions(Resource resource) {
    ObjectNode metadata = resource.node().object("Metadata");
    ObjectNode steplint = metadata == null ? null : metadata.object("steplint");
    List<ScalarNode> rules = new ArrayList<>();
    if (steplint != null) {
      for (Node rule : Nodes.list(steplint.get("ignore"))) {
        ScalarNode id = rule.asString();
        if (id != null) {
          rules.add(id);
        }
      }
    }
    return rules;
  }

  private void role(
      StateMachine.Builder machine,
      Evaluator evaluator,
      Resource resource,
      boolean serverless,
      Workspace.Builder workspace) {
    Node written = resource.property(serverless ? "Role" : "RoleArn");
    RoleDraft role;
    if (written != null) {
      Text arn = evaluator.text(written);
      machine.roleArn(arn);
      role = roles.byArn(arn);
      if (role == null) {
        notebook.note(
            evaluator.template().path()
                + "#"
                + resource.id()
                + ": the role "
                + arn
                + " is not part of what was read");
      }
    } else {
      role =
          serverless
              ? roles.byKey(CloudFormationRoles.key(evaluator.template(), resource.id() + "Role"))
              : null;
    }
    if (role != null) {
      machine.role(role.role()).roleArn(role.arn);
      if (usedRoles.add(role.key)) {
        workspace.add(role.role());
      }
    }
  }

  private void definition(
      StateMachine.Builder machine, Evaluator evaluator, Resource resource, String name) {
    Template template = evaluator.template();
    Substitutions substitutions =
        definitions.substitutions(
            name, CloudFormationRoles.key(template, resource.id()), resource, evaluator);
    Node inline = resource.property("Definition");
    if (inline != null) {
      inline(machine, evaluator, resource, inline, name, substitutions);
      return;
    }
    Node string = resource.property("DefinitionString");
    if (string != null) {
      string(machine, evaluator, resource, string, substitutions);
      return;
    }
    Node location = resource.property("DefinitionUri");
    if (location == null) {
      location = resource.property("DefinitionS3Location");
    }
    if (location == null) {
      notebook.fact(
          Fact.Kind.UNRESOLVED_DEFINITION,
          "The state machine has no definition",
          null,
          resource.node().location(),
          name,
          resource.id());
      return;
    }
    located(machine, evaluator, resource, location, name, substitutions);
  }

  private void inline(
      StateMachine.Builder machine,
      Evaluator evaluator,
      Resource resource,
      Node written,
      String name,
      Substitutions substitutions) {
    Node included = included(written);
    if (included != null) {
      located(machine, evaluator, resource, included, name, substitutions);
      return;
    }
    Node value = evaluator.value(written);
    ObjectNode object = value == null ? null : value.asObject();
    if (object == null) {
      unknown(evaluator, resource, "its definition is decided by the deployment");
    } else {
      definitions.readInline(machine, object, substitutions);
    }
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

  private void string(
      StateMachine.Builder machine,
      Evaluator evaluator,
      Resource resource,
      Node written,
      Substitutions substitutions) {
    Call call = Call.of(written);
    if (call != null && call.name().equals("ToJsonString")) {
      Node value = evaluator.value(call.argument());
      if (value != null && value.asObject() != null) {
        definitions.readInline(machine, value.asObject(), substitutions);
        return;
      }
    }
    if (call == null && written.asScalar() == null) {
      ObjectNode object = written.asObject();
      if (object != null) {
        Node value = evaluator.value(object);
        definitions.readInline(
            machine,
            value == null || value.asObject() == null ? object : value.asObject(),
            substitutions);
      }
      return;
    }
    if (evaluator.text(written).reference() != null) {
      unknown(evaluator, resource, "its definition is decided by the deployment");
      return;
    }
    definitions.readString(machine, DefinitionText.of(written, evaluator), substitutions);
  }

  private void unknown(Evaluator evaluator, Resource resource, String reason) {
    notebook.note(evaluator.template().path() + "#" + resource.id() + ": " + reason);
  }

  private void located(
      StateMachine.Builder machine,
      Evaluator evaluator,
      Resource resource,
      Node written,
      String name,
      Substitutions substitutions) {
    Path template = evaluator.template().file();
    Node value = evaluator.value(written);
    ObjectNode object = value == null ? null : value.asObject();
    if (object != null) {
      Path asset = asset(template, resource, object);
      if (asset == null || !definitions.readFile(machine, asset, substitutions)) {
        unknown(evaluator, resource, "its definition is an object in S3");
      }
      return;
    }
    String path = Nodes.literal(value);
    if (path == null || path.contains("://")) {
      unknown(evaluator, resource, "its definition is not a local file");
      return;
    }
    Path file = files.beside(template, path);
    if (file != null && definitions.readFile(machine, file, substitutions)) {
      return;
    }
    boolean outside = file != null && files.exists(file) && !files.isInside(file);
    String nearest = file == null || outside ? null : files.nearest(file);
    notebook.fact(
        Fact.Kind.UNRESOLVED_DEFINITION,
        outside
            ? "The definition file " + path + " lies outside the project and is not read"
            : "There is no definition file " + path,
        nearest == null ? null : "Did you mean " + nearest + "?",
        written.location(),
        name,
        resource.id());
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
    String manifest = Paths.name(template.toString().replace('\\', '/'));
    Path assets = files.beside(template, stack(manifest) + ".assets.json");
    Path named = assets == null ? null : named(assets, key);
    if (named != null && files.exists(named)) {
      return named;
    }
    file = files.beside(template, "asset." + Paths.name(key));
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

  /** The local templates that this one's nested stacks are made of, as paths beside it. */
  static List<String> nested(Template template, Settings settings, Notebook notebook) {
    Evaluator evaluator = new Evaluator(template, settings, new Templates(), notebook);
    List<String> locations = new ArrayList<>();
    for (Resource resource : template.resources().values()) {
      if (NestedStacks.isNested(resource)) {
        String location = NestedStacks.location(evaluator, resource);
        if (location != null) {
          locations.add(location);
        }
      }
    }
    return locations;
  }
}
