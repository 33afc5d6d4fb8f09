/**
 * What a JSON value can be: a lattice of types with join, meet, inclusion and widening, selection
 * and update along paths, the typing of intrinsic functions, and JSON Schema in and out. Knows
 * nothing of states, templates or permissions.
 */
@NullMarked
package io.steplint.type;

import org.jspecify.annotations.NullMarked;
