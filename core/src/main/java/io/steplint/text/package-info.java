/**
 * Symbolic strings: literal runs and opaque references, so that an ARN built in a template and one
 * built in a policy compare. Knows nothing of files.
 */
@NullMarked
package io.steplint.text;

import org.jspecify.annotations.NullMarked;
