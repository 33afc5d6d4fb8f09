/**
 * The Maven goals: parameters in, one verdict out. Knows nothing of a single rule, nor of the
 * command line.
 */
@NullMarked
package io.steplint.maven;

import org.jspecify.annotations.NullMarked;
