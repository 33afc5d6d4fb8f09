/**
 * What an expression gives, told in types: {@code typing.path} for reference paths, {@code
 * typing.intrinsic} for intrinsic functions, {@code typing.jsonata} for JSONata. Knows nothing of
 * states.
 */
@NullMarked
package io.steplint.typing;

import org.jspecify.annotations.NullMarked;
