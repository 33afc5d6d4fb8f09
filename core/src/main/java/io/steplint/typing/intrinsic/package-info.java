/** Intrinsic functions evaluated on types. */
@NullMarked
package io.steplint.typing.intrinsic;

import org.jspecify.annotations.NullMarked;
