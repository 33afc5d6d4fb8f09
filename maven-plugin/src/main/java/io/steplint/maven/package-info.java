/**
 * The Maven goals: parameters in, one verdict out. Hands everything to the command line's own code
 * and knows nothing of rules.
 */
@NullMarked
package io.steplint.maven;

import org.jspecify.annotations.NullMarked;
