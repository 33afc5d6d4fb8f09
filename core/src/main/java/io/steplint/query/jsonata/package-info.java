/**
 * JSONata 2.0.6, and what Step Functions adds to it and takes from it. Knows nothing of the fields
 * that hold an expression.
 */
@NullMarked
package io.steplint.query.jsonata;

import org.jspecify.annotations.NullMarked;
