/** Calls intrinsic functions on values. */
@NullMarked
package io.steplint.execution.intrinsic;

import org.jspecify.annotations.NullMarked;
