/**
 * What the resource of each Task returns when it succeeds, and what the Cause of its failure holds:
 * a compact table of shapes, read when the first Task asks. Knows nothing of states or rules.
 */
@NullMarked
package io.steplint.integration.results;

import org.jspecify.annotations.NullMarked;
