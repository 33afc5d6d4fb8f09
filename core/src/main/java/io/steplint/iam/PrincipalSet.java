package io.steplint.iam;

import io.steplint.source.ScalarNode;
import java.util.List;

/**
 * Principals of one kind that a statement names.
 *
 * @param type {@code AWS}, {@code Service}, {@code Federated}, {@code CanonicalUser}, or {@code *}
 *     where the statement says {@code "Principal": "*"}
 * @param values the principals
 */
public record PrincipalSet(String type, List<ScalarNode> values) {

  public PrincipalSet {
    values = List.copyOf(values);
  }
}
