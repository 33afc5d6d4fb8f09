/**
 * Rules about what states receive and return: values that are missing or of the wrong kind. Knows
 * nothing of permissions.
 */
@NullMarked
package io.steplint.rules.dataflow;

import org.jspecify.annotations.NullMarked;
