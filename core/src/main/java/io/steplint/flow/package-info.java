/**
 * Symbolic execution: what every state of every machine receives and returns, across machines, and
 * what goes wrong on the way. Knows nothing of permissions or rules.
 */
@NullMarked
package io.steplint.flow;

import org.jspecify.annotations.NullMarked;
