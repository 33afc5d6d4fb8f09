/**
 * The types of JSONata expressions: sequences and singletons, undefined, operators, functions and
 * lambdas, on the types of the variables. Knows nothing of states.
 */
@NullMarked
package io.steplint.typing.jsonata;

import org.jspecify.annotations.NullMarked;
