package io.steplint.iam;

import io.steplint.source.ObjectNode.Member;
import io.steplint.source.ScalarNode;
import java.util.List;

/**
 * One test of a statement's {@code Condition}: an operator, a key of the request and the values it
 * is compared with.
 *
 * @param operator the operator as it is written, for example {@code
 *     ForAnyValue:StringEqualsIfExists}
 * @param key the condition key as it is written, for example {@code iam:PassedToService}
 * @param values strings, numbers and booleans in document order; one of them has to fit
 * @param complete whether operator, key and every value could be read; if not, nothing is certain
 * @param member the key with its values, where the test stands
 */
public record Condition(
    String operator, String key, List<ScalarNode> values, boolean complete, Member member) {

  public Condition {
    values = List.copyOf(values);
  }
}
