package io.steplint.template.terraform;

import io.steplint.iam.PolicyDocument;
import io.steplint.source.Document;
import io.steplint.source.EmbeddedSource;
import io.steplint.source.JsonReader;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ScalarNode;
import io.steplint.template.draft.Deployment;
import io.steplint.template.draft.MachineSayings;
import io.steplint.template.draft.ManagedPolicies;
import io.steplint.template.draft.Nodes;
import io.steplint.template.draft.Notebook;
import io.steplint.template.terraform.TerraformPlan.Planned;
import io.steplint.text.Reference;
import io.steplint.text.Text;
import io.steplint.workspace.MachineType;
import io.steplint.workspace.Policy;
import io.steplint.workspace.Role;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.UnknownPolicy;
import io.steplint.workspace.Workspace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the state machines and roles of a Terraform plan or state in JSON. */
public final class TerraformPlanReader {

  private static final String UNKNOWN = "Its document is decided only when the plan is applied";

  private final Workspace.Builder workspace;
  private final Notebook notebook;
  private final Deployment settings;
  private final Map<String, Role> rolesByAddress = new HashMap<>();
  private final Map<Text, Role> rolesByArn = new HashMap<>();
  private final Set<String> used = new HashSet<>();

  public TerraformPlanReader(Workspace.Builder workspace, Notebook notebook, Deployment settings) {
    this.workspace = workspace;
    this.notebook = notebook;
    this.settings = settings;
  }

  /**
   * Reads a plan.
   *
   * @param root the document
   * @param path its path as it is printed
   * @param sayings what the configuration says of the machines
   */
  public void read(ObjectNode root, String path, MachineSayings sayings) {
    TerraformPlan plan = TerraformPlan.of(root);
    rolesByAddress.clear();
    rolesByArn.clear();
    for (Planned resource : plan.resourcesOf("aws_iam_role")) {
      Role role = role(resource, plan, path);
      rolesByAddress.putIfAbsent(TerraformPlan.withoutIndices(resource.address()), role);
      rolesByArn.put(role.arn(), role);
    }
    for (Planned resource : plan.resourcesOf("aws_sfn_state_machine")) {
      StateMachine machine = machine(resource, plan, path).build();
      Role role = machine.role();
      if (role != null && used.add(role.key())) {
        workspace.add(role);
      }
      workspace.add(sayings.complete(machine, workspace));
    }
  }

  private StateMachine.Builder machine(Planned resource, TerraformPlan plan, String path) {
    String name = Nodes.literal(resource.value("name"));
    String shown = name != null ? name : resource.address();
    StateMachine.Builder machine =
        StateMachine.builder(path + "#" + resource.address(), shown, resource.node().location())
            .resource(resource.address())
            .scope(path)
            .arn(arn(resource, "states", "stateMachine:", name))
            .type(type(resource));
    Node roleArn = resource.value("role_arn");
    Text arn = roleArn == null ? null : Nodes.text(roleArn);
    Role role = arn == null ? null : rolesByArn.get(arn);
    List<String> referred = plan.referred(resource, "role_arn", "aws_iam_role");
    if (role == null && referred.size() == 1) {
      role = rolesByAddress.get(referred.get(0));
    }
    machine.role(role).roleArn(arn);
    Node definition = resource.value("definition");
    ScalarNode text = definition == null ? null : definition.asString();
    if (text == null) {
      notebook.note(resource.address() + ": the definition is known only when the plan is applied");
      return machine;
    }
    Document document = JsonReader.read(EmbeddedSource.of(text));
    Node root = document.root();
    return machine.definition(root == null ? null : root.asObject(), path, document.problems());
  }

  private static MachineType type(Planned resource) {
    String type = Nodes.literal(resource.value("type"));
    return type == null || type.equals("STANDARD")
        ? MachineType.STANDARD
        : type.equals("EXPRESS") ? MachineType.EXPRESS : MachineType.UNKNOWN;
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
        null,
        boundary == null ? null : new UnknownPolicy(boundary, UNKNOWN, resource.node().location()),
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
    return service.equals("iam") ? settings.globalArn(service, rest) : settings.arn(service, rest);
  }
}
