/**
 * The language of ARNs: patterns as automata, whether one holds or meets another, with a witness.
 * Knows strings and actions, and nothing of policies.
 */
@NullMarked
package io.steplint.iam.language;

import org.jspecify.annotations.NullMarked;
