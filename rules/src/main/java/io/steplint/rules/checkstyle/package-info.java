/**
 * Lets an existing Checkstyle gate run Steplint. The only package that knows Checkstyle, which the
 * gate brings along; it knows nothing of a single rule, and the command line and the Maven plugin
 * know nothing of it.
 */
@NullMarked
package io.steplint.rules.checkstyle;

import org.jspecify.annotations.NullMarked;
