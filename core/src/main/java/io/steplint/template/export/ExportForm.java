package io.steplint.template.export;

import io.steplint.source.EmbeddedSource;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ScalarNode;
import io.steplint.template.draft.Candidate;
import io.steplint.template.draft.DefinitionDraft;
import io.steplint.template.draft.Drafts;
import io.steplint.template.draft.Form;
import io.steplint.template.draft.MachineDraft;
import io.steplint.template.draft.MachineTypes;
import io.steplint.template.draft.Nodes;
import io.steplint.template.draft.Notebook;
import io.steplint.template.draft.RoleReference;
import io.steplint.template.draft.SettingsReader;
import io.steplint.template.draft.Substitutions;
import io.steplint.template.files.FilePaths;
import io.steplint.text.Text;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the AWS CLI prints of an account, so that it can be audited without access to it: {@code
 * stepfunctions describe-state-machine}, {@code iam get-account-authorization-details}, {@code
 * get-role}, {@code get-role-policy} and {@code get-policy-version}. Each file holds a part.
 */
public final class ExportForm implements Form {

  private static final SettingsReader SETTINGS =
      new SettingsReader("loggingConfiguration", "tracingConfiguration", "encryptionConfiguration");

  private final Notebook notebook = new Notebook();
  private final Map<String, ObjectNode> outputs = new TreeMap<>();

  @Override
  public Taken take(Candidate file) {
    ObjectNode root = file.object();
    if (root == null || !isExport(root)) {
      return Taken.NO;
    }
    outputs.put(file.path(), root);
    return Taken.INPUT;
  }

  private static boolean isExport(ObjectNode root) {
    ObjectNode role = root.object("Role");
    ObjectNode version = root.object("PolicyVersion");
    return (root.has("stateMachineArn") && root.has("definition"))
        || root.has("RoleDetailList")
        || (root.has("RoleName") && root.has("PolicyDocument"))
        || (role != null && role.has("AssumeRolePolicyDocument"))
        || (version != null && version.has("Document"));
  }

  @Override
  public Drafts read() {
    Drafts.Builder drafts = Drafts.builder();
    ExportedRoles roles = new ExportedRoles();
    outputs.forEach((path, output) -> roles.add(output, path));
    outputs.forEach(
        (path, output) -> {
          if (output.has("definition")) {
            Text roleArn = Nodes.text(output.get("roleArn"));
            if (roleArn != null) {
              roles.find(roleArn.toString());
            }
            drafts.add(machine(output, path, roleArn));
          }
        });
    roles.all().forEach(role -> drafts.add(role, ""));
    roles.unused().forEach(drafts::add);
    return drafts.build(notebook);
  }

  private static MachineDraft machine(ObjectNode node, String path, @Nullable Text roleArn) {
    Text arn = Nodes.text(node.get("stateMachineArn"));
    String name = Nodes.literal(node.get("name"));
    String shown = name != null ? name : FilePaths.stem(path);
    return new MachineDraft(
        path + "#" + shown,
        shown,
        node.location(),
        "",
        shown,
        null,
        MachineTypes.of(node.get("type"), false),
        arn == null ? Text.EMPTY : arn,
        definition(node.get("definition")),
        RoleReference.byArn(roleArn),
        SETTINGS.read(node::get, node.location()),
        List.of());
  }

  private static DefinitionDraft definition(@Nullable Node written) {
    ScalarNode text = written == null ? null : written.asString();
    if (text != null) {
      return new DefinitionDraft.Words(EmbeddedSource.of(text), Substitutions.NONE, true);
    }
    return written == null
        ? new DefinitionDraft.Absent()
        : new DefinitionDraft.Values(written, Substitutions.NONE);
  }
}
