/**
 * The expression languages of Step Functions: what their front ends share. Knows nothing of states:
 * an expression is a text here, and every offset counts UTF-16 units of that text.
 */
@NullMarked
package io.steplint.query;

import org.jspecify.annotations.NullMarked;
