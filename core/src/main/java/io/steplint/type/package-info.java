/**
 * What a JSON value can be: a lattice of types with join, meet, inclusion and widening, and JSON
 * Schema in and out. Knows nothing of expressions, states, templates or permissions.
 */
@NullMarked
package io.steplint.type;

import org.jspecify.annotations.NullMarked;
