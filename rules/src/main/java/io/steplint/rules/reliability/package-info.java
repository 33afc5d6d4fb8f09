/** Rules about errors, retries and timeouts. */
@NullMarked
package io.steplint.rules.reliability;

import org.jspecify.annotations.NullMarked;
