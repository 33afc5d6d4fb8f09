/**
 * What a user configures, as values: the file {@code .steplint.yaml} and its schema. Knows nothing
 * of what the values are used for.
 */
@NullMarked
package io.steplint.config;

import org.jspecify.annotations.NullMarked;
