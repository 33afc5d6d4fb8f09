package io.steplint.access;

import io.steplint.iam.Statement;
import io.steplint.source.ScalarNode;
import io.steplint.workspace.Policy;

/**
 * A grant that no request can ever match.
 *
 * @param cause why
 * @param action the action, as the statement has it
 * @param resource the resource pattern, as the statement has it
 * @param reason why, as a sentence without a full stop
 * @param suggestion what was meant, or empty
 * @param crossed whether both the action and the resource are of use elsewhere in the statement, so
 *     that it comes from listing several of each in one statement
 * @param policy the policy that holds the statement
 * @param statement the statement
 * @param node where the resource pattern stands
 */
public record DeadStatement(
    Cause cause,
    String action,
    String resource,
    String reason,
    String suggestion,
    boolean crossed,
    Policy policy,
    Statement statement,
    ScalarNode node) {

  /** Why a grant is dead. */
  public enum Cause {
    /** The action is authorized on resources of another type. */
    RESOURCE_TYPE,
    /** The ARN has a version or alias, which no request has. */
    QUALIFIER,
    /** The ARN names a task definition without the revision that every request has. */
    REVISION,
    /** The ARN is a machine where an execution is meant, or the other way round. */
    EXECUTION,
    /** There is no such service in ARNs. */
    SERVICE,
    /** The state machine lies in another account, where this role is let in nowhere. */
    ACCOUNT,
    /** The name of a managed rule is misspelt. */
    RULE_NAME,
    /** The partition is another one than the machine's. */
    PARTITION,
    /** A placeholder or policy variable has no value in any request. */
    VARIABLE,
    /** CloudFormation gives the resource that is meant another name. */
    NAME,
    /** Only the case of letters differs from what is needed. */
    CASE
  }
}
