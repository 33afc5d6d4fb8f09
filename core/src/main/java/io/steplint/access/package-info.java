/**
 * What the Tasks of a state machine need against what its role grants: missing, denied, too much,
 * never of use, or not to be known; and the least that would do. Knows nothing of rules.
 */
@NullMarked
package io.steplint.access;

import org.jspecify.annotations.NullMarked;
