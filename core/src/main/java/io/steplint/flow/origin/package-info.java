/** Where a value that a state reads came from, followed back through the states. */
@NullMarked
package io.steplint.flow.origin;

import org.jspecify.annotations.NullMarked;
