/** Rules about texts that cannot be read, or are read otherwise than they look. */
@NullMarked
package io.steplint.rules.syntax;

import org.jspecify.annotations.NullMarked;
