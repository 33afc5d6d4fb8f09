/**
 * Evaluates JSONata on values, after the reference implementation 2.0.6 and with what Step
 * Functions does otherwise. Shares the syntax tree with the analysis and nothing else.
 */
@NullMarked
package io.steplint.execution.jsonata;

import org.jspecify.annotations.NullMarked;
