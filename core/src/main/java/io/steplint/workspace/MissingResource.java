package io.steplint.workspace;

import io.steplint.source.Location;
import org.jspecify.annotations.Nullable;

/**
 * A name that a template uses and does not hold.
 *
 * @param name the name as it is written
 * @param template the template that uses it
 * @param nearest the name that was probably meant, or null
 * @param location where it is used first
 */
public record MissingResource(
    String name, String template, @Nullable String nearest, Location location) {}
