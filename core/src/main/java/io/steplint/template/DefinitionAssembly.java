package io.steplint.template;

import io.steplint.source.Document;
import io.steplint.source.JsonReader;
import io.steplint.source.Location;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.Problem;
import io.steplint.source.ScalarNode;
import io.steplint.source.Source;
import io.steplint.source.SourceFiles.Loaded;
import io.steplint.template.draft.DefinitionDraft;
import io.steplint.template.draft.FilledText;
import io.steplint.template.draft.MachineDraft;
import io.steplint.template.draft.Notebook;
import io.steplint.template.draft.Placeholders;
import io.steplint.template.draft.Substitutions;
import io.steplint.template.files.ProjectFiles;
import io.steplint.text.Nearest;
import io.steplint.text.Reference;
import io.steplint.text.Reference.Domain;
import io.steplint.text.Text;
import io.steplint.workspace.Fact;
import io.steplint.workspace.Setting;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Unseen;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Turns the text of a definition into a tree, in the same way for every form. */
final class DefinitionAssembly {

  private static final String UNDECIDED = "Only the deployment decides what the definition is";

  private final ProjectFiles files;
  private final Notebook notebook;

  DefinitionAssembly(ProjectFiles files, Notebook notebook) {
    this.files = files;
    this.notebook = notebook;
  }

  /** Gives the machine the definition of its draft. */
  void define(StateMachine.Builder machine, MachineDraft draft) {
    DefinitionDraft definition = draft.definition();
    if (definition instanceof DefinitionDraft.Values values) {
      values(machine, draft, values);
    } else if (definition instanceof DefinitionDraft.Words words) {
      Source text = filled(words.text(), words.substitutions(), draft);
      document(machine, words.json() ? JsonReader.read(text) : Document.readEmbedded(text));
    } else if (definition instanceof DefinitionDraft.InFile inFile) {
      file(machine, draft, inFile);
    } else if (definition instanceof DefinitionDraft.Whole whole) {
      document(machine, whole.document());
    } else if (definition instanceof DefinitionDraft.Hidden hidden) {
      machine.definition(
          Setting.unknown(hidden.unseen()), hidden.unseen().location().file(), List.of());
    }
  }

  private void values(
      StateMachine.Builder machine, MachineDraft draft, DefinitionDraft.Values values) {
    Substitutions substitutions = values.substitutions();
    Node node = values.value();
    if (substitutions.open()) {
      Set<String> met = new HashSet<>();
      node =
          new FilledValues((name, place) -> value(name, draft, substitutions, met, place)).of(node);
      reportUnused(substitutions, met, draft);
    }
    tree(machine, node, node.location().file(), List.of());
  }

  private void file(
      StateMachine.Builder machine, MachineDraft draft, DefinitionDraft.InFile definition) {
    Loaded loaded = files.load(definition.file());
    if (loaded == null) {
      String path = files.path(definition.file());
      machine.definition(
          Setting.unknown(
              Unseen.What.DEFINITION, "The file " + path + " cannot be read", draft.location()),
          path,
          List.of());
      return;
    }
    Problem problem = loaded.problem();
    if (problem != null) {
      machine.definition(Setting.none(), loaded.source().path(), List.of(problem));
      return;
    }
    Source filled = filled(loaded.source(), definition.substitutions(), draft);
    Document document =
        filled == loaded.source() ? files.document(definition.file()) : Document.read(filled);
    if (document != null) {
      document(machine, document);
    }
  }

  private static void document(StateMachine.Builder machine, Document document) {
    String path = document.source().path();
    Node root = document.root();
    if (root == null) {
      machine.definition(Setting.none(), path, document.problems());
    } else {
      tree(machine, root, path, document.problems());
    }
  }

  /** A definition is an object; anything else is a mistake, or not known. */
  private static void tree(
      StateMachine.Builder machine, Node root, String file, List<Problem> problems) {
    ObjectNode object = root.asObject();
    ScalarNode scalar = root.asScalar();
    if (object != null) {
      machine.definition(Setting.known(object), file, problems);
    } else if (scalar != null && scalar.text().reference() != null) {
      machine.definition(
          Setting.unknown(Unseen.What.DEFINITION, UNDECIDED, root.location()), file, problems);
    } else {
      List<Problem> all = new ArrayList<>(problems);
      if (problems.isEmpty()) {
        all.add(
            new Problem(
                Problem.Kind.NO_OBJECT,
                "A definition is an object, not a value of kind " + root.kindName(),
                root.location()));
      }
      machine.definition(Setting.none(), file, all);
    }
  }

  private Source filled(Source source, Substitutions substitutions, MachineDraft draft) {
    if (!substitutions.open()) {
      return source;
    }
    Set<String> met = new HashSet<>();
    Source filled =
        FilledText.substitute(
            source,
            piece ->
                value(
                    String.valueOf(piece.name()),
                    draft,
                    substitutions,
                    met,
                    () -> source.locate(piece.start(), piece.end())));
    reportUnused(substitutions, met, draft);
    return filled;
  }

  private Text value(
      String name,
      MachineDraft draft,
      Substitutions substitutions,
      Set<String> met,
      Supplier<Location> place) {
    Text value = substitutions.value(name);
    if (value != null) {
      met.add(name);
      return value;
    }
    if (substitutions.judged() && Placeholders.isName(name)) {
      String nearest = Nearest.to(name, substitutions.values().keySet());
      notebook.fact(
          Fact.Kind.OPEN_PLACEHOLDER,
          "The placeholder ${" + name + "} has no value in DefinitionSubstitutions",
          nearest != null
              ? "write ${" + nearest + "}"
              : "give it a value in DefinitionSubstitutions",
          place.get(),
          draft.name(),
          draft.resource());
    }
    return Text.of(
        new Reference(substitutions.scope() + "#${" + name + "}", "${" + name + "}", Domain.ANY));
  }

  private void reportUnused(Substitutions substitutions, Set<String> met, MachineDraft draft) {
    if (!substitutions.judged()) {
      return;
    }
    for (Map.Entry<String, ScalarNode> key : substitutions.keys().entrySet()) {
      if (!met.contains(key.getKey())) {
        notebook.fact(
            Fact.Kind.UNUSED_SUBSTITUTION,
            "The definition has no placeholder ${" + key.getKey() + "} for this value",
            "remove the value, or name the placeholder that it is for",
            key.getValue().location(),
            draft.name(),
            draft.resource());
      }
    }
  }
}
