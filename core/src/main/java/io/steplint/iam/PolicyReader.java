package io.steplint.iam;

import io.steplint.iam.PolicyDocument.Version;
import io.steplint.source.ArrayNode;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ObjectNode.Member;
import io.steplint.source.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads policies. Element names are taken in any case where IAM's own console would correct them,
 * because a wrong case is another check's business.
 */
final class PolicyReader {

  /** Whether all of the statement at hand could be read. */
  private boolean complete = true;

  PolicyDocument read(Node root) {
    ObjectNode document = root.asObject();
    if (document == null) {
      return new PolicyDocument(root, Version.V2012_10_17, List.of(), false);
    }
    Node statements = document.get("Statement");
    return readStatements(
        root,
        PolicyDocument.versionOf(document),
        statements == null ? List.of() : itemsOf(statements));
  }

  PolicyDocument readStatements(Node root, Version version, List<? extends Node> nodes) {
    List<Statement> statements = new ArrayList<>();
    boolean all = true;
    for (Node node : nodes) {
      ObjectNode object = node.asObject();
      if (object == null) {
        all = false;
        continue;
      }
      Statement statement = statement(object, statements.size());
      all &= statement.complete();
      statements.add(statement);
    }
    return new PolicyDocument(root, version, statements, all);
  }

  private Statement statement(ObjectNode node, int index) {
    complete = true;
    List<ScalarNode> actions = List.of();
    List<ScalarNode> resources = List.of();
    List<PrincipalSet> principals = List.of();
    List<Condition> conditions = List.of();
    Effect effect = null;
    String sid = null;
    boolean notAction = false;
    boolean notResource = false;
    boolean notPrincipal = false;
    for (Member member : node.members()) {
      Node value = member.value();
      switch (member.name().toLowerCase(Locale.ROOT)) {
        case "sid" -> sid = value.asScalar() == null ? null : value.asScalar().string();
        case "effect" -> effect = effect(value);
        case "action" -> {
          actions = scalars(value);
          notAction = false;
        }
        case "notaction" -> {
          actions = scalars(value);
          notAction = true;
        }
        case "resource" -> {
          resources = scalars(value);
          notResource = false;
        }
        case "notresource" -> {
          resources = scalars(value);
          notResource = true;
        }
        case "principal" -> principals = principals(value);
        case "notprincipal" -> {
          principals = principals(value);
          notPrincipal = true;
        }
        case "condition" -> conditions = conditions(member);
        default -> complete &= !isIntrinsic(member.name());
      }
    }
    return new Statement(
        index,
        sid,
        effect,
        actions,
        notAction,
        resources,
        notResource,
        principals,
        notPrincipal,
        conditions,
        complete,
        node);
  }

  private @Nullable Effect effect(Node value) {
    ScalarNode scalar = value.asScalar();
    String effect = scalar == null ? null : scalar.literal();
    if (effect == null) {
      complete = false;
      return null;
    }
    return switch (effect) {
      case "Allow" -> Effect.ALLOW;
      case "Deny" -> Effect.DENY;
      default -> null;
    };
  }

  private List<PrincipalSet> principals(Node value) {
    ObjectNode object = value.asObject();
    if (object == null) {
      List<ScalarNode> any = scalars(value);
      return any.isEmpty() ? List.of() : List.of(new PrincipalSet("*", any));
    }
    List<PrincipalSet> principals = new ArrayList<>();
    for (Member member : object.members()) {
      principals.add(new PrincipalSet(member.name(), scalars(member.value())));
    }
    return principals;
  }

  /** The tests of a Condition; one that cannot be read stands for whatever it may ask for. */
  private List<Condition> conditions(Member condition) {
    ObjectNode operators = condition.value().asObject();
    if (operators == null) {
      return List.of(unreadable(condition));
    }
    boolean before = complete;
    List<Condition> conditions = new ArrayList<>();
    for (Member operator : operators.members()) {
      ObjectNode keys = operator.value().asObject();
      if (keys == null || isIntrinsic(operator.name())) {
        conditions.add(unreadable(operator));
        continue;
      }
      for (Member key : keys.members()) {
        complete = !isIntrinsic(key.name());
        List<ScalarNode> values = scalars(key.value());
        conditions.add(new Condition(operator.name(), key.name(), values, complete, key));
      }
    }
    complete = before;
    return conditions;
  }

  private static Condition unreadable(Member member) {
    return new Condition("", "", List.of(), false, member);
  }

  /** The scalars of a value or list; anything else only a deployment can turn into some. */
  private List<ScalarNode> scalars(Node value) {
    List<ScalarNode> scalars = new ArrayList<>();
    for (Node item : itemsOf(value)) {
      ScalarNode scalar = item.asScalar();
      if (scalar == null) {
        complete = false;
      } else {
        scalars.add(scalar);
      }
    }
    return scalars;
  }

  private static List<? extends Node> itemsOf(Node value) {
    ArrayNode array = value.asArray();
    return array == null ? List.of(value) : array.items();
  }

  private static boolean isIntrinsic(String key) {
    return key.startsWith("Fn::") || key.equals("Ref");
  }
}
