package io.steplint.template.terraform;

import io.steplint.iam.PolicyDocument;
import io.steplint.source.EmbeddedSource;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ScalarNode;
import io.steplint.template.draft.Candidate;
import io.steplint.template.draft.DefinitionDraft;
import io.steplint.template.draft.Deployment;
import io.steplint.template.draft.Drafts;
import io.steplint.template.draft.Form;
import io.steplint.template.draft.MachineDraft;
import io.steplint.template.draft.MachineTypes;
import io.steplint.template.draft.ManagedPolicies;
import io.steplint.template.draft.Nodes;
import io.steplint.template.draft.Notebook;
import io.steplint.template.draft.RoleReference;
import io.steplint.template.draft.SettingsReader;
import io.steplint.template.draft.Substitutions;
import io.steplint.template.terraform.TerraformPlan.Planned;
import io.steplint.text.Reference;
import io.steplint.text.Text;
import io.steplint.workspace.Policy;
import io.steplint.workspace.Role;
import io.steplint.workspace.Setting;
import io.steplint.workspace.UnknownPolicy;
import io.steplint.workspace.Unseen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The state machines and roles of Terraform plans and states in JSON. */
public final class TerraformPlanForm implements Form {

  private static final String UNKNOWN = "Its document is decided only when the plan is applied";

  private static final SettingsReader SETTINGS =
      new SettingsReader(
          "logging_configuration", "tracing_configuration", "encryption_configuration");

  private final Notebook notebook = new Notebook();
  private final Deployment deployment;
  private final Map<String, ObjectNode> plans = new TreeMap<>();

  public TerraformPlanForm(Deployment deployment) {
    this.deployment = deployment;
  }

  @Override
  public Taken take(Candidate file) {
    ObjectNode root = file.object();
    if (root == null || !TerraformPlan.isPlan(root)) {
      return Taken.NO;
    }
    plans.put(file.path(), root);
    return Taken.INPUT;
  }

  @Override
  public Drafts read() {
    Drafts.Builder drafts = Drafts.builder();
    plans.forEach((path, root) -> read(TerraformPlan.of(root), path, drafts));
    return drafts.build(notebook);
  }

  private void read(TerraformPlan plan, String path, Drafts.Builder drafts) {
    Map<String, Role> byAddress = new HashMap<>();
    Map<Text, Role> byArn = new HashMap<>();
    for (Planned resource : plan.resourcesOf("aws_iam_role")) {
      Role role = role(resource, plan, path);
      byAddress.putIfAbsent(TerraformPlan.withoutIndices(resource.address()), role);
      byArn.put(role.arn(), role);
      drafts.add(role, path);
    }
    for (Planned resource : plan.resourcesOf("aws_sfn_state_machine")) {
      Text arn = Nodes.text(resource.value("role_arn"));
      Role role = arn == null ? null : byArn.get(arn);
      List<String> referred = plan.referred(resource, "role_arn", "aws_iam_role");
      if (role == null && referred.size() == 1) {
        role = byAddress.get(referred.get(0));
      }
      drafts.add(
          machine(resource, plan, path, new RoleReference(role == null ? null : role.key(), arn)));
    }
  }

  private MachineDraft machine(
      Planned resource, TerraformPlan plan, String path, RoleReference role) {
    String name = Nodes.literal(resource.value("name"));
    return new MachineDraft(
        path + "#" + resource.address(),
        name != null ? name : resource.address(),
        resource.node().location(),
        path,
        resource.address(),
        null,
        MachineTypes.of(resource.value("type"), true),
        arn(resource, "states", "stateMachine:", name),
        definition(resource),
        role,
        SETTINGS.read(field -> plan.block(resource, field), resource.node().location()),
        List.of());
  }

  private static DefinitionDraft definition(Planned resource) {
    Node definition = resource.value("definition");
    ScalarNode text = definition == null ? null : definition.asString();
    return text == null
        ? new DefinitionDraft.Hidden(
            new Unseen(
                Unseen.What.DEFINITION,
                "The definition is known only when the plan is applied",
                resource.node().location()))
        : new DefinitionDraft.Words(EmbeddedSource.of(text), Substitutions.NONE, true);
  }

  private Role role(Planned resource, TerraformPlan plan, String path) {
    List<Policy> known = new ArrayList<>();
    List<UnknownPolicy> unknown = new ArrayList<>();
    for (ObjectNode inline : Nodes.objects(resource.values().array("inline_policy"))) {
      String name = Nodes.literal(inline.get("name"));
      if (name != null) {
        add(inline.get("policy"), name, resource, known, unknown);
      }
    }
    for (Node arn : Nodes.list(resource.value("managed_policy_arns"))) {
      managed(arn, List.of(), plan, resource, known, unknown);
    }
    for (Planned policy : plan.resourcesOf("aws_iam_role_policy")) {
      if (isFor(policy, resource, plan)) {
        add(policy.value("policy"), policy.address(), policy, known, unknown);
      }
    }
    for (String type : List.of("aws_iam_role_policy_attachment", "aws_iam_policy_attachment")) {
      for (Planned attachment : plan.resourcesOf(type)) {
        if (isFor(attachment, resource, plan)) {
          managed(
              attachment.value("policy_arn"),
              plan.referred(attachment, "policy_arn", "aws_iam_policy"),
              plan,
              attachment,
              known,
              unknown);
        }
      }
    }
    String name = Nodes.literal(resource.value("name"));
    ObjectNode trust = document(resource.value("assume_role_policy"));
    Text boundary = Nodes.text(resource.value("permissions_boundary"));
    return new Role(
        path + "#" + resource.address(),
        name != null ? name : resource.address(),
        arn(resource, "iam", "role" + path(resource), name),
        known,
        unknown,
        trust == null ? null : PolicyDocument.parse(trust),
        boundary == null
            ? Setting.none()
            : Setting.unknown(
                Unseen.What.ROLE,
                "The permissions boundary " + boundary + " is not part of the plan",
                resource.node().location()),
        resource.node().location(),
        resource.address());
  }

  private static String path(Planned role) {
    String path = Nodes.literal(role.value("path"));
    return path == null || path.isEmpty() ? "/" : path;
  }

  private boolean isFor(Planned attachment, Planned role, TerraformPlan plan) {
    String argument = attachment.type().equals("aws_iam_policy_attachment") ? "roles" : "role";
    String own = Nodes.literal(role.value("name"));
    for (Node name : Nodes.list(attachment.value(argument))) {
      if (own != null && own.equals(Nodes.literal(name))) {
        return true;
      }
    }
    return (own == null || attachment.value(argument) == null)
        && plan.referred(attachment, argument, "aws_iam_role")
            .contains(TerraformPlan.withoutIndices(role.address()));
  }

  private static void add(
      @Nullable Node value,
      String name,
      Planned resource,
      List<Policy> known,
      List<UnknownPolicy> unknown) {
    ObjectNode document = document(value);
    if (document == null) {
      unknown.add(new UnknownPolicy(Text.of(name), UNKNOWN, resource.node().location()));
      return;
    }
    known.add(
        new Policy(
            name,
            Policy.Kind.WRITTEN,
            PolicyDocument.parse(document),
            document.location(),
            resource.address()));
  }

  private static @Nullable ObjectNode document(@Nullable Node value) {
    return value == null ? null : Nodes.objectOrJson(value);
  }

  private static void managed(
      @Nullable Node arn,
      List<String> referred,
      TerraformPlan plan,
      Planned attachment,
      List<Policy> known,
      List<UnknownPolicy> unknown) {
    Text wanted = Nodes.text(arn);
    for (Planned policy : plan.resourcesOf("aws_iam_policy")) {
      Text own = Nodes.text(policy.value("arn"));
      boolean named = wanted != null && wanted.equals(own);
      if (named || referred.contains(TerraformPlan.withoutIndices(policy.address()))) {
        add(policy.value("policy"), policy.address(), policy, known, unknown);
        return;
      }
    }
    String missing = "Its document is not part of the plan";
    if (wanted != null && wanted.startsWith("arn:")) {
      ManagedPolicies.attach(
          wanted, attachment.node(), attachment.address(), missing, known, unknown);
    } else {
      unknown.add(
          new UnknownPolicy(Text.of(attachment.address()), missing, attachment.node().location()));
    }
  }

  /** The ARN in the plan if it is known, else the one that the name will give. */
  private Text arn(Planned resource, String service, String prefix, @Nullable String name) {
    Text known = Nodes.text(resource.value("arn"));
    if (known != null) {
      return known;
    }
    String identity = resource.address() + ".name";
    Text tail =
        name != null
            ? Text.of(name)
            : Text.of(new Reference(identity, "${" + identity + "}", Reference.Domain.SEGMENT));
    Text rest = Text.of(prefix).concat(tail);
    return service.equals("iam")
        ? deployment.globalArn(service, rest)
        : deployment.arn(service, rest);
  }
}
