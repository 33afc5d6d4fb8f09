/**
 * The types of JSONata expressions: sequences and singletons, undefined, operators, functions and
 * lambdas, on the types of the variables. Knows nothing of states.
 */
@NullMarked
package io.steplint.flow.jsonata;

import org.jspecify.annotations.NullMarked;
