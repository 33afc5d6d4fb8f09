/**
 * One check of a project, from the configuration to the verdict: what the command line, the Maven
 * plugin and the Checkstyle adapter share, so that the three cannot disagree. Knows nothing of any
 * of them, nor of a single rule.
 */
@NullMarked
package io.steplint.rules.gate;

import org.jspecify.annotations.NullMarked;
