/** Executes machines on values, for tests that hold the values against their inferred types. */
@NullMarked
package io.steplint.flow.concrete;

import org.jspecify.annotations.NullMarked;
