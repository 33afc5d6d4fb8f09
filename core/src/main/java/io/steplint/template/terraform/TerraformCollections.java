package io.steplint.template.terraform;

import io.steplint.source.ArrayNode;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ObjectNode.Member;
import io.steplint.source.ScalarNode;
import io.steplint.template.draft.JsonText;
import io.steplint.template.draft.Nodes;
import io.steplint.text.Reference;
import io.steplint.text.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The functions of Terraform on lists, sets and maps. What is known of a collection stays known
 * beside a rest that is not.
 */
final class TerraformCollections {

  private static final int MAX_RANGE = 1_000;
  private static final int MAX_PRODUCT = 1_000;

  private TerraformCollections() {}

  /**
   * The result of a function, or null where it is none of these or is not followed.
   *
   * @param place the call, where the result is to stand
   */
  static @Nullable Node call(String name, List<Node> arguments, Node place) {
    if (arguments.isEmpty()) {
      return null;
    }
    Node first = arguments.get(0);
    ArrayNode array = first.asArray();
    return switch (name) {
      case "length" -> length(first, place);
      case "keys" -> parts(first, place, true);
      case "values" -> parts(first, place, false);
      case "lookup" -> lookup(arguments);
      case "contains" -> contains(arguments, place);
      case "element" -> element(arguments);
      case "one" -> one(first, place);
      case "concat" -> concat(arguments, place);
      case "merge" -> merge(arguments, place);
      case "flatten" -> array == null ? null : flatten(array, place);
      case "toset", "distinct" -> array == null ? first : distinct(array, place);
      case "compact" -> array == null ? null : compact(array, place);
      case "reverse" -> array == null || array.hasRest() ? null : reverse(array, place);
      case "sort" -> array == null ? null : sort(array, place);
      case "slice" -> slice(arguments, place);
      case "zipmap" -> zipmap(arguments, place);
      case "range" -> range(arguments, place);
      case "setproduct" -> product(arguments, place);
      case "setunion" -> {
        Node all = concat(arguments, place);
        yield all == null || all.asArray() == null ? null : distinct(all.asArray(), place);
      }
      default -> null;
    };
  }

  private static @Nullable Node length(Node value, Node place) {
    ArrayNode array = value.asArray();
    ObjectNode object = value.asObject();
    String literal = value.asString() == null ? null : Nodes.literal(value);
    if (array != null) {
      return array.hasRest() ? null : number(array.items().size(), place);
    }
    if (object != null) {
      return object.hasRest() ? null : number(object.members().size(), place);
    }
    return literal == null ? null : number(literal.codePointCount(0, literal.length()), place);
  }

  private static Node number(int value, Node place) {
    return TerraformOperations.of(BigDecimal.valueOf(value), place);
  }

  /** The keys or the values of a map, in the order of the keys. */
  private static @Nullable Node parts(Node value, Node place, boolean keys) {
    ObjectNode object = value.asObject();
    if (object == null) {
      return null;
    }
    List<Member> members = new ArrayList<>(object.members());
    members.sort((a, b) -> a.name().compareTo(b.name()));
    List<Node> items = new ArrayList<>();
    for (Member member : members) {
      items.add(keys ? member.key() : member.value());
    }
    return ArrayNode.at(place, items);
  }

  private static @Nullable Node lookup(List<Node> arguments) {
    ObjectNode object = arguments.get(0).asObject();
    String key = arguments.size() < 2 ? null : Nodes.literal(arguments.get(1));
    if (object == null || key == null) {
      return null;
    }
    Node found = object.get(key);
    return found != null
        ? found
        : arguments.size() == 3 && !object.hasRest() ? arguments.get(2) : null;
  }

  private static @Nullable Node contains(List<Node> arguments, Node place) {
    ArrayNode array = arguments.get(0).asArray();
    String wanted = arguments.size() < 2 ? null : Nodes.literal(arguments.get(1));
    if (array == null || wanted == null) {
      return null;
    }
    boolean undecided = false;
    for (Node item : array.items()) {
      String literal = Nodes.literal(item);
      if (wanted.equals(literal)) {
        return TerraformOperations.of(true, place);
      }
      undecided |= literal == null;
    }
    return undecided ? null : TerraformOperations.of(false, place);
  }

  private static @Nullable Node element(List<Node> arguments) {
    ArrayNode array = arguments.get(0).asArray();
    BigDecimal index =
        arguments.size() < 2 || arguments.get(1).asScalar() == null
            ? null
            : arguments.get(1).asScalar().number();
    if (array == null || index == null || array.items().isEmpty() || array.hasRest()) {
      return null;
    }
    int size = array.items().size();
    return index.signum() < 0 || index.compareTo(BigDecimal.valueOf(1_000_000)) > 0
        ? null
        : array.items().get(index.intValue() % size);
  }

  /** The only item; null where there is none. */
  private static @Nullable Node one(Node value, Node place) {
    ArrayNode array = value.asArray();
    if (array == null) {
      return value;
    }
    if (array.hasRest() || array.items().size() > 1) {
      return null;
    }
    return array.items().isEmpty()
        ? new ScalarNode(
            place.source(), place.start(), place.end(), null, ScalarNode.Kind.NULL, "null")
        : array.items().get(0);
  }

  /** What is not known of the arguments stands for any number of items in its place. */
  private static @Nullable Node concat(List<Node> arguments, Node place) {
    List<Node> items = new ArrayList<>();
    boolean known = false;
    for (Node argument : arguments) {
      ArrayNode array = argument.asArray();
      if (array != null) {
        items.addAll(array.items());
        known = true;
      } else if (isUnknown(argument)) {
        items.add(ScalarNode.restAt(argument, TerraformStrings.text(argument)));
      } else {
        return null;
      }
    }
    return known ? ArrayNode.at(place, items) : null;
  }

  private static boolean isUnknown(Node node) {
    ScalarNode scalar = node.asScalar();
    return scalar != null && scalar.isUnknown();
  }

  /**
   * The members of all maps, a later one instead of an earlier one of its key. What is not known
   * may replace any member before it: the scalars among them, which are defaults, are not known
   * then; larger things, which it adds to, are taken to stay.
   */
  private static @Nullable Node merge(List<Node> arguments, Node place) {
    Map<String, Member> members = new LinkedHashMap<>();
    boolean known = false;
    for (Node argument : arguments) {
      ObjectNode object = argument.asObject();
      ScalarNode scalar = argument.asScalar();
      if (object != null) {
        known = true;
        for (Member member : object.members()) {
          members.put(member.name(), member);
        }
      } else if (scalar != null && scalar.isUnknown()) {
        ScalarNode rest = ScalarNode.restAt(argument, scalar.text());
        members.replaceAll((name, member) -> replaceable(member, rest));
        members.put(rest.string(), new Member(rest, rest));
      } else if (scalar == null || !scalar.isNull()) {
        return null;
      }
    }
    return known ? ObjectNode.at(place, List.copyOf(members.values())) : null;
  }

  private static Member replaceable(Member member, ScalarNode by) {
    Node value = member.value();
    if (value.asScalar() == null || member.isRest()) {
      return member;
    }
    Text either =
        Text.of(
            new Reference(
                by.string() + "." + member.name() + TerraformStrings.text(value),
                "${" + member.name() + "}",
                Reference.Domain.ANY));
    return new Member(member.key(), ScalarNode.unknownAt(value, either));
  }

  private static Node flatten(ArrayNode array, Node place) {
    List<Node> items = new ArrayList<>();
    flatten(array, items);
    return ArrayNode.at(place, items);
  }

  private static void flatten(ArrayNode array, List<Node> items) {
    for (Node item : array.items()) {
      ArrayNode inner = item.asArray();
      if (inner != null) {
        flatten(inner, items);
      } else if (isUnknown(item)) {
        // It may be a list of any length as well.
        items.add(ScalarNode.restAt(item, TerraformStrings.text(item)));
      } else {
        items.add(item);
      }
    }
  }

  private static Node distinct(ArrayNode array, Node place) {
    Set<Text> met = new HashSet<>();
    List<Node> items = new ArrayList<>();
    for (Node item : array.items()) {
      if (met.add(JsonText.of(item))) {
        items.add(item);
      }
    }
    return ArrayNode.at(place, items);
  }

  private static Node compact(ArrayNode array, Node place) {
    List<Node> items = new ArrayList<>();
    for (Node item : array.items()) {
      ScalarNode scalar = item.asScalar();
      if (scalar == null || !(scalar.isNull() || "".equals(scalar.literal()))) {
        items.add(item);
      }
    }
    return ArrayNode.at(place, items);
  }

  private static Node reverse(ArrayNode array, Node place) {
    List<Node> items = new ArrayList<>(array.items());
    Collections.reverse(items);
    return ArrayNode.at(place, items);
  }

  private static Node sort(ArrayNode array, Node place) {
    List<Node> items = new ArrayList<>(array.items());
    for (Node item : items) {
      if (Nodes.literal(item) == null) {
        return array;
      }
    }
    items.sort((a, b) -> TerraformStrings.text(a).compareTo(TerraformStrings.text(b)));
    return ArrayNode.at(place, items);
  }

  private static @Nullable Node slice(List<Node> arguments, Node place) {
    ArrayNode array = arguments.get(0).asArray();
    Integer from = arguments.size() == 3 ? integer(arguments.get(1)) : null;
    Integer to = arguments.size() == 3 ? integer(arguments.get(2)) : null;
    return array == null
            || array.hasRest()
            || from == null
            || to == null
            || from > to
            || to > array.items().size()
        ? null
        : ArrayNode.at(place, array.items().subList(from, to));
  }

  private static @Nullable Integer integer(Node value) {
    ScalarNode scalar = value.asScalar();
    BigDecimal number = scalar == null ? null : scalar.number();
    return number == null
            || number.signum() < 0
            || number.compareTo(BigDecimal.valueOf(1_000_000)) > 0
        ? null
        : (Integer) number.intValue();
  }

  private static @Nullable Node zipmap(List<Node> arguments, Node place) {
    ArrayNode keys = arguments.get(0).asArray();
    ArrayNode values = arguments.size() == 2 ? arguments.get(1).asArray() : null;
    if (keys == null
        || values == null
        || keys.hasRest()
        || values.hasRest()
        || keys.items().size() != values.items().size()) {
      return null;
    }
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < keys.items().size(); i++) {
      Node key = keys.items().get(i);
      members.add(
          new Member(ScalarNode.at(key, TerraformStrings.text(key)), values.items().get(i)));
    }
    return ObjectNode.at(place, members);
  }

  private static @Nullable Node range(List<Node> arguments, Node place) {
    Integer from = arguments.size() == 1 ? Integer.valueOf(0) : integer(arguments.get(0));
    Integer to = arguments.size() > 2 ? null : integer(arguments.get(arguments.size() - 1));
    if (from == null || to == null || to - from > MAX_RANGE) {
      return null;
    }
    List<Node> items = new ArrayList<>();
    for (int i = from; i < to; i++) {
      items.add(number(i, place));
    }
    return ArrayNode.at(place, items);
  }

  private static @Nullable Node product(List<Node> arguments, Node place) {
    List<List<Node>> tuples = List.of(List.of());
    for (Node argument : arguments) {
      ArrayNode array = argument.asArray();
      if (array == null
          || array.hasRest()
          || (long) tuples.size() * array.items().size() > MAX_PRODUCT) {
        return null;
      }
      List<List<Node>> longer = new ArrayList<>();
      for (List<Node> tuple : tuples) {
        for (Node item : array.items()) {
          List<Node> next = new ArrayList<>(tuple);
          next.add(item);
          longer.add(next);
        }
      }
      tuples = longer;
    }
    List<Node> items = new ArrayList<>();
    for (List<Node> tuple : tuples) {
      items.add(ArrayNode.at(place, tuple));
    }
    return ArrayNode.at(place, items);
  }
}
