package io.steplint.iam;

import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ScalarNode;
import java.util.List;

/**
 * A policy: identity policy, permissions boundary, service control policy, session policy, resource
 * policy or trust policy, with the places where its parts stand.
 *
 * @param node the document
 * @param version the language version; decides whether policy variables are read
 * @param statements in document order
 * @param complete whether every statement could be read; if not, the policy may say more than is
 *     here
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">Grammar
 *     of the IAM JSON policy language</a>
 */
public record PolicyDocument(
    Node node, Version version, List<Statement> statements, boolean complete) {

  /** A version of the policy language. */
  public enum Version {
    /** The default where a policy says none: policy variables are plain text. */
    V2008_10_17,
    /** The current one. */
    V2012_10_17
  }

  public PolicyDocument {
    statements = List.copyOf(statements);
  }

  /**
   * Reads a policy; whatever cannot be read is left out and makes the policy incomplete.
   *
   * @param root an object with {@code Statement}; scalars and lists of one are the same
   */
  public static PolicyDocument parse(Node root) {
    return new PolicyReader().read(root);
  }

  /** A policy of these statements that was written without the frame of a document. */
  public static PolicyDocument ofStatements(Node place, List<? extends Node> statements) {
    return new PolicyReader().readStatements(place, Version.V2012_10_17, statements);
  }

  /** Whether the document looks like a policy at all. */
  public static boolean isPolicy(Node root) {
    ObjectNode object = root.asObject();
    if (object == null) {
      return false;
    }
    Node statement = object.get("Statement");
    return statement != null && (statement.asObject() != null || statement.asArray() != null);
  }

  static Version versionOf(ObjectNode document) {
    ScalarNode version = document.string("Version");
    // A version that only a deployment decides is the current one in all but historic policies.
    return version == null || "2008-10-17".equals(version.string())
        ? Version.V2008_10_17
        : Version.V2012_10_17;
  }
}
