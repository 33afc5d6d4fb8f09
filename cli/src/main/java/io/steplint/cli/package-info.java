/**
 * The command line: commands, options, exit codes, the training run of the start-up archive.
 * Nothing depends on it.
 */
@NullMarked
package io.steplint.cli;

import org.jspecify.annotations.NullMarked;
