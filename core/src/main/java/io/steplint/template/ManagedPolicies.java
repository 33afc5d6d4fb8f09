package io.steplint.template;

import io.steplint.iam.PolicyDocument;
import io.steplint.source.Node;
import io.steplint.text.Text;
import io.steplint.workspace.Policy;
import io.steplint.workspace.UnknownPolicy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Policies that a role has by their ARN: the AWS managed ones that matter are known by content. */
final class ManagedPolicies {

  private ManagedPolicies() {}

  /** Adds the policy of that ARN or name to the role, by content where it is known. */
  static void attach(RoleDraft role, Text arn, Node place) {
    String name = awsName(arn);
    List<String> actions = name == null ? null : contents(name);
    if (name != null && actions != null) {
      Node statement = Nodes.allow(place, actions, List.of(Text.of("*")));
      role.policies.add(
          new Policy(
              name,
              Policy.Kind.AWS_MANAGED,
              PolicyDocument.parse(Nodes.policy(place, List.of(statement))),
              place.location(),
              role.resource));
      return;
    }
    role.unknown.add(
        new UnknownPolicy(
            arn,
            name != null
                ? "The content of the AWS managed policy " + name + " is not known here"
                : "The policy " + arn + " is not part of what was read",
            place.location()));
  }

  /** The name of an AWS managed policy by its ARN, or null where the ARN is another's. */
  private static @Nullable String awsName(Text arn) {
    String literal = arn.literal();
    if (literal != null && !literal.startsWith("arn:")) {
      return literal;
    }
    List<Text> pieces = arn.split(':', 6);
    if (pieces.size() < 6 || !"aws".equals(pieces.get(4).literal())) {
      return null;
    }
    String resource = pieces.get(5).literal();
    return resource == null || !resource.startsWith("policy/")
        ? null
        : resource.substring(resource.lastIndexOf('/') + 1);
  }

  private static @Nullable List<String> contents(String name) {
    for (String line : TableLines.of("aws-managed-policies.txt")) {
      if (line.startsWith(name) && line.charAt(name.length()) == ' ') {
        List<String> actions = new ArrayList<>(List.of(line.split(" ")));
        return actions.subList(1, actions.size());
      }
    }
    return null;
  }
}
