/** Reference paths evaluated on types: reading, filtering, narrowing, writing. */
@NullMarked
package io.steplint.typing.path;

import org.jspecify.annotations.NullMarked;
