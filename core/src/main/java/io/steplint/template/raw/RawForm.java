package io.steplint.template.raw;

import io.steplint.iam.PolicyDocument;
import io.steplint.source.Document;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.Problem;
import io.steplint.template.draft.Candidate;
import io.steplint.template.draft.DefinitionDraft;
import io.steplint.template.draft.Deployment;
import io.steplint.template.draft.Drafts;
import io.steplint.template.draft.Form;
import io.steplint.template.draft.MachineDraft;
import io.steplint.template.draft.Notebook;
import io.steplint.template.draft.OpenPlaceholders;
import io.steplint.template.draft.RoleReference;
import io.steplint.template.files.FilePaths;
import io.steplint.template.files.Sniffer;
import io.steplint.workspace.Fact;
import io.steplint.workspace.MachineInput;
import io.steplint.workspace.MachineSettings;
import io.steplint.workspace.MachineType;
import io.steplint.workspace.Policy;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Definitions, their example inputs and policy documents, in files of their own. */
public final class RawForm implements Form {

  private final MachineType type;
  private final Deployment deployment;
  private final OpenPlaceholders placeholders;
  private final Notebook notebook = new Notebook();
  private final Map<String, Document> definitions = new TreeMap<>();
  private final Map<String, Document> documents = new TreeMap<>();
  private final Map<String, MachineInput> inputs = new TreeMap<>();

  /**
   * @param type what the definitions are, for nothing in them says so
   * @param deployment where they are deployed
   */
  public RawForm(MachineType type, Deployment deployment) {
    this.type = type;
    this.deployment = deployment;
    this.placeholders = new OpenPlaceholders(deployment);
  }

  @Override
  public boolean claims(String path) {
    return FilePaths.isDefinition(path) || isInput(path);
  }

  private static boolean isInput(String path) {
    return path.endsWith(".input.json") || path.endsWith(".input.schema.json");
  }

  @Override
  public Taken take(Candidate file) {
    Document document = file.document();
    if (document == null) {
      return Taken.NO;
    }
    String path = file.path();
    Node root = document.root();
    if (isInput(path)) {
      return root == null ? Taken.NO : input(path, root);
    }
    if (FilePaths.isDefinition(path)) {
      definitions.put(path, document);
      return Taken.INPUT;
    }
    return root == null ? unreadable(document) : content(document, root);
  }

  private Taken input(String path, Node root) {
    MachineInput.Kind kind =
        path.endsWith(".schema.json") ? MachineInput.Kind.SCHEMA : MachineInput.Kind.EXAMPLE;
    inputs.put(path.substring(0, path.lastIndexOf(".input.")), new MachineInput(kind, root));
    return Taken.INPUT;
  }

  private Taken content(Document document, Node root) {
    String path = document.source().path();
    ObjectNode object = root.asObject();
    if (object != null && object.has("StartAt") && object.object("States") != null) {
      definitions.put(path, document);
      return Taken.INPUT;
    }
    if (PolicyDocument.isPolicy(root)) {
      documents.put(path, document);
      return Taken.INPUT;
    }
    return Taken.NO;
  }

  /** A text that only its placeholders keep from being a definition, or that is broken. */
  private Taken unreadable(Document document) {
    Document filled = placeholders.inDefinition(document);
    Node root = filled.root();
    if (root != null && content(filled, root) == Taken.INPUT) {
      return Taken.INPUT;
    }
    if (!Sniffer.isMeantAsInput(document.source().text())) {
      return Taken.NO;
    }
    for (Problem problem : document.problems()) {
      notebook.fact(Fact.Kind.UNREADABLE, problem.message(), null, problem.location(), null, null);
    }
    return Taken.INPUT;
  }

  @Override
  public Drafts read() {
    Drafts.Builder drafts = Drafts.builder();
    definitions.forEach((path, document) -> drafts.add(machine(path, document)));
    documents.forEach(
        (path, document) -> {
          Node root = document.root();
          if (root != null) {
            drafts.add(
                new Policy(
                    path, Policy.Kind.WRITTEN, PolicyDocument.parse(root), root.location(), null));
          }
        });
    inputs.forEach(drafts::input);
    return drafts.build(notebook);
  }

  private MachineDraft machine(String path, Document document) {
    String name = FilePaths.definitionStem(FilePaths.name(path));
    var whole = document.source().locate(0, 0);
    return new MachineDraft(
        path,
        name,
        whole,
        "",
        null,
        null,
        type,
        deployment.arn("states", "stateMachine:" + name),
        new DefinitionDraft.Whole(placeholders.inDefinition(document)),
        RoleReference.NONE,
        MachineSettings.unstated(whole),
        List.of());
  }
}
