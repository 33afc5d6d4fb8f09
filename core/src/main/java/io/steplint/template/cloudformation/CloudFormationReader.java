package io.steplint.template.cloudformation;

import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ScalarNode;
import io.steplint.template.draft.Definitions;
import io.steplint.template.draft.Deployment;
import io.steplint.template.draft.MachineSayings;
import io.steplint.template.draft.Nodes;
import io.steplint.template.draft.Notebook;
import io.steplint.template.draft.RoleDraft;
import io.steplint.template.files.ProjectFiles;
import io.steplint.text.Text;
import io.steplint.workspace.MachineType;
import io.steplint.workspace.ResourceSuppression;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Workspace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the state machines of CloudFormation and SAM templates, those that CDK makes included. */
public final class CloudFormationReader {

  private final TemplateSet templates = new TemplateSet();
  private final Deployment settings;
  private final ProjectFiles files;
  private final Definitions definitions;
  private final Notebook notebook;
  private final Roles roles = new Roles();
  private final MachineSayings sayings;
  private final Set<String> usedRoles = new HashSet<>();

  public CloudFormationReader(
      Deployment settings,
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
  public void add(Template template) {
    templates.add(new TemplateEvaluator(template, settings, templates, notebook));
  }

  /** Adds the machines and their roles to the workspace. */
  public void read(Workspace.Builder workspace) {
    for (TemplateEvaluator evaluator : templates.all()) {
      NestedStacks.giveParameters(evaluator);
    }
    List<CloudFormationRoles> policies = new ArrayList<>();
    List<SamRoles> sam = new ArrayList<>();
    for (TemplateEvaluator evaluator : templates.all()) {
      CloudFormationRoles own = new CloudFormationRoles(evaluator, roles);
      own.declare();
      policies.add(own);
      SamRoles generated = new SamRoles(evaluator, roles, own);
      generated.declare();
      sam.add(generated);
    }
    policies.forEach(CloudFormationRoles::attach);
    sam.forEach(SamRoles::connect);
    for (TemplateEvaluator evaluator : templates.all()) {
      for (Resource resource : evaluator.template().resources().values()) {
        if (resource.isStateMachine()) {
          machines(evaluator, resource, workspace);
        } else {
          for (ScalarNode rule : suppressions(resource)) {
            workspace.add(new ResourceSuppression(rule, resource.node().location()));
          }
        }
      }
      workspace.otherRoles(
          arn -> {
            RoleDraft role = roles.byArn(arn, evaluator.template());
            return role == null ? null : role.role();
          });
    }
  }

  /**
   * Adds the machine of a resource: none where a condition keeps it away, and one for each
   * definition where only the deployment decides between two, so that what is said holds in the
   * world in which that definition is deployed.
   */
  private void machines(
      TemplateEvaluator evaluator, Resource resource, Workspace.Builder workspace) {
    String key = CloudFormationRoles.key(evaluator.template(), resource.id());
    if (Boolean.FALSE.equals(evaluator.conditions().exists(resource))) {
      notebook.note(key + ": its condition " + resource.condition() + " is false");
      return;
    }
    CloudFormationDefinitions reader =
        new CloudFormationDefinitions(evaluator, files, definitions, notebook);
    String suffix = "";
    for (CloudFormationDefinitions.Written written : reader.alternatives(resource)) {
      StateMachine.Builder machine = machine(evaluator, resource, key + suffix, workspace);
      reader.read(machine, resource, written);
      workspace.add(sayings.complete(machine.build(), workspace));
      suffix = " (otherwise)";
    }
  }

  private StateMachine.Builder machine(
      TemplateEvaluator evaluator, Resource resource, String key, Workspace.Builder workspace) {
    Template template = evaluator.template();
    boolean serverless = resource.isSamStateMachine();
    Node written = resource.property(serverless ? "Name" : "StateMachineName");
    String literal = written == null ? null : evaluator.names().name(resource).literal();
    String name = literal == null ? resource.id() : literal;
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
    return machine;
  }

  private static MachineType type(
      TemplateEvaluator evaluator, Resource resource, boolean serverless) {
    Node written = resource.property(serverless ? "Type" : "StateMachineType");
    if (written == null) {
      return MachineType.STANDARD;
    }
    String type = evaluator.text(written).literal();
    return "STANDARD".equals(type)
        ? MachineType.STANDARD
        : "EXPRESS".equals(type) ? MachineType.EXPRESS : MachineType.UNKNOWN;
  }

  private static @Nullable Node evaluated(
      TemplateEvaluator evaluator, Resource resource, String property) {
    Node written = resource.property(property);
    return written == null ? null : evaluator.value(written);
  }

  private static boolean isTraced(
      TemplateEvaluator evaluator, Resource resource, boolean serverless) {
    Node tracing = evaluated(evaluator, resource, serverless ? "Tracing" : "TracingConfiguration");
    ObjectNode object = tracing == null ? null : tracing.asObject();
    return object != null && "true".equalsIgnoreCase(Nodes.literal(object.get("Enabled")));
  }

  private static @Nullable Text encryptionKey(TemplateEvaluator evaluator, Resource resource) {
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
      TemplateEvaluator evaluator,
      Resource resource,
      boolean serverless,
      Workspace.Builder workspace) {
    Node written = resource.property(serverless ? "Role" : "RoleArn");
    RoleDraft role;
    if (written != null) {
      Text arn = evaluator.text(written);
      machine.roleArn(arn);
      role = roles.byArn(arn, evaluator.template());
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

  /** The local templates that this one's nested stacks are made of, as paths beside it. */
  public static List<String> nested(Template template, Deployment settings, Notebook notebook) {
    TemplateEvaluator evaluator =
        new TemplateEvaluator(template, settings, new TemplateSet(), notebook);
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
