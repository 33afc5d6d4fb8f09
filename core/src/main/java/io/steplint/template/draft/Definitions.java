package io.steplint.template.draft;

import io.steplint.source.Document;
import io.steplint.source.EmbeddedSource;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ObjectNode.Member;
import io.steplint.source.Problem;
import io.steplint.source.ScalarNode;
import io.steplint.source.Source;
import io.steplint.source.SourceFiles.Loaded;
import io.steplint.template.files.ProjectFiles;
import io.steplint.text.Nearest;
import io.steplint.text.Reference;
import io.steplint.text.Reference.Domain;
import io.steplint.text.Text;
import io.steplint.workspace.Fact;
import io.steplint.workspace.StateMachine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the definition of one machine from wherever its template keeps it. */
public final class Definitions {

  private final ProjectFiles files;
  private final Notebook notebook;
  private final Set<Path> used = new HashSet<>();

  public Definitions(ProjectFiles files, Notebook notebook) {
    this.files = files;
    this.notebook = notebook;
  }

  /** Whether a template has read this file as a definition. */
  public boolean isUsed(Path file) {
    return used.contains(file.toAbsolutePath().normalize());
  }

  /** Says that a file is read through something else. */
  public void use(Path file) {
    used.add(file.toAbsolutePath().normalize());
  }

  /**
   * The values that fill a definition's placeholders.
   *
   * @param machine the machine's name
   * @param scope what makes the identity of unfilled placeholders unique
   * @param resource the logical id or address
   * @param values by placeholder; null where the template gives none at all
   * @param keys where each value is named
   * @param judged whether placeholders and values that do not meet are a mistake
   */
  public record Substitutions(
      String machine,
      String scope,
      @Nullable String resource,
      Map<String, Text> values,
      Map<String, ScalarNode> keys,
      boolean judged) {

    static Substitutions none(String machine, String scope, @Nullable String resource) {
      return new Substitutions(machine, scope, resource, Map.of(), Map.of(), false);
    }
  }

  /** Reads a definition file and fills its placeholders. */
  public boolean readFile(StateMachine.Builder machine, Path file, Substitutions substitutions) {
    Loaded loaded = files.load(file);
    if (loaded == null) {
      return false;
    }
    use(file);
    if (loaded.problem() != null) {
      machine.definition(null, loaded.source().path(), List.of(loaded.problem()));
      return true;
    }
    Source filled = substitute(loaded.source(), substitutions);
    read(machine, filled == loaded.source() ? files.document(file) : Document.read(filled));
    return true;
  }

  /** Reads a definition that stands as a string in a template. */
  public void readString(
      StateMachine.Builder machine, EmbeddedSource text, Substitutions substitutions) {
    read(machine, Document.readEmbedded(substitute(text, substitutions)));
  }

  /** Reads a definition that stands as values in a template. */
  public void readInline(
      StateMachine.Builder machine, ObjectNode definition, Substitutions substitutions) {
    Set<String> met = new HashSet<>();
    Node filled = fill(definition, substitutions, met);
    reportUnused(substitutions, met);
    machine.definition(filled.asObject(), definition.source().path(), List.of());
  }

  private void read(StateMachine.Builder machine, @Nullable Document document) {
    if (document == null) {
      return;
    }
    Node root = document.root();
    List<Problem> problems = new ArrayList<>(document.problems());
    ObjectNode object = root == null ? null : root.asObject();
    if (object == null && problems.isEmpty() && root != null) {
      problems.add(
          new Problem(
              Problem.Kind.SYNTAX,
              "A definition is an object, not a value of kind " + root.kindName(),
              root.location()));
    }
    machine.definition(object, document.source().path(), problems);
  }

  private Source substitute(Source source, Substitutions substitutions) {
    Set<String> met = new HashSet<>();
    Source filled =
        FilledText.substitute(
            source,
            piece -> {
              String name = String.valueOf(piece.name());
              return value(
                  name, substitutions, met, () -> source.locate(piece.start(), piece.end()));
            });
    reportUnused(substitutions, met);
    return filled;
  }

  private Text value(
      String name,
      Substitutions substitutions,
      Set<String> met,
      java.util.function.Supplier<io.steplint.source.Location> place) {
    Text value = substitutions.values().get(name);
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
          substitutions.machine(),
          substitutions.resource());
    }
    return Text.of(
        new Reference(substitutions.scope() + "#${" + name + "}", "${" + name + "}", Domain.ANY));
  }

  private void reportUnused(Substitutions substitutions, Set<String> met) {
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
            substitutions.machine(),
            substitutions.resource());
      }
    }
  }

  private Node fill(Node node, Substitutions substitutions, Set<String> met) {
    ObjectNode object = node.asObject();
    if (object != null) {
      List<Member> members = new ArrayList<>(object.members().size());
      for (Member member : object.members()) {
        members.add(new Member(member.key(), fill(member.value(), substitutions, met)));
      }
      return ObjectNode.at(object, members);
    }
    if (node.asArray() != null) {
      List<Node> items = new ArrayList<>(node.asArray().items().size());
      for (Node item : node.asArray().items()) {
        items.add(fill(item, substitutions, met));
      }
      return io.steplint.source.ArrayNode.at(node, items);
    }
    ScalarNode scalar = node.asString();
    return scalar == null || scalar.string().indexOf("${") < 0
        ? node
        : fillString(scalar, substitutions, met);
  }

  private Node fillString(ScalarNode scalar, Substitutions substitutions, Set<String> met) {
    String text = scalar.literal();
    if (text == null) {
      return scalar;
    }
    Text.Builder out = Text.builder();
    for (Placeholders.Piece piece : Placeholders.ofDefinition(text)) {
      String name = piece.name();
      out.append(
          name == null
              ? Text.of(piece.characters(text))
              : value(name, substitutions, met, () -> scalar.location(piece.start(), piece.end())));
    }
    return ScalarNode.at(scalar, out.build());
  }
}
