package io.steplint.workspace;

import io.steplint.source.Location;
import io.steplint.source.ScalarNode;

/**
 * What a resource of a template, for example a role, says that it does not want to hear: {@code
 * Metadata: {steplint: {ignore: [RULE]}}}. State machines hold their own.
 *
 * @param rule the id of a rule, as it is written
 * @param resource the place of the resource, in which the rule is silenced
 */
public record ResourceSuppression(ScalarNode rule, Location resource) {}
