package io.steplint.source;

import io.steplint.source.ObjectNode.Member;
import io.steplint.source.Problem.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads YAML 1.2 with snakeyaml-engine's composer into the same tree as JSON. Aliases are followed,
 * merge keys ({@code <<}) are merged with explicit keys winning, local tags such as {@code !Sub}
 * are kept; nothing is constructed.
 */
public final class YamlReader {

  /** More values than this through aliases is no document but an attack. */
  private static final int MAX_ALIASED_VALUES = 100_000;

  private final Source source;
  private final String text;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<org.snakeyaml.engine.v2.nodes.Node, Integer> seen = new IdentityHashMap<>();
  private final Set<Integer> cyclic = new HashSet<>();
  private final int @Nullable [] codePointOffsets;
  private int aliasedValues;
  private int aliasDepth;

  private YamlReader(Source source) {
    this.source = source;
    this.text = source.text();
    this.codePointOffsets = codePointOffsets(text);
  }

  /** The first document of {@code source}; never throws for what the text holds. */
  public static Document read(Source source) {
    return new YamlReader(source).read();
  }

  private Document read() {
    if (bracketsTooDeep()) {
      return new Document(source, null, problems);
    }
    LoadSettings settings =
        LoadSettings.builder()
            .setAllowDuplicateKeys(true)
            .setMaxAliasesForCollections(Integer.MAX_VALUE)
            .setSchema(new CoreSchema())
            .setCodePointLimit(Integer.MAX_VALUE)
            .setLabel(source.path())
            .build();
    Node root = null;
    try {
      AcyclicEvents events =
          new AcyclicEvents(new ParserImpl(settings, new StreamReader(settings, text)));
      Composer composer = new Composer(settings, events);
      if (composer.hasNext()) {
        org.snakeyaml.engine.v2.nodes.Node composed = composer.next();
        refuse(events.refused());
        root = convert(composed, 0);
      } else {
        problems.add(new Problem(Kind.EMPTY, "The file is empty", source.locate(0, 0)));
      }
    } catch (MarkedYamlEngineException e) {
      problems.add(new Problem(Kind.SYNTAX, message(e), place(e)));
    } catch (YamlEngineException e) {
      problems.add(new Problem(Kind.SYNTAX, firstLine(e.getMessage()), source.locate(0, 0)));
    } catch (StackOverflowError e) {
      problems.add(tooDeep(source.locate(0, 0)));
    }
    return new Document(source, root, problems);
  }

  private void refuse(List<Mark> aliases) {
    for (Mark alias : aliases) {
      int start = offset(alias);
      int end = start + 1;
      while (end < text.length() && text.charAt(end) > ' ' && ",]}".indexOf(text.charAt(end)) < 0) {
        end++;
      }
      cyclic.add(start);
      problems.add(
          new Problem(
              Kind.ALIAS, "An alias stands inside its own anchor", source.locate(start, end)));
    }
  }

  private Node convert(org.snakeyaml.engine.v2.nodes.Node node, int depth) {
    int start = offset(node.getStartMark());
    int end = Math.max(start, offset(node.getEndMark()));
    if (depth > Nesting.MAX_DEPTH) {
      problems.add(tooDeep(source.locate(start, start)));
      return nothing(start, end);
    }
    if (cyclic.contains(start) && node instanceof MappingNode) {
      return nothing(start, end);
    }
    boolean alias = seen.merge(node, 1, Integer::sum) > 1;
    aliasDepth += alias ? 1 : 0;
    if (aliasDepth > 0 && ++aliasedValues > MAX_ALIASED_VALUES) {
      aliasDepth -= alias ? 1 : 0;
      if (aliasedValues == MAX_ALIASED_VALUES + 1) {
        problems.add(
            new Problem(
                Kind.ALIAS,
                "Aliases repeat more than " + MAX_ALIASED_VALUES + " values",
                source.locate(start, end)));
      }
      return nothing(start, end);
    }
    Node converted =
        node instanceof MappingNode mapping
            ? mapping(mapping, start, end, depth)
            : node instanceof SequenceNode sequence
                ? sequence(sequence, start, end, depth)
                : scalar((org.snakeyaml.engine.v2.nodes.ScalarNode) node, start, end);
    aliasDepth -= alias ? 1 : 0;
    return converted;
  }

  private ObjectNode mapping(MappingNode mapping, int start, int end, int depth) {
    List<Member> members = new ArrayList<>();
    List<Node> merged = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Node keyNode = convert(tuple.getKeyNode(), depth + 1);
      ScalarNode key =
          keyNode instanceof ScalarNode scalar
              ? asKey(scalar)
              : new ScalarNode(
                  source, keyNode.start(), keyNode.end(), null, ScalarNode.Kind.STRING, "");
      Node value = convert(tuple.getValueNode(), depth + 1);
      if (key.characters().equals("<<")) {
        merged.add(value);
        continue;
      }
      if (!names.add(key.characters())) {
        problems.add(
            new Problem(
                Kind.DUPLICATE_KEY,
                "The key \"" + key.string() + "\" stands twice in this mapping",
                key.location()));
      }
      members.add(new Member(key, value));
    }
    for (Node value : merged) {
      merge(value, members, names);
    }
    return new ObjectNode(source, start, end, localTag(mapping), members);
  }

  private static void merge(Node value, List<Member> members, Set<String> names) {
    if (value instanceof ObjectNode object) {
      for (Member member : object.members()) {
        if (names.add(member.key().characters())) {
          members.add(member);
        }
      }
    } else if (value instanceof ArrayNode array) {
      for (Node item : array.items()) {
        if (item instanceof ObjectNode) {
          merge(item, members, names);
        }
      }
    }
  }

  /** Keys are strings, whatever they look like: a state may be called No or 1. */
  private ScalarNode asKey(ScalarNode scalar) {
    return new ScalarNode(
        scalar.source(),
        scalar.start(),
        scalar.end(),
        scalar.tag(),
        ScalarNode.Kind.STRING,
        scalar.characters());
  }

  private ArrayNode sequence(SequenceNode sequence, int start, int end, int depth) {
    List<Node> items = new ArrayList<>();
    for (org.snakeyaml.engine.v2.nodes.Node item : sequence.getValue()) {
      items.add(convert(item, depth + 1));
    }
    return new ArrayNode(source, start, end, localTag(sequence), items);
  }

  private ScalarNode scalar(org.snakeyaml.engine.v2.nodes.ScalarNode node, int start, int end) {
    String value = node.getValue();
    Tag tag = node.getTag();
    ScalarNode.Kind kind = ScalarNode.Kind.STRING;
    if (tag.equals(Tag.BOOL)) {
      kind = ScalarNode.Kind.BOOLEAN;
    } else if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      kind = ScalarNode.Kind.NUMBER;
    } else if (tag.equals(Tag.NULL)) {
      kind = ScalarNode.Kind.NULL;
    } else if (node.getScalarStyle() == ScalarStyle.PLAIN
        && value.length() == 1
        && source.symbolAt(value.charAt(0)) != null) {
      kind = ScalarNode.Kind.UNKNOWN;
    }
    return new ScalarNode(source, afterProperties(start, end), end, localTag(node), kind, value);
  }

  /** The composer's mark stands before tag and anchor; the value begins after them. */
  private int afterProperties(int start, int end) {
    int at = start;
    while (at < end && (text.charAt(at) == '!' || text.charAt(at) == '&')) {
      while (at < end && text.charAt(at) > ' ') {
        at++;
      }
      while (at < end && text.charAt(at) <= ' ') {
        at++;
      }
    }
    return at;
  }

  private ScalarNode nothing(int start, int end) {
    return new ScalarNode(source, start, end, null, ScalarNode.Kind.UNKNOWN, "");
  }

  private static @Nullable String localTag(org.snakeyaml.engine.v2.nodes.Node node) {
    if (node.getTag().equals(Tag.ENV_TAG)) {
      // The parser takes a plain ${NAME} for a variable of the environment: here it is characters.
      return null;
    }
    String tag = node.getTag().getValue();
    return tag.startsWith("!") ? tag : null;
  }

  /** Flow collections are composed by recursion; no document that means well nests them so. */
  private boolean bracketsTooDeep() {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '[' || c == '{') {
        depth++;
      } else if (c == ']' || c == '}') {
        depth = Math.max(0, depth - 1);
      }
      if (depth > 2 * Nesting.MAX_DEPTH) {
        problems.add(tooDeep(source.locate(i, i + 1)));
        return true;
      }
    }
    return false;
  }

  private static Problem tooDeep(Location location) {
    return new Problem(
        Kind.TOO_DEEP, "Values are nested deeper than " + Nesting.MAX_DEPTH + " levels", location);
  }

  private Location place(MarkedYamlEngineException e) {
    Optional<Mark> mark = e.getProblemMark().isPresent() ? e.getProblemMark() : e.getContextMark();
    int start = mark.isPresent() ? Math.min(offset(mark.get()), text.length()) : 0;
    return source.locate(start, Math.min(text.length(), start + 1));
  }

  private static String message(MarkedYamlEngineException e) {
    String context = e.getContext();
    String problem = firstLine(e.getProblem());
    String sentence = context == null || context.isEmpty() ? problem : context + ": " + problem;
    return sentence.isEmpty()
        ? "This is not YAML"
        : Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
  }

  private static String firstLine(@Nullable String message) {
    if (message == null) {
      return "";
    }
    int cut = message.indexOf('\n');
    return cut < 0 ? message : message.substring(0, cut);
  }

  private int offset(Optional<Mark> mark) {
    return mark.isPresent() ? offset(mark.get()) : 0;
  }

  private int offset(Mark mark) {
    int[] offsets = codePointOffsets;
    int index = mark.getIndex();
    return offsets == null ? index : offsets[Math.min(index, offsets.length - 1)];
  }

  /** Marks count code points; null where those are UTF-16 units. */
  private static int @Nullable [] codePointOffsets(String text) {
    int count = text.codePointCount(0, text.length());
    if (count == text.length()) {
      return null;
    }
    int[] offsets = new int[count + 1];
    int at = 0;
    for (int i = 0; i < count; i++) {
      offsets[i] = at;
      at += Character.charCount(text.codePointAt(at));
    }
    offsets[count] = at;
    return offsets;
  }
}
