package io.steplint.template.terraform;

import io.steplint.source.ArrayNode;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ObjectNode.Member;
import io.steplint.source.ScalarNode;
import io.steplint.template.draft.Nodes;
import io.steplint.template.terraform.TerraformBlocks.Inner;
import io.steplint.template.terraform.TerraformInstances.Instance;
import io.steplint.template.terraform.hcl.HclExpression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A policy document as the data source {@code aws_iam_policy_document} writes it. */
final class TerraformPolicies {

  private static final Map<String, String> LISTS = new LinkedHashMap<>();

  static {
    LISTS.put("actions", "Action");
    LISTS.put("not_actions", "NotAction");
    LISTS.put("resources", "Resource");
    LISTS.put("not_resources", "NotResource");
  }

  private final TerraformEvaluator evaluator;
  private final Instance data;
  private final TerraformBlocks blocks;

  TerraformPolicies(TerraformEvaluator evaluator, Instance data) {
    this.evaluator = evaluator;
    this.data = data;
    this.blocks = new TerraformBlocks(evaluator, data.declared().file());
  }

  /** The document; a statement that is not known stands in it as a value that is not known. */
  ObjectNode document() {
    List<Node> statements = new ArrayList<>();
    for (String other : List.of("source_policy_documents", "source_json")) {
      include(other, statements);
    }
    for (Inner block : blocks.of(data.declared().block().body(), "statement", data.scope())) {
      statements.add(block.body() == null ? open(block.place()) : statement(block));
    }
    for (String other : List.of("override_policy_documents", "override_json")) {
      include(other, statements);
    }
    Node place =
        Nodes.blank(
            data.declared().file().source(),
            data.declared().block().start(),
            data.declared().block().end());
    return Nodes.policy(place, statements);
  }

  /** The statements of other documents; one with the same Sid as a later one is replaced by it. */
  private void include(String argument, List<Node> statements) {
    HclExpression documents = data.declared().block().body().value(argument);
    if (documents == null) {
      return;
    }
    Node value = evaluator.evaluate(documents, data.declared().file(), data.scope());
    for (Node document : Nodes.list(value)) {
      ScalarNode scalar = document.asScalar();
      if (scalar != null && (scalar.isNull() || "".equals(scalar.literal()))) {
        continue;
      }
      ObjectNode policy = Nodes.objectOrJson(document);
      if (policy == null) {
        statements.add(open(document));
        continue;
      }
      for (Node statement : Nodes.list(policy.get("Statement"))) {
        String sid = sid(statement);
        if (sid != null && argument.startsWith("override")) {
          statements.removeIf(other -> sid.equals(sid(other)));
        }
        statements.add(statement);
      }
    }
  }

  private static @Nullable String sid(Node statement) {
    ObjectNode object = statement.asObject();
    String sid = object == null ? null : Nodes.literal(object.get("Sid"));
    return sid == null || sid.isEmpty() ? null : sid;
  }

  private static Node open(Node place) {
    return ScalarNode.restAt(place, TerraformStrings.text(place));
  }

  private ObjectNode statement(Inner block) {
    Node place = block.place();
    List<Member> members = new ArrayList<>();
    Node effect = block.value("effect", evaluator);
    members.add(
        Nodes.member(place, "Effect", effect == null ? Nodes.string(place, "Allow") : effect));
    Node sid = block.value("sid", evaluator);
    if (sid != null) {
      members.add(Nodes.member(place, "Sid", sid));
    }
    for (Map.Entry<String, String> list : LISTS.entrySet()) {
      Node value = block.value(list.getKey(), evaluator);
      if (value != null) {
        members.add(Nodes.member(place, list.getValue(), value));
      }
    }
    principals(block, "principals", "Principal", members);
    principals(block, "not_principals", "NotPrincipal", members);
    conditions(block, members);
    return ObjectNode.at(place, members);
  }

  private List<Inner> inside(Inner block, String type) {
    return block.body() == null ? List.of() : blocks.of(block.body(), type, block.scope());
  }

  private void principals(Inner block, String type, String name, List<Member> members) {
    Node place = block.place();
    Map<String, List<Node>> byKind = new LinkedHashMap<>();
    for (Inner principal : inside(block, type)) {
      Node identifiers = principal.value("identifiers", evaluator);
      String kind = Nodes.literal(principal.value("type", evaluator));
      if (kind != null && identifiers != null) {
        byKind.computeIfAbsent(kind, k -> new ArrayList<>()).addAll(Nodes.list(identifiers));
      } else {
        byKind.computeIfAbsent("AWS", k -> new ArrayList<>()).add(open(principal.place()));
      }
    }
    if (!byKind.isEmpty()) {
      List<Member> principals = new ArrayList<>();
      byKind.forEach(
          (kind, identifiers) ->
              principals.add(Nodes.member(place, kind, ArrayNode.at(place, identifiers))));
      members.add(Nodes.member(place, name, ObjectNode.at(place, principals)));
    }
  }

  private void conditions(Inner block, List<Member> members) {
    Node place = block.place();
    Map<String, List<Member>> operators = new LinkedHashMap<>();
    boolean open = false;
    for (Inner condition : inside(block, "condition")) {
      Node operator = condition.value("test", evaluator);
      Node key = condition.value("variable", evaluator);
      Node value = condition.value("values", evaluator);
      if (operator == null || key == null || value == null) {
        open |= condition.body() == null;
        continue;
      }
      operators
          .computeIfAbsent(TerraformStrings.text(operator).toString(), k -> new ArrayList<>())
          .add(new Member(ScalarNode.at(key, TerraformStrings.text(key)), value));
    }
    if (open) {
      members.add(Nodes.member(place, "Condition", open(place)));
    } else if (!operators.isEmpty()) {
      List<Member> all = new ArrayList<>();
      operators.forEach(
          (operator, keys) -> all.add(Nodes.member(place, operator, ObjectNode.at(place, keys))));
      members.add(Nodes.member(place, "Condition", ObjectNode.at(place, all)));
    }
  }
}
