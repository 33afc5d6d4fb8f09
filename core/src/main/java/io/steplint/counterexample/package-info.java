/**
 * Looks for the smallest input and answers with which a state does what a finding says. The types
 * propose, the interpreter disposes: what is shown was run.
 */
@NullMarked
package io.steplint.counterexample;

import org.jspecify.annotations.NullMarked;
