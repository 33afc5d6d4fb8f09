package io.steplint.template;

import io.steplint.template.Descriptions.Description;
import io.steplint.template.draft.DefinitionDraft;
import io.steplint.template.draft.Deployment;
import io.steplint.template.draft.Drafts;
import io.steplint.template.draft.Drafts.ScopedRole;
import io.steplint.template.draft.MachineDraft;
import io.steplint.template.draft.Notebook;
import io.steplint.template.draft.Notes;
import io.steplint.template.draft.RoleReference;
import io.steplint.template.files.FilePaths;
import io.steplint.template.files.ProjectFiles;
import io.steplint.text.Text;
import io.steplint.workspace.Fact;
import io.steplint.workspace.MachineInput;
import io.steplint.workspace.Policy;
import io.steplint.workspace.Role;
import io.steplint.workspace.RoleIndex;
import io.steplint.workspace.Setting;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Unseen;
import io.steplint.workspace.Workspace;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a workspace of what the forms say: turns definitions into trees, finds the role of every
 * machine, and applies what the configuration and the files beside a definition say. The one place
 * where a machine becomes a machine.
 */
final class Assembly {

  private final ProjectFiles files;
  private final Deployment deployment;
  private final Descriptions descriptions;
  private final Set<String> namedFiles;
  private final Notebook notebook = new Notebook();
  private final Workspace.Builder workspace = Workspace.builder();
  private final RoleIndex roles = new RoleIndex();
  private final Map<String, MachineInput> inputs = new HashMap<>();
  private final Set<Path> used = new HashSet<>();
  private final Set<String> shownRoles = new HashSet<>();

  /**
   * @param namedFiles the printed paths of the definitions that the user names as files
   */
  Assembly(
      ProjectFiles files,
      Deployment deployment,
      Descriptions descriptions,
      Set<String> namedFiles) {
    this.files = files;
    this.deployment = deployment;
    this.descriptions = descriptions;
    this.namedFiles = namedFiles;
  }

  /** Puts together what the forms say, in their order. */
  Workspace.Builder assemble(List<Drafts> forms) {
    Set<String> remarks = new LinkedHashSet<>();
    Set<Fact> facts = new LinkedHashSet<>();
    for (Drafts drafts : forms) {
      Notes notes = drafts.notes();
      used.addAll(notes.used());
      inputs.putAll(drafts.inputs());
      notes.missing().forEach(workspace::missing);
      notes.unseen().forEach(workspace::unseen);
      remarks.addAll(notes.remarks());
      facts.addAll(notes.facts());
      for (ScopedRole role : drafts.roles()) {
        roles.add(role.role(), role.scope());
      }
      drafts.starts().forEach(workspace::add);
      drafts.resources().forEach(known -> workspace.add(known.resource(), known.scope()));
      drafts.suppressions().forEach(workspace::add);
    }
    for (Drafts drafts : forms) {
      drafts.machines().forEach(this::add);
    }
    for (Drafts drafts : forms) {
      for (Policy document : drafts.documents()) {
        if (!descriptions.isRole(document.name())) {
          workspace.add(document);
        }
      }
    }
    remarks.addAll(notebook.notes().remarks());
    facts.addAll(notebook.notes().facts());
    if (forms.stream()
        .flatMap(drafts -> drafts.machines().stream())
        .noneMatch(Assembly::isFilled)) {
      // Where definitions have placeholders too, something fills both before a deployment.
      facts.addAll(descriptions.unfilled());
    }
    remarks.forEach(workspace::note);
    facts.forEach(workspace::add);
    return workspace.roleIndex(roles);
  }

  /** Whether a definition of its own file has placeholders. */
  private static boolean isFilled(MachineDraft draft) {
    return draft.definition() instanceof DefinitionDraft.Whole whole
        && whole.document().source() != whole.document().source().file();
  }

  private void add(MachineDraft draft) {
    Path own = draft.definition() instanceof DefinitionDraft.Whole ? files.file(draft.key()) : null;
    if (own != null && used.contains(own)) {
      return;
    }
    String definitionFile = definitionFile(draft);
    Description said = descriptions.of(draft.key(), definitionFile);
    StateMachine.Builder machine = builder(draft, said);
    new DefinitionAssembly(files, notebook).define(machine, draft);
    role(machine, draft);
    describe(machine, draft, definitionFile, said);
    StateMachine built = machine.build();
    Role role = built.role().ifKnown();
    if (role != null && shownRoles.add(role.key())) {
      workspace.add(role);
    }
    workspace.add(built);
  }

  private String definitionFile(MachineDraft draft) {
    return draft.definition() instanceof DefinitionDraft.InFile inFile
        ? files.path(inFile.file())
        : draft.location().file();
  }

  /** A definition in a file of its own has the name that the configuration gives it. */
  private StateMachine.Builder builder(MachineDraft draft, @Nullable Description said) {
    String given = said == null ? null : said.name();
    boolean renamed = given != null && draft.definition() instanceof DefinitionDraft.Whole;
    String name = renamed && given != null ? given : draft.name();
    return StateMachine.builder(draft.key(), name, draft.location())
        .type(draft.type())
        .arn(renamed ? deployment.arn("states", "stateMachine:" + name) : draft.arn())
        .scope(draft.scope())
        .resource(draft.resource())
        .construct(draft.construct())
        .settings(draft.settings())
        .suppressions(draft.suppressions());
  }

  private void describe(
      StateMachine.Builder machine,
      MachineDraft draft,
      String definitionFile,
      @Nullable Description said) {
    boolean whole = draft.definition() instanceof DefinitionDraft.Whole;
    if (whole || !definitionFile.equals(draft.location().file())) {
      machine.input(inputs.get(FilePaths.definitionStem(definitionFile)));
    }
    Role role = said == null ? null : said.role();
    if (role == null && whole && namedFiles.contains(draft.key())) {
      role = descriptions.roleOfNamed();
    }
    if (role != null) {
      machine.role(Setting.known(role)).roleArn(role.arn());
    }
    if (said != null && said.input() != null) {
      machine.input(said.input());
    }
    if (said != null && said.type() != null) {
      machine.type(said.type());
    }
  }

  private void role(StateMachine.Builder machine, MachineDraft draft) {
    RoleReference named = draft.role();
    Text arn = named.arn();
    machine.roleArn(arn);
    Role role = named.key() == null ? null : roles.byKey(named.key());
    if (role == null && arn != null) {
      role = roles.byArn(draft.scope(), arn);
    }
    if (role != null) {
      machine.role(Setting.known(role)).roleArn(role.arn());
    } else if (arn != null) {
      machine.role(
          Setting.unknown(
              Unseen.What.ROLE,
              "The role " + arn + " is not part of what was read",
              draft.location()));
      notebook.note(draft.key() + ": the role " + arn + " is not part of what was read");
    }
  }
}
