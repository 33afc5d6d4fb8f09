/**
 * Rules and findings: the interface a rule implements, the facts it reads, the engine that runs
 * rules over a workspace, suppression, baseline and the verdict. Knows nothing of the command line
 * or of Maven.
 */
@NullMarked
package io.steplint.lint;

import org.jspecify.annotations.NullMarked;
