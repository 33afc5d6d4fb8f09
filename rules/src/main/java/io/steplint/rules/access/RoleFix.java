package io.steplint.rules.access;

import io.steplint.access.NeedResult;
import io.steplint.access.NeedVerdict;
import io.steplint.lint.Fix;
import io.steplint.rules.Mend;
import io.steplint.source.ArrayNode;
import io.steplint.source.ObjectNode;
import io.steplint.text.Part;
import io.steplint.text.Reference;
import io.steplint.text.Text;
import io.steplint.workspace.Policy;
import io.steplint.workspace.Role;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The statement that a role lacks, put into the policy that its author has written. */
final class RoleFix {

  /** What {@code Fn::Sub} resolves: a pseudo parameter, a parameter or a resource. */
  private static final Pattern SUBSTITUTED = Pattern.compile("\\$\\{[A-Za-z0-9:]+\\}");

  private RoleFix() {}

  /** The fix, or null where there is no such policy or the resource cannot be written there. */
  static @Nullable Fix of(Role role, NeedResult need, List<String> actions) {
    Policy policy = need.verdict() == NeedVerdict.MISSING ? written(role) : null;
    ObjectNode document = policy == null ? null : policy.document().node().asObject();
    ArrayNode statements = document == null ? null : array(document);
    String resource = policy == null ? null : resource(need.need().resource(), policy);
    return statements == null || resource == null
        ? null
        : Mend.addItem(
            "Allow " + String.join(", ", actions) + " in role " + role.name(),
            false,
            statements,
            "{\"Effect\": \"Allow\", \"Action\": "
                + (actions.size() == 1
                    ? "\"" + actions.get(0) + "\""
                    : "[\"" + String.join("\", \"", actions) + "\"]")
                + ", \"Resource\": "
                + resource
                + "}");
  }

  /** The only policy that somebody wrote; among several nobody knows which is meant. */
  private static @Nullable Policy written(Role role) {
    Policy found = null;
    for (Policy policy : role.policies()) {
      if (policy.kind() == Policy.Kind.WRITTEN) {
        if (found != null) {
          return null;
        }
        found = policy;
      }
    }
    return role.isComplete() ? found : null;
  }

  private static @Nullable ArrayNode array(ObjectNode document) {
    ObjectNode.Member member = document.member("Statement");
    return member == null ? null : member.value().asArray();
  }

  /** The resource as JSON: a literal, or a substitution where the policy stands in a template. */
  private static @Nullable String resource(Text resource, Policy policy) {
    String literal = resource.literal();
    if (literal != null) {
      return isPlain(literal) ? '"' + literal + '"' : null;
    }
    if (policy.resource() == null) {
      return null;
    }
    for (Part part : resource.parts()) {
      if (part instanceof Reference reference
          && !SUBSTITUTED.matcher(reference.display()).matches()) {
        return null;
      }
    }
    String display = resource.toString();
    return isPlain(display.replaceAll("\\$\\{[A-Za-z0-9:]+\\}", ""))
        ? "{\"Fn::Sub\": \"" + display + "\"}"
        : null;
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c == '"' || c == '\\' || c == '$' || c > '~') {
        return false;
      }
    }
    return true;
  }
}
