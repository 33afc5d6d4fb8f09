package io.steplint.template.terraform;

import io.steplint.source.ArrayNode;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ObjectNode.Member;
import io.steplint.source.ScalarNode;
import io.steplint.template.draft.Nodes;
import io.steplint.template.terraform.TerraformModule.Declared;
import io.steplint.template.terraform.TerraformModule.Located;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the blocks with {@code count} and {@code for_each} make. */
final class TerraformInstances {

  /** More instances of one block than this are taken as one whose index is not known. */
  private static final int MAX_INSTANCES = 1_000;

  /** How a block says what it makes. */
  enum Form {
    /** One, without an index. */
    SINGLE,
    /** By {@code count}, with a number as index. */
    COUNTED,
    /** By {@code for_each}, with a string as index. */
    KEYED,
    /** By either, but how many is decided only when Terraform runs: one stands for all. */
    UNDECIDED
  }

  /**
   * One of what a block makes.
   *
   * @param declared the block under its address with index
   * @param scope the scope of its arguments, where {@code each} and {@code count} are set
   * @param index the key or number between the brackets; empty without index
   */
  record Instance(Declared declared, TerraformScope scope, String index) {

    /** The value of an argument, or null; an argument that is null is not given. */
    @Nullable Node value(String argument, TerraformEvaluator evaluator) {
      Located written = declared.value(argument);
      Node value = written == null ? null : evaluator.evaluate(written, scope);
      return value == null || (value.asScalar() != null && value.asScalar().isNull())
          ? null
          : value;
    }

    /** The address, with the calls that lead there. */
    String address() {
      return scope.address() + declared.address();
    }
  }

  /**
   * All that a block makes, in the order of the indices.
   *
   * @param complete whether it makes no others
   */
  record Instances(Form form, List<Instance> all, boolean complete) {

    /** The instance of that index, or null. */
    @Nullable Instance at(String index) {
      for (Instance instance : all) {
        if (instance.index().equals(index)) {
          return instance;
        }
      }
      return null;
    }
  }

  private final TerraformEvaluator evaluator;
  private final Map<String, Instances> known = new HashMap<>();

  TerraformInstances(TerraformEvaluator evaluator) {
    this.evaluator = evaluator;
  }

  /**
   * The instances of a resource, data source or call of a module.
   *
   * @param scope the module as it is called
   */
  Instances of(Declared declared, TerraformScope scope) {
    String key = scope.root().module().folder() + "#" + scope.address() + declared.address();
    Instances made = known.get(key);
    if (made == null) {
      // What a count asks of the block that it decides is not decided.
      known.put(key, undecided(declared, scope.outside()));
      int before = evaluator.references().openDefaults();
      made = make(declared, scope.outside());
      if (made.all().isEmpty() && evaluator.references().openDefaults() > before) {
        made = undecided(declared, scope.outside());
      }
      known.put(key, made);
    }
    return made;
  }

  private Instances make(Declared declared, TerraformScope scope) {
    Located count = declared.value("count");
    if (count != null) {
      return counted(declared, count, scope);
    }
    Located each = declared.value("for_each");
    return each == null
        ? new Instances(Form.SINGLE, List.of(new Instance(declared, scope, "")), true)
        : keyed(declared, each, scope);
  }

  private static Instances undecided(Declared declared, TerraformScope scope) {
    return new Instances(Form.UNDECIDED, List.of(new Instance(declared, scope, "")), false);
  }

  private Instances counted(Declared declared, Located count, TerraformScope scope) {
    ScalarNode value = evaluator.evaluate(count, scope).asScalar();
    BigDecimal number = value == null ? null : number(value);
    if (value == null
        || number == null
        || number.signum() < 0
        || number.compareTo(BigDecimal.valueOf(MAX_INSTANCES)) > 0) {
      return undecided(declared, scope);
    }
    List<Instance> instances = new ArrayList<>();
    for (int i = 0; i < number.intValue(); i++) {
      String index = Integer.toString(i);
      Node at = number(count, index);
      // The only one keeps the address of its block, whatever switches it on and off.
      Declared one =
          number.equals(BigDecimal.ONE) ? declared : declared.instance("[" + index + "]");
      instances.add(
          new Instance(
              one,
              scope.with(
                  Map.of("count", ObjectNode.at(at, List.of(Nodes.member(at, "index", at)))),
                  declared.address() + "[" + index + "]"),
              index));
    }
    return new Instances(Form.COUNTED, instances, true);
  }

  private static @Nullable BigDecimal number(ScalarNode value) {
    if (value.isString()) {
      String literal = value.literal();
      return literal != null && literal.matches("[0-9]{1,6}") ? new BigDecimal(literal) : null;
    }
    return value.number();
  }

  private static Node number(Located count, String digits) {
    return TerraformEvaluator.scalar(
        count.expression(), count.file(), ScalarNode.Kind.NUMBER, digits);
  }

  private Instances keyed(Declared declared, Located each, TerraformScope scope) {
    List<Member> members = every(evaluator.evaluate(each, scope));
    if (members == null) {
      return undecided(declared, scope);
    }
    boolean complete = true;
    List<Instance> instances = new ArrayList<>();
    for (Member member : members) {
      if (member.key().isUnknown()) {
        complete = false;
        continue;
      }
      String index = member.name();
      String shown = "[\"" + index + "\"]";
      instances.add(
          new Instance(
              declared.instance(shown),
              scope.with(Map.of("each", each(member)), declared.address() + shown),
              index));
    }
    return instances.isEmpty() && !complete
        ? undecided(declared, scope)
        : new Instances(Form.KEYED, instances, complete);
  }

  /** {@code each}, or the iterator of a dynamic block, for one member of what it goes over. */
  static ObjectNode each(Member member) {
    return ObjectNode.at(
        member.value(),
        List.of(
            Nodes.member(member.key(), "key", member.key()),
            Nodes.member(member.key(), "value", member.value())));
  }

  /**
   * What {@code for_each} goes over: the members of a map, the strings of a set as key and value at
   * once, the items of a list by their index; a key that is no string where it is not known. Null
   * where nothing is known of it.
   */
  static @Nullable List<Member> every(Node collection) {
    ObjectNode object = collection.asObject();
    ArrayNode array = collection.asArray();
    Map<String, Member> members = new LinkedHashMap<>();
    if (object != null) {
      for (Member member : object.members()) {
        members.put(member.name(), member);
      }
    } else if (array != null) {
      for (int i = 0; i < array.items().size(); i++) {
        Node item = array.items().get(i);
        ScalarNode scalar = item.asScalar();
        ScalarNode key =
            scalar == null
                ? Nodes.string(item, Integer.toString(i))
                : scalar.isUnknown() ? scalar : ScalarNode.at(scalar, scalar.text());
        members.putIfAbsent(key.string(), new Member(key, item));
      }
    } else {
      return null;
    }
    return members.size() > MAX_INSTANCES ? null : List.copyOf(members.values());
  }
}
