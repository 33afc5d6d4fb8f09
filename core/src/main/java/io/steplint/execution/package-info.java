/**
 * Runs a machine on values, offline. Shares the parsers with the analysis and never its types, so
 * that each can convict the other.
 */
@NullMarked
package io.steplint.execution;

import org.jspecify.annotations.NullMarked;
