package io.steplint.access;

import io.steplint.iam.Statement;
import io.steplint.source.ScalarNode;
import io.steplint.workspace.Policy;
import org.jspecify.annotations.Nullable;

/**
 * Something that a role allows and no Task of its machines needs.
 *
 * @param kind in what way it is too much
 * @param action the action or the pattern of actions, as the statement has it
 * @param resource the resource pattern, as the statement has it
 * @param witness a resource that is allowed without need; behind an action and a blank where a
 *     pattern of actions allows one that is not needed
 * @param request the same as a request that somebody could make
 * @param generated what wrote the statement where that is a tool, or null
 * @param policy the policy that holds the statement
 * @param statement the statement that allows it
 * @param node where the pattern stands that is too wide, or null for the whole statement
 */
public record Excess(
    Kind kind,
    String action,
    String resource,
    String witness,
    String request,
    @Nullable Generator generated,
    Policy policy,
    Statement statement,
    @Nullable ScalarNode node) {

  /**
   * A tool that wrote a statement.
   *
   * @param by what of which tool, for example {@code table.grantReadData of the AWS CDK}
   * @param less what to write there for less, in the imperative
   */
  public record Generator(String by, String less) {}

  /** In what way a grant is too much. */
  public enum Kind {
    /** No Task needs the action. */
    ACTION,
    /** A pattern of actions allows some that no Task needs. */
    ACTIONS,
    /** The action is needed, on fewer resources. */
    RESOURCES
  }
}
