package io.steplint.template.cloudformation;

import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ScalarNode;
import io.steplint.template.draft.Candidate;
import io.steplint.template.draft.Deployment;
import io.steplint.template.draft.Drafts;
import io.steplint.template.draft.Form;
import io.steplint.template.draft.MachineDraft;
import io.steplint.template.draft.MachineTypes;
import io.steplint.template.draft.Nodes;
import io.steplint.template.draft.Notebook;
import io.steplint.template.draft.RoleReference;
import io.steplint.template.draft.SettingsReader;
import io.steplint.template.files.ProjectFiles;
import io.steplint.workspace.ResourceSuppression;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state machines and roles of CloudFormation and SAM templates, those that CDK makes included.
 */
public final class CloudFormationForm implements Form {

  private static final SettingsReader SETTINGS =
      new SettingsReader("LoggingConfiguration", "TracingConfiguration", "EncryptionConfiguration");

  private static final SettingsReader SAM_SETTINGS =
      new SettingsReader("Logging", "Tracing", "EncryptionConfiguration");

  private final TemplateSet evaluators = new TemplateSet();
  private final Deployment deployment;
  private final ProjectFiles files;
  private final Notebook notebook;
  private final Roles roles = new Roles();
  private final Map<String, Template> templates = new LinkedHashMap<>();
  private final Drafts.Builder drafts = Drafts.builder();

  /**
   * @param notebook where what is noticed is written down, by others too that make templates
   */
  public CloudFormationForm(Deployment deployment, ProjectFiles files, Notebook notebook) {
    this.deployment = deployment;
    this.files = files;
    this.notebook = notebook;
  }

  @Override
  public Taken take(Candidate file) {
    ObjectNode root = file.object();
    return root == null || !Template.isTemplate(root)
        ? Taken.NO
        : add(new Template(file.file(), file.path(), root), file.isNamed());
  }

  /** Takes a template, as it was read or as another form makes one. */
  public Taken add(Template template, boolean named) {
    templates.putIfAbsent(template.path(), template);
    return template.hasStateMachine() || named ? Taken.INPUT : Taken.PART;
  }

  @Override
  public Drafts read() {
    nestedTemplates();
    for (Template template : templates.values()) {
      Deployment here = CdkManifest.deployment(template, deployment, files);
      evaluators.add(
          new TemplateEvaluator(template.expanded(here, notebook), here, evaluators, notebook));
    }
    evaluators.all().forEach(NestedStacks::giveParameters);
    collectRoles();
    for (TemplateEvaluator evaluator : evaluators.all()) {
      new CloudFormationResources(evaluator).read(drafts);
      for (Resource resource : evaluator.template().resources().values()) {
        if (resource.isStateMachine()) {
          machines(evaluator, resource);
        } else {
          for (ScalarNode rule : suppressions(resource)) {
            drafts.add(new ResourceSuppression(rule, resource.node().location()));
          }
        }
      }
      new CloudFormationStarts(evaluator).read().forEach(drafts::add);
    }
    roles.forEach((role, template) -> drafts.add(role.role(), template.path()));
    return drafts.build(notebook);
  }

  /** All roles, and after them what other resources attach to them. */
  private void collectRoles() {
    List<CloudFormationRoles> policies = new ArrayList<>();
    List<SamRoles> sam = new ArrayList<>();
    for (TemplateEvaluator evaluator : evaluators.all()) {
      CloudFormationRoles own = new CloudFormationRoles(evaluator, roles);
      own.declare();
      policies.add(own);
      SamRoles generated = new SamRoles(evaluator, roles, own);
      generated.declare();
      sam.add(generated);
    }
    policies.forEach(CloudFormationRoles::attach);
    sam.forEach(SamRoles::connect);
  }

  /** Reads the templates of nested stacks that lie outside of the folders that were named. */
  private void nestedTemplates() {
    List<Template> todo = new ArrayList<>(templates.values());
    while (!todo.isEmpty()) {
      Template template = todo.remove(todo.size() - 1);
      for (String location : NestedStacks.locations(template, deployment, notebook)) {
        Path file = files.beside(template.file(), location);
        Template nested = file == null ? null : template(file);
        if (nested == null) {
          notebook.note(
              template.path()
                  + ": the nested template "
                  + location
                  + " is not part of what was read");
        } else if (templates.putIfAbsent(nested.path(), nested) == null) {
          notebook.input(nested.path());
          todo.add(nested);
        }
      }
    }
  }

  private @Nullable Template template(Path file) {
    var document = files.document(file);
    Node root = document == null ? null : document.root();
    ObjectNode object = root == null ? null : root.asObject();
    return object == null || !Template.isTemplate(object)
        ? null
        : new Template(file, files.path(file), object);
  }

  /**
   * Adds the machine of a resource: none where a condition keeps it away, and one for each
   * definition where only the deployment decides between two, so that what is said holds in the
   * world in which that definition is deployed.
   */
  private void machines(TemplateEvaluator evaluator, Resource resource) {
    String key = CloudFormationRoles.key(evaluator.template(), resource.id());
    if (Boolean.FALSE.equals(evaluator.conditions().exists(resource))) {
      notebook.note(key + ": its condition " + resource.condition() + " is false");
      return;
    }
    CloudFormationDefinitions definitions =
        new CloudFormationDefinitions(evaluator, files, notebook);
    MachineDraft first = null;
    for (CloudFormationDefinitions.Written written : definitions.alternatives(resource)) {
      MachineDraft machine =
          first == null
              ? machine(evaluator, resource, key, definitions, written)
              : first.otherwise(
                  key + " (otherwise)", definitions.read(first.name(), resource, written));
      drafts.add(machine);
      first = machine;
    }
  }

  private MachineDraft machine(
      TemplateEvaluator evaluator,
      Resource resource,
      String key,
      CloudFormationDefinitions definitions,
      CloudFormationDefinitions.Written written) {
    boolean sam = resource.isSamStateMachine();
    String literal =
        resource.property(sam ? "Name" : "StateMachineName") == null
            ? null
            : evaluator.names().name(resource).literal();
    String name = literal == null ? resource.id() : literal;
    return new MachineDraft(
        key,
        name,
        resource.node().location(),
        evaluator.template().path(),
        resource.id(),
        resource.construct(),
        MachineTypes.of(evaluated(evaluator, resource, sam ? "Type" : "StateMachineType"), true),
        evaluator.names().arn(resource),
        definitions.read(name, resource, written),
        role(evaluator, resource, sam),
        (sam ? SAM_SETTINGS : SETTINGS)
            .read(field -> evaluated(evaluator, resource, field), resource.node().location()),
        suppressions(resource));
  }

  private static @Nullable Node evaluated(
      TemplateEvaluator evaluator, Resource resource, String property) {
    Node written = resource.property(property);
    return written == null ? null : evaluator.value(written);
  }

  private static RoleReference role(TemplateEvaluator evaluator, Resource resource, boolean sam) {
    Node written = resource.property(sam ? "Role" : "RoleArn");
    if (written != null) {
      return RoleReference.byArn(evaluator.text(written));
    }
    return sam
        ? RoleReference.byKey(CloudFormationRoles.key(evaluator.template(), resource.id() + "Role"))
        : RoleReference.NONE;
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
}
