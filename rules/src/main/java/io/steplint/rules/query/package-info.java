/** Rules about paths, intrinsic functions and JSONata. */
@NullMarked
package io.steplint.rules.query;

import org.jspecify.annotations.NullMarked;
