package io.steplint.iam;

import io.steplint.iam.language.Pattern;
import io.steplint.iam.language.RequestContext;

/**
 * A request, or all requests whose resource a pattern matches.
 *
 * @param action service prefix and name
 * @param resource the ARN, or {@code *} for an action that has no resource
 * @param context its condition keys
 */
public record Request(String action, Pattern resource, RequestContext context) {}
