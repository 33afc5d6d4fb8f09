/**
 * A file's text, its positions, and the tree of values that JSON or YAML makes of it, with an exact
 * span on every key and value. Text that is embedded in another file keeps its place there. Knows
 * nothing of AWS.
 */
@NullMarked
package io.steplint.source;

import org.jspecify.annotations.NullMarked;
