package io.steplint.workspace;

import io.steplint.source.Location;
import io.steplint.text.Text;

/**
 * A policy that a role has but whose content is not to be seen.
 *
 * @param name its ARN or name
 * @param reason why it is unknown, as a sentence without a full stop
 * @param location where it is attached
 */
public record UnknownPolicy(Text name, String reason, Location location) {}
