package io.steplint.template.serverless;

import io.steplint.source.ArrayNode;
import io.steplint.source.Document;
import io.steplint.source.Location;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ObjectNode.Member;
import io.steplint.source.ScalarNode;
import io.steplint.template.draft.Deployment;
import io.steplint.template.draft.Nodes;
import io.steplint.template.draft.Notebook;
import io.steplint.template.draft.Placeholders;
import io.steplint.template.files.ProjectFiles;
import io.steplint.text.Reference;
import io.steplint.text.Reference.Domain;
import io.steplint.text.Text;
import io.steplint.workspace.Fact;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fills the variables of the Serverless Framework: <code>${self:…}</code>, <code>${file(…)}</code>,
 * <code>${opt:…}</code>, <code>${sls:stage}</code> and their fallbacks. What nothing decides
 * becomes a reference; <code>${AWS::Region}</code> and its like are left to CloudFormation.
 */
final class ServerlessVariables {

  /** Variables that name each other deeper than this are a cycle. */
  private static final int MAX_DEPTH = 50;

  /** Files and values may repeat each other; more values than this are no project. */
  private static final int MAX_VALUES = 500_000;

  /** A text that variables make longer than this is no setting. */
  private static final int MAX_CHARACTERS = 100_000;

  private final Path file;
  private final String path;
  private final ObjectNode root;
  private final ProjectFiles files;
  private final Deployment settings;
  private final Notebook notebook;
  private final Map<String, @Nullable Node> known = new HashMap<>();
  private int depth;
  private int values;

  ServerlessVariables(
      Path file,
      String path,
      ObjectNode root,
      ProjectFiles files,
      Deployment settings,
      Notebook notebook) {
    this.file = file;
    this.path = path;
    this.root = root;
    this.files = files;
    this.settings = settings;
    this.notebook = notebook;
  }

  /** The value with every variable filled. */
  Node resolve(Node node) {
    if (++values > MAX_VALUES || depth > MAX_DEPTH) {
      sayUnread();
      return ScalarNode.unknownAt(node, unknown("…"));
    }
    ObjectNode object = node.asObject();
    if (object != null) {
      List<Member> members = new ArrayList<>(object.members().size());
      for (Member member : object.members()) {
        members.add(new Member(member.key(), resolve(member.value())));
      }
      return new ObjectNode(object.source(), object.start(), object.end(), object.tag(), members);
    }
    ArrayNode array = node.asArray();
    if (array != null) {
      List<Node> items = new ArrayList<>(array.items().size());
      for (Node item : array.items()) {
        items.add(resolve(item));
      }
      return new ArrayNode(array.source(), array.start(), array.end(), array.tag(), items);
    }
    ScalarNode scalar = node.asString();
    if (scalar == null || scalar.string().indexOf("${") < 0) {
      return node;
    }
    String tag = scalar.tag();
    if (tag == null || tag.length() < 2) {
      return string(scalar);
    }
    ScalarNode untagged = scalar.untagged();
    Node filled = string(untagged);
    String function = tag.equals("!Ref") ? "Ref" : "Fn::" + tag.substring(1);
    return filled == untagged
        ? node
        : ObjectNode.at(scalar, List.of(Nodes.member(scalar, function, filled)));
  }

  /** What is cut off here must not look as if it were not there. */
  private void sayUnread() {
    notebook.fact(
        Fact.Kind.INVALID_TEMPLATE,
        "Variables name each other too deeply or too often, and what they stand for is not read",
        "let each variable stand for a value of its own",
        root.location(),
        null,
        null);
  }

  private Node string(ScalarNode scalar) {
    String text = scalar.literal();
    if (text == null) {
      return scalar;
    }
    List<Placeholders.Piece> pieces = Placeholders.ofDefinition(text);
    Text.Builder out = Text.builder();
    boolean changed = false;
    int characters = 0;
    for (Placeholders.Piece piece : pieces) {
      String name = piece.name();
      if (name == null || !isVariable(name)) {
        out.append(text.substring(piece.start(), piece.end()));
        continue;
      }
      changed = true;
      Node value = known(name, scalar);
      if (value == null && name.startsWith("file(")) {
        missingFile(name, scalar.location(piece.start(), piece.end()));
      }
      if (pieces.size() == 1 && value != null) {
        return value;
      }
      Text known = Nodes.text(value);
      characters += known == null ? 1 : known.toString().length();
      if (characters > MAX_CHARACTERS) {
        sayUnread();
        return ScalarNode.unknownAt(scalar, unknown("…"));
      }
      out.append(known == null ? unknown(name) : known);
    }
    return changed ? ScalarNode.at(scalar, out.build()) : scalar;
  }

  /** The value of a variable, worked out once however often it is named. */
  private @Nullable Node known(String expression, Node place) {
    if (known.containsKey(expression)) {
      return known.get(expression);
    }
    depth++;
    Node value = variable(expression, place);
    depth--;
    known.put(expression, value);
    return value;
  }

  private static boolean isVariable(String name) {
    return name.startsWith("file(")
        || (name.indexOf(':') > 0 && !name.startsWith("AWS::") && name.charAt(0) != '!');
  }

  private Text unknown(String name) {
    return Text.of(new Reference(path + "#${" + name + "}", "${" + name + "}", Domain.ANY));
  }

  /** The value of the first of the alternatives that has one, or null. */
  private @Nullable Node variable(String expression, Node place) {
    for (String alternative : expression.split(",")) {
      Node value = alternative(alternative.strip(), place);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  private @Nullable Node alternative(String name, Node place) {
    if (name.length() > 1 && (name.charAt(0) == '\'' || name.charAt(0) == '"')) {
      return Nodes.string(place, name.substring(1, name.length() - 1));
    }
    if (name.startsWith("self:")) {
      return select(root, name.substring(5));
    }
    if (name.startsWith("file(")) {
      return fromFile(name);
    }
    if (name.startsWith("opt:") || name.startsWith("param:")) {
      String given = settings.parameter(name.substring(name.indexOf(':') + 1));
      return given == null ? null : Nodes.string(place, given);
    }
    if (name.equals("sls:stage")) {
      Node stage = select(root, "provider.stage");
      return stage == null ? Nodes.string(place, "dev") : stage;
    }
    return switch (name) {
      case "aws:accountId" -> Nodes.string(place, settings.account());
      case "aws:region" -> Nodes.string(place, settings.region());
      default -> null;
    };
  }

  private @Nullable Node select(Node from, String steps) {
    Node at = from;
    if (!steps.isEmpty()) {
      for (String step : steps.split("\\.")) {
        Node filled = at.asScalar() == null ? at : resolve(at);
        ObjectNode object = filled.asObject();
        Node next = object == null ? null : object.get(step);
        if (next == null) {
          return null;
        }
        at = next;
      }
    }
    return resolve(at);
  }

  /** Says so where an expression is nothing but a file that cannot be read. */
  private void missingFile(String name, Location location) {
    int close = name.indexOf(')');
    String path = close < 0 ? "" : name.substring("file(".length(), close).strip();
    Path other = files.beside(file, path);
    if (!path.isEmpty() && name.indexOf(',') < 0 && (other == null || files.load(other) == null)) {
      notebook.missingFile(files, other, "file", path, location, null, null);
    }
  }

  private @Nullable Node fromFile(String name) {
    int close = name.indexOf(')');
    Path other = close < 0 ? null : files.beside(file, name.substring(5, close).strip());
    Document document = other == null ? null : files.document(other);
    Node value = document == null ? null : document.root();
    if (other == null || value == null) {
      return null;
    }
    notebook.use(other);
    String rest = name.substring(close + 1).strip();
    return rest.startsWith(":") ? select(value, rest.substring(1)) : resolve(value);
  }
}
