package io.steplint.lint;

import io.steplint.source.Location;

/**
 * Another place that explains a finding.
 *
 * @param message what is there, as a phrase or a sentence without a full stop
 */
public record Related(Location location, String message) {}
