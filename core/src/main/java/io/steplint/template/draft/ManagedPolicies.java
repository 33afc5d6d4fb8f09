package io.steplint.template.draft;

import io.steplint.iam.PolicyDocument;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.table.Table;
import io.steplint.text.Text;
import io.steplint.workspace.Policy;
import io.steplint.workspace.UnknownPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Policies that a role has by their ARN: the AWS managed ones that matter are known by content. */
public final class ManagedPolicies {

  private ManagedPolicies() {}

  /**
   * What a policy holds.
   *
   * @param grants its statements
   * @param complete whether it certainly holds nothing else
   */
  private record Content(List<GrantTemplate> grants, boolean complete) {}

  private static final class Holder {
    static final Map<String, Content> CONTENTS = read();
  }

  /** Adds the policy of that ARN or name to the role, by content where it is known. */
  public static void attach(RoleBuilder role, Text arn, Node place) {
    String missing = "The policy " + arn + " is not part of what was read";
    attach(arn, place, role.resource, missing, role.policies, role.unknown);
  }

  /**
   * Adds the policy of that ARN or name to the known ones as far as its content is known, and to
   * the unknown ones as far as it is not.
   *
   * @param place where it is attached
   * @param resource the logical id or address of what attaches it, or null
   * @param missing what to say of a policy that is not AWS's
   */
  public static void attach(
      Text arn,
      Node place,
      @Nullable String resource,
      String missing,
      List<Policy> known,
      List<UnknownPolicy> unknown) {
    String name = awsName(arn);
    Content content = name == null ? null : Holder.CONTENTS.get(name);
    if (name != null && content != null) {
      ObjectNode document =
          GrantTemplate.document(place, content.grants(), ManagedPolicies::noHole);
      known.add(
          new Policy(
              name,
              Policy.Kind.AWS_MANAGED,
              PolicyDocument.parse(document),
              place.location(),
              resource));
    }
    if (content == null || !content.complete()) {
      unknown.add(
          new UnknownPolicy(
              arn,
              name == null
                  ? missing
                  : content == null
                      ? "The content of the AWS managed policy " + name + " is not known here"
                      : "The AWS managed policy " + name + " may grant more than is known here",
              place.location()));
    }
  }

  /** Whether AWS has a policy of that name whose content is known here. */
  public static boolean isKnown(String name) {
    return Holder.CONTENTS.containsKey(name);
  }

  /**
   * The policy of AWS's that an ARN names, or null where it is none, or where not all of its
   * content is known: of a boundary, what is left out counts as much as what is there.
   *
   * @param place where it is named
   * @param resource the logical id or address of what names it, or null
   */
  public static @Nullable Policy complete(Text arn, Node place, @Nullable String resource) {
    List<Policy> known = new ArrayList<>();
    List<UnknownPolicy> unknown = new ArrayList<>();
    attach(arn, place, resource, "", known, unknown);
    return unknown.isEmpty() && known.size() == 1 ? known.get(0) : null;
  }

  private static Text noHole(String name) {
    throw new IllegalStateException("The table has no hole " + name);
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

  private static Map<String, Content> read() {
    Map<String, Content> contents = new HashMap<>();
    List<GrantTemplate> grants = new ArrayList<>();
    for (String line : Table.beside(ManagedPolicies.class, "aws-managed-policies.txt").rows()) {
      if (line.charAt(0) == ' ') {
        grants.add(GrantTemplate.parse(line));
      } else {
        String[] words = line.split(" ");
        grants = new ArrayList<>();
        contents.put(words[0], new Content(grants, words.length == 2));
      }
    }
    return contents;
  }
}
