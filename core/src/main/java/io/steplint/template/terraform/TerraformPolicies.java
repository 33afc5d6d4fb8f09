package io.steplint.template.terraform;

import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ObjectNode.Member;
import io.steplint.source.ScalarNode;
import io.steplint.template.draft.Nodes;
import io.steplint.template.terraform.TerraformModule.Declared;
import io.steplint.template.terraform.TerraformModule.Located;
import io.steplint.template.terraform.hcl.HclBody.HclBlock;
import io.steplint.template.terraform.hcl.HclExpression;
import io.steplint.template.terraform.hcl.HclReader.HclFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Policy documents as Terraform writes them. */
final class TerraformPolicies {

  private static final Map<String, String> LISTS = new LinkedHashMap<>();

  static {
    LISTS.put("actions", "Action");
    LISTS.put("not_actions", "NotAction");
    LISTS.put("resources", "Resource");
    LISTS.put("not_resources", "NotResource");
  }

  private TerraformPolicies() {}

  /**
   * The document of a data source {@code aws_iam_policy_document}, or null if a part is unknown.
   */
  static @Nullable ObjectNode document(
      Declared data, TerraformScope scope, TerraformEvaluator evaluator) {
    List<Node> statements = new ArrayList<>();
    for (String other : List.of("source_policy_documents", "override_policy_documents")) {
      if (!include(data.value(other), scope, evaluator, statements)) {
        return null;
      }
    }
    for (String other : List.of("source_json", "override_json")) {
      if (!include(data.value(other), scope, evaluator, statements)) {
        return null;
      }
    }
    HclFile file = data.file();
    HclBlock block = data.block();
    if (!block.body().blocks("dynamic").isEmpty()) {
      return null;
    }
    for (HclBlock statement : block.body().blocks("statement")) {
      statements.add(statement(statement, file, scope, evaluator));
    }
    Node place =
        new ScalarNode(file.source(), block.start(), block.end(), null, ScalarNode.Kind.STRING, "");
    return Nodes.policy(place, statements);
  }

  private static boolean include(
      @Nullable Located documents,
      TerraformScope scope,
      TerraformEvaluator evaluator,
      List<Node> statements) {
    if (documents == null) {
      return true;
    }
    for (Node document : Nodes.list(evaluator.evaluate(documents, scope))) {
      ObjectNode policy = Nodes.objectOrJson(document);
      if (policy == null) {
        return false;
      }
      statements.addAll(Nodes.list(policy.get("Statement")));
    }
    return true;
  }

  private static ObjectNode statement(
      HclBlock block, HclFile file, TerraformScope scope, TerraformEvaluator evaluator) {
    List<Member> members = new ArrayList<>();
    Node place =
        new ScalarNode(file.source(), block.start(), block.end(), null, ScalarNode.Kind.STRING, "");
    HclExpression effect = block.body().value("effect");
    members.add(
        Nodes.member(
            place,
            "Effect",
            effect == null
                ? Nodes.string(place, "Allow")
                : evaluator.evaluate(effect, file, scope)));
    HclExpression sid = block.body().value("sid");
    if (sid != null) {
      members.add(Nodes.member(place, "Sid", evaluator.evaluate(sid, file, scope)));
    }
    for (Map.Entry<String, String> list : LISTS.entrySet()) {
      HclExpression value = block.body().value(list.getKey());
      if (value != null) {
        members.add(Nodes.member(place, list.getValue(), evaluator.evaluate(value, file, scope)));
      }
    }
    principals(block, "principals", "Principal", place, file, scope, evaluator, members);
    principals(block, "not_principals", "NotPrincipal", place, file, scope, evaluator, members);
    conditions(block, place, file, scope, evaluator, members);
    return new ObjectNode(file.source(), block.start(), block.end(), null, members);
  }

  private static void principals(
      HclBlock block,
      String type,
      String name,
      Node place,
      HclFile file,
      TerraformScope scope,
      TerraformEvaluator evaluator,
      List<Member> members) {
    List<Member> principals = new ArrayList<>();
    for (HclBlock principal : block.body().blocks(type)) {
      HclExpression kind = principal.body().value("type");
      HclExpression identifiers = principal.body().value("identifiers");
      String literal = kind == null ? null : Nodes.literal(evaluator.evaluate(kind, file, scope));
      if (literal != null && identifiers != null) {
        principals.add(Nodes.member(place, literal, evaluator.evaluate(identifiers, file, scope)));
      }
    }
    if (!principals.isEmpty()) {
      members.add(Nodes.member(place, name, ObjectNode.at(place, principals)));
    }
  }

  private static void conditions(
      HclBlock block,
      Node place,
      HclFile file,
      TerraformScope scope,
      TerraformEvaluator evaluator,
      List<Member> members) {
    Map<String, List<Member>> operators = new LinkedHashMap<>();
    for (HclBlock condition : block.body().blocks("condition")) {
      HclExpression test = condition.body().value("test");
      HclExpression variable = condition.body().value("variable");
      HclExpression values = condition.body().value("values");
      if (test == null || variable == null || values == null) {
        continue;
      }
      Node operator = evaluator.evaluate(test, file, scope);
      Node key = evaluator.evaluate(variable, file, scope);
      Node value = evaluator.evaluate(values, file, scope);
      operators
          .computeIfAbsent(TerraformStrings.text(operator).toString(), k -> new ArrayList<>())
          .add(new Member(ScalarNode.at(key, TerraformStrings.text(key)), value));
    }
    if (!operators.isEmpty()) {
      List<Member> all = new ArrayList<>();
      operators.forEach(
          (operator, keys) -> all.add(Nodes.member(place, operator, ObjectNode.at(place, keys))));
      members.add(Nodes.member(place, "Condition", ObjectNode.at(place, all)));
    }
  }
}
