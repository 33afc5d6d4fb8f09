package io.steplint.template.terraform;

import io.steplint.source.ArrayNode;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ObjectNode.Member;
import io.steplint.source.ScalarNode;
import io.steplint.template.terraform.hcl.HclExpression;
import io.steplint.template.terraform.hcl.HclReader.HclFile;
import io.steplint.text.Reference;
import io.steplint.text.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code for} expressions of Terraform, as far as it is known what they go over. */
final class TerraformLoops {

  private static final int MAX_ROUNDS = 1_000;

  private final TerraformEvaluator evaluator;

  TerraformLoops(TerraformEvaluator evaluator) {
    this.evaluator = evaluator;
  }

  /** A round of a loop, or the rounds that are not known. */
  private record Round(Map<String, Node> variables, String name, @Nullable ScalarNode rest) {}

  /** What a loop makes; what it makes of members that are not known is a rest. */
  Node loop(HclExpression.Loop loop, HclFile file, TerraformScope scope) {
    List<Round> rounds = rounds(loop, evaluator.evaluate(loop.collection(), file, scope), file);
    if (rounds == null) {
      return evaluator.unknown(loop, file, scope);
    }
    List<Member> members = new ArrayList<>();
    Map<String, List<Node>> groups = new LinkedHashMap<>();
    ScalarNode rest = null;
    for (Round round : rounds) {
      ScalarNode hidden = round.rest();
      if (hidden == null) {
        TerraformScope inner =
            scope.with(round.variables(), file.source().path() + ":" + loop.start() + round.name());
        Boolean taken = taken(loop, file, inner);
        if (Boolean.FALSE.equals(taken)) {
          continue;
        }
        if (taken != null) {
          add(loop, file, inner, members, groups);
          continue;
        }
        hidden = evaluator.rest(loop, file, inner);
      }
      rest = hidden;
      members.add(new Member(hidden, hidden));
    }
    return result(loop, file, members, groups, rest);
  }

  private @Nullable Boolean taken(HclExpression.Loop loop, HclFile file, TerraformScope scope) {
    HclExpression condition = loop.condition();
    if (condition == null) {
      return true;
    }
    ScalarNode holds = evaluator.evaluate(condition, file, scope).asScalar();
    return holds == null ? null : TerraformOperations.truth(holds);
  }

  private void add(
      HclExpression.Loop loop,
      HclFile file,
      TerraformScope scope,
      List<Member> members,
      Map<String, List<Node>> groups) {
    Node result = evaluator.evaluate(loop.result(), file, scope);
    HclExpression resultKey = loop.resultKey();
    Node written =
        resultKey == null
            ? TerraformEvaluator.place(loop, file)
            : evaluator.evaluate(resultKey, file, scope);
    ScalarNode key = ScalarNode.at(written, TerraformStrings.text(written));
    if (loop.grouping()) {
      List<Node> group = groups.computeIfAbsent(key.string(), k -> new ArrayList<>());
      if (group.isEmpty()) {
        members.add(new Member(key, result));
      }
      group.add(result);
    } else {
      members.add(new Member(key, result));
    }
  }

  private static Node result(
      HclExpression.Loop loop,
      HclFile file,
      List<Member> members,
      Map<String, List<Node>> groups,
      @Nullable ScalarNode rest) {
    if (loop.resultKey() == null) {
      List<Node> items = new ArrayList<>();
      for (Member member : members) {
        items.add(member.value());
      }
      return new ArrayNode(file.source(), loop.start(), loop.end(), null, items);
    }
    List<Member> made = members;
    if (loop.grouping()) {
      made = new ArrayList<>();
      for (Member member : members) {
        List<Node> group = groups.get(member.name());
        if (group != null && rest != null) {
          group.add(rest);
        }
        made.add(
            group == null ? member : new Member(member.key(), ArrayNode.at(member.value(), group)));
      }
    }
    return new ObjectNode(file.source(), loop.start(), loop.end(), null, made);
  }

  private static @Nullable List<Round> rounds(
      HclExpression.Loop loop, Node collection, HclFile file) {
    List<Round> rounds = new ArrayList<>();
    ArrayNode array = collection.asArray();
    ObjectNode object = collection.asObject();
    if (array != null && array.items().size() <= MAX_ROUNDS) {
      boolean counts = true;
      for (int i = 0; i < array.items().size(); i++) {
        Node item = array.items().get(i);
        ScalarNode rest = rest(item.asScalar());
        counts &= rest == null;
        String index = Integer.toString(i);
        Node key =
            counts
                ? TerraformEvaluator.scalar(loop, file, ScalarNode.Kind.NUMBER, index)
                : ScalarNode.unknownAt(item, position(loop, file, index));
        rounds.add(new Round(variables(loop, key, item), "[" + index + "]", rest));
      }
    } else if (object != null && object.members().size() <= MAX_ROUNDS) {
      for (Member member : object.members()) {
        rounds.add(
            new Round(
                variables(loop, member.key(), member.value()),
                "[\"" + member.name() + "\"]",
                rest(member.key())));
      }
    } else {
      return null;
    }
    return rounds;
  }

  /** The index of an item that stands behind an unknown number of others. */
  private static Text position(HclExpression.Loop loop, HclFile file, String index) {
    return Text.of(
        new Reference(
            file.source().path() + ":" + loop.start() + "[…" + index + "]",
            "${" + loop.keyName() + "}",
            Reference.Domain.ANY));
  }

  private static @Nullable ScalarNode rest(@Nullable ScalarNode node) {
    return node != null && node.isRest() ? node : null;
  }

  private static Map<String, Node> variables(HclExpression.Loop loop, Node key, Node value) {
    Map<String, Node> variables = new HashMap<>();
    variables.put(loop.valueName(), value);
    if (loop.keyName() != null) {
      variables.put(loop.keyName(), key);
    }
    return variables;
  }
}
