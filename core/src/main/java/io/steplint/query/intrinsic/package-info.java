/**
 * The intrinsic functions of JSONPath states, {@code States.Format} and its kin. Knows nothing of
 * the fields that hold them.
 */
@NullMarked
package io.steplint.query.intrinsic;

import org.jspecify.annotations.NullMarked;
