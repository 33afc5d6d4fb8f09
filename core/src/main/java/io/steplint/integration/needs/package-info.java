/**
 * What the Tasks of a state machine need from IAM: to call, to poll, to stop, to deploy. Knows
 * nothing of roles and of what their policies grant.
 */
@NullMarked
package io.steplint.integration.needs;

import org.jspecify.annotations.NullMarked;
